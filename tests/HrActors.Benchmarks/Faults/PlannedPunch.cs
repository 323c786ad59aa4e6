namespace HrActors.Benchmarks.Faults;

/// <summary>One clock event of the load. No two of an employee have the same time, so that a time counts once in the sheet.</summary>
/// <param name="At">Local time in China, to the minute.</param>
public sealed record PlannedPunch(string Id, string EmployeeNo, string BranchCode, DateTimeOffset At)
{
    public object ToCloudEvent() => new
    {
        specversion = "1.0",
        id = Id,
        source = FaultProduct.Source,
        type = "hr.attendance.punch",
        subject = EmployeeNo,
        time = At,
        data = new { branchCode = BranchCode },
    };
}
