using HrActors.Domain.Enrolment;

namespace HrActors.Domain.Transfers;

/// <summary>How applications reach an agency (经办渠道). Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.way-kind")]
public enum WayKind
{
    None = 0,
    /// <summary>The agency has an interface: submitted, polled and called back by itself (在线接口).</summary>
    Http = 1,
    /// <summary>Files of many persons go out by a portal, answer files come back (批量文件).</summary>
    File = 2,
    /// <summary>A person goes to the window or fills the portal's pages, guided by a checklist (人工办理).</summary>
    Manual = 3,
}

/// <summary>One way to an agency, and which places and lines it serves.</summary>
[GenerateSerializer, Immutable, Alias("hr.agency-way")]
public sealed record AgencyWay
{
    /// <summary>The way that serves what no other does.</summary>
    public const string ManualId = "manual";

    /// <summary>Rows a file may have unless the way says otherwise.</summary>
    public const int DefaultPersonsPerFile = 100;

    /// <summary>Lower-case letters, digits and dashes; for <see cref="WayKind.Http"/> the id under which the address is configured.</summary>
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public required WayKind Kind { get; init; }

    /// <summary>Leading digits of GB/T 2260 codes of the new place: 43 is a province, 430100 a city. Empty: everywhere.</summary>
    [Id(3)] public ImmutableList<string> Regions { get; init; } = [];

    /// <summary>Empty: every line.</summary>
    [Id(4)] public ImmutableList<InsuranceLine> Lines { get; init; } = [];

    /// <summary>1 to 5,000; only for files.</summary>
    [Id(5)] public int PersonsPerFile { get; init; } = DefaultPersonsPerFile;

    /// <summary>True for a way nobody configured: the connected interfaces, and the manual task behind everything.</summary>
    [Id(6)] public bool BuiltIn { get; init; }

    /// <summary>How closely it serves this place and line, more is closer; null when it does not.</summary>
    public int? Closeness(string regionCode, InsuranceLine line)
    {
        var region = Regions.IsEmpty
            ? 0
            : Regions.Where(prefix => regionCode.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => prefix.Length).DefaultIfEmpty(-1).Max();
        var fits = region >= 0 && (Lines.IsEmpty || Lines.Contains(line));
        return fits ? (BuiltIn ? 0 : 100) + (region * 2) + (Lines.IsEmpty ? 0 : 1) - (Id == ManualId ? 1 : 0) : null;
    }
}

public static class AgencyWays
{
    /// <summary>
    /// The way that serves a place and line: the longest prefix decides, then one for the line, then what was configured before what is
    /// built in, then the id. Null only when <paramref name="ways"/> has none that fits.
    /// </summary>
    public static AgencyWay? Find(IEnumerable<AgencyWay> ways, string regionCode, InsuranceLine line) => ways
        .Select(way => (Way: way, Closeness: way.Closeness(regionCode, line)))
        .Where(found => found.Closeness is not null)
        .OrderByDescending(found => found.Closeness)
        .ThenBy(found => found.Way.Id, StringComparer.Ordinal)
        .FirstOrDefault().Way;

    private static readonly string[] Names = ["", "http", "file", "manual"];

    public static string WireName(this WayKind kind) => Names[(int)kind];

    public static bool TryParse(string? name, out WayKind kind)
    {
        kind = (WayKind)Math.Max(0, Array.IndexOf(Names, name ?? ""));
        return kind != WayKind.None;
    }
}
