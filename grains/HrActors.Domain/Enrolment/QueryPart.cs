namespace HrActors.Domain.Enrolment;

/// <summary>
/// What can be asked, and answered, by itself: one line at the places whose code begins with a prefix. Pension and medical insurance have
/// offices of their own (人社, 医保), and so has every place.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.query-part")]
public sealed record QueryPart
{
    /// <summary>Every line everywhere.</summary>
    public static readonly ImmutableList<QueryPart> Everything =
        [.. Enum.GetValues<InsuranceLine>().Where(line => line != InsuranceLine.None).Select(line => new QueryPart { Line = line })];

    /// <summary>Leading digits of GB/T 2260 codes: 42 is a province, 420100 a city. Empty: everywhere.</summary>
    [Id(0)] public string Region { get; init; } = "";
    [Id(1)] public required InsuranceLine Line { get; init; }

    public bool Holds(EnrolmentRecord record) => record.Line == Line && record.RegionCode.StartsWith(Region, StringComparison.Ordinal);

    public bool Includes(QueryPart other) => other.Line == Line && other.Region.StartsWith(Region, StringComparison.Ordinal);

    /// <summary>What both are about; null when they have nothing in common.</summary>
    public QueryPart? Common(QueryPart other) => Includes(other) ? other : other.Includes(this) ? this : null;
}

/// <summary>A part that an agency has not answered yet.</summary>
[GenerateSerializer, Immutable, Alias("hr.query-gap")]
public sealed record QueryGap
{
    [Id(0)] public required string AgencyId { get; init; }
    [Id(1)] public required QueryPart Part { get; init; }
}
