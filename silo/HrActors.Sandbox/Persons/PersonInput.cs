namespace HrActors.Sandbox.Persons;

/// <summary>A person as a tester writes them; what may be left out is made up, see <see cref="PersonReading"/>.</summary>
internal sealed record PersonInput
{
    /// <summary>May be given, as in an answer that is sent back; then it must be the number of the path.</summary>
    public string? IdNumber { get; init; }

    public string? Name { get; init; }
    public IReadOnlyList<RecordInput?>? Records { get; init; }

    public override string ToString() => nameof(PersonInput);
}

internal sealed record RecordInput
{
    public string? RegionCode { get; init; }
    public string? Line { get; init; }
    public string? Status { get; init; }
    public string? UnitName { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public int? Months { get; init; }
    public decimal? LastBase { get; init; }
    public bool? Arrears { get; init; }

    /// <summary>Months paid later at once (一次性补缴), among the others.</summary>
    public int? LumpSumMonths { get; init; }
    public string? PersonalNo { get; init; }
    public AgencyInput? Agency { get; init; }
    public IReadOnlyList<HistoryInput?>? History { get; init; }
}

internal sealed record HistoryInput
{
    public string? From { get; init; }
    public string? To { get; init; }
    public decimal? Base { get; init; }
}

internal sealed record AgencyInput
{
    public string? Code { get; init; }
    public string? Name { get; init; }
    public string? Phone { get; init; }
    public string? Address { get; init; }
    public string? PostCode { get; init; }
}
