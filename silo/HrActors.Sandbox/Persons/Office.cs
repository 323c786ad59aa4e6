namespace HrActors.Sandbox.Persons;

/// <summary>Who has the records of one line at the places whose code begins so; what is left out means all of them.</summary>
internal sealed record Office
{
    public string? RegionCode { get; init; }
    public string? Line { get; init; }

    public bool Holds(EnrolmentRecord record) =>
        record.RegionCode.StartsWith(RegionCode ?? "", StringComparison.Ordinal) && (Line is null || Line == record.Line);
}
