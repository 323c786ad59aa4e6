using System.ComponentModel.DataAnnotations;
using HrActors.Domain.Enrolment;

namespace HrActors.Grains.Agencies;

/// <summary>How agencies are asked.</summary>
public sealed class AgencyOptions
{
    public const string Section = "Hr:Agencies";

    /// <summary>Seconds until a submitted application is asked for first; later pauses are longer, up to sixteen times. Default: 5.</summary>
    [Range(1, 86_400)]
    public int PollSeconds { get; set; } = 5;

    /// <summary>Seconds one call may take, retries apart. Default: 10.</summary>
    [Range(1, 300)]
    public int CallSeconds { get; set; } = 10;

    /// <summary>Calls to one agency at once; the others wait. Default: 32.</summary>
    [Range(1, 1_000)]
    public int ConcurrentCalls { get; set; } = 32;

    /// <summary>Calls to one agency's host in any second from one silo, repetitions included; those beyond wait. Default: 200.</summary>
    [Range(1, 10_000)]
    public int CallsPerSecond { get; set; } = 200;

    /// <summary>The agencies spoken to over HTTP, by id.</summary>
    public Dictionary<string, HttpAgencyOptions> Http { get; } = [];
}

/// <summary>One agency that is reached over HTTP.</summary>
public sealed class HttpAgencyOptions
{
    [Required]
    public Uri? Url { get; set; }

    /// <summary>Bearer key of the agency's interface.</summary>
    [Required]
    public string Key { get; set; } = "";

    /// <summary>With which the agency signs what it pushes (HMAC-SHA256).</summary>
    [Required]
    public string CallbackSecret { get; set; } = "";

    /// <summary>Leading digits of GB/T 2260 codes of the places it can be asked about; empty: everywhere.</summary>
    public IList<string> Regions { get; } = [];

    /// <summary>The lines it can be asked about, such as <c>medical</c>; empty: every line.</summary>
    public IList<string> Lines { get; } = [];

    /// <summary>What it can be asked about, place by place and line by line.</summary>
    internal ImmutableList<QueryPart> Parts =>
    [
        .. Regions.DefaultIfEmpty("").SelectMany(region => QueryPart.Everything
            .Where(part => Lines.Count == 0 || Lines.Contains(part.Line.WireName()))
            .Select(part => part with { Region = region })),
    ];

    internal bool ServesAll => Regions.Count + Lines.Count == 0;

    internal bool IsValid => Lines.All(line => InsuranceLines.TryParse(line, out _))
        && Regions.All(region => region.Length is >= 2 and <= 6 && region.All(char.IsAsciiDigit));
}
