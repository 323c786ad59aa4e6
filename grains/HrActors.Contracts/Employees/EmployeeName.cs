namespace HrActors.Contracts.Employees;

/// <summary>Number, name and branch: as much of a person as the finance role sees.</summary>
[GenerateSerializer, Immutable, Alias("hr.employee-name")]
public sealed record EmployeeName
{
    [Id(0)] public required string EmployeeNo { get; init; }
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public required string BranchCode { get; init; }
    [Id(3)] public required string BranchName { get; init; }

    public override string ToString() => $"{nameof(EmployeeName)} {EmployeeNo}";
}
