using HrActors.Contracts.Attendance;
using HrActors.Contracts.Employees;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>Made-up events, read by the rules of the product; somebody forgets, is late, stays away and works overtime.</summary>
internal static class SampleAttendance
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static readonly DateTimeOffset ClosedBefore = new(2026, 10, 1, 0, 0, 0, China);

    public static MonthSheet Of(EmployeeView employee, YearMonth month, ImmutableList<Punch> corrections, DateTimeOffset now)
    {
        var closed = month.FirstDay < ChinaTime.DateOf(ClosedBefore);
        var punches = Enumerable.Range(0, month.LastDay.Day).Select(month.FirstDay.AddDays)
            .Where(day => day >= employee.HireDate && day < ChinaTime.DateOf(now))
            .SelectMany(PunchesOf);
        return AttendanceSheet.Of(month, punches.Concat(corrections), new()
        {
            Shifts = ShiftTemplate.Find(employee.Branch.ShiftTemplate) ?? ShiftTemplate.Standard,
            Calendar = WorkingCalendar.Published,
            Now = now,
            EmployedFrom = employee.HireDate,
            EmployedTo = employee.LastDay,
            ClosedAt = closed ? ClosedBefore.AddDays(4) : null,
        });
    }

    /// <summary>A punch that came for a closed month.</summary>
    public static AdjustmentRequest Late(string employeeNo, string branchCode, string id) => new()
    {
        Id = id,
        Event = new()
        {
            EmployeeNo = employeeNo,
            Kind = PunchKind.ClockOut,
            At = new(2026, 9, 15, 18, 6, 0, China),
            BranchCode = branchCode,
            Source = "gate-1",
            EventId = id,
            Reason = "设备断网补传",
        },
        Month = new(2026, 9),
        ReceivedAt = ClosedBefore.AddDays(9),
        State = AdjustmentState.Open,
    };

    private static IEnumerable<Punch> PunchesOf(DateOnly day)
    {
        if (!WorkingCalendar.Published.IsWorkingDay(day) || day.Day == 12) yield break;

        var late = day.Day % 11 == 0 ? 18 : 0;
        yield return Punch(day, new TimeOnly(8, 58).AddMinutes(late), PunchKind.ClockIn);
        if (day.Day != 5) yield return Punch(day, new TimeOnly(18, 4).AddMinutes(day.Day % 9 == 0 ? 65 : 0), day.Day == 6 ? PunchKind.Undefined : PunchKind.ClockOut);
    }

    private static Punch Punch(DateOnly day, TimeOnly at, PunchKind kind) =>
        new() { At = new(day.ToDateTime(at), China), Source = "gate-1", EventId = $"{day:yyyyMMdd}-{at:HHmm}", Kind = kind };
}
