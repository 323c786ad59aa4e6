using System.ComponentModel.DataAnnotations;

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
}
