using System.Globalization;

namespace HrActors.Benchmarks.Faults;

/// <summary>How much is done to the product. The short one is a test, the long one a run of the harness.</summary>
public sealed record FaultLoad
{
    public static readonly FaultLoad Short = new() { Employees = 12, Days = 10, PunchesADay = 20, Rounds = 2, Outage = TimeSpan.FromSeconds(4) };

    public static readonly FaultLoad Long = new() { Employees = 60, Days = 30, PunchesADay = 40, Rounds = 8, Outage = TimeSpan.FromSeconds(70) };

    public required int Employees { get; init; }
    public required int Days { get; init; }
    public required int PunchesADay { get; init; }

    /// <summary>How often the fault strikes.</summary>
    public required int Rounds { get; init; }

    /// <summary>How long a dependency is away.</summary>
    public required TimeSpan Outage { get; init; }

    /// <summary>Every punch of the load, day by day, as time clocks would send them. Dates lie in the open months.</summary>
    public IReadOnlyList<PlannedPunch> Punches(IReadOnlyList<(string EmployeeNo, string BranchCode)> employees, string name)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        return
        [
            .. from day in Enumerable.Range(1, Days).Reverse()
               from punch in Enumerable.Range(0, PunchesADay)
               from employee in employees
               let at = new DateTimeOffset(today.AddDays(-day).ToDateTime(new TimeOnly(6, 0)).AddMinutes(17 * punch), TimeSpan.FromHours(8))
               select new PlannedPunch(
                   string.Create(CultureInfo.InvariantCulture, $"{name}-{employee.EmployeeNo}-{at:yyyyMMddHHmm}"), employee.EmployeeNo, employee.BranchCode, at),
        ];
    }
}
