using HrActors.Domain.Attendance;
using HrActors.Contracts.Employees;
using HrActors.Domain.Time;

namespace HrActors.Dashboard.Preview.Fakes;

internal static class SampleAttendance
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static MonthSheet Of(EmployeeView employee, YearMonth month)
    {
        var days = Enumerable.Range(0, month.LastDay.Day).Select(month.FirstDay.AddDays)
            .Where(day => day >= employee.HireDate && day <= new DateOnly(2026, 11, 20))
            .Select(Day).ToImmutableList();
        var punched = days.FindAll(day => day.Punches.Count > 0);
        return new()
        {
            Days = days,
            FirstDay = punched.Count > 0 ? punched[0].Date : null,
            LastDay = punched.Count > 0 ? punched[^1].Date : null,
        };
    }

    private static DaySheet Day(DateOnly day)
    {
        var works = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        var late = day.Day % 11 == 0 ? 18 : 0;
        return new()
        {
            Date = day,
            Shift = works ? "standard" : null,
            Punches = works && day.Day != 12
                ? [Punch(day, new TimeOnly(8, 58).AddMinutes(late), PunchKind.ClockIn), .. day.Day == 5 ? [] : new[] { Punch(day, new(18, 4), PunchKind.ClockOut) }]
                : [],
            WorkedMinutes = works && day.Day is not (12 or 5) ? 480 - late : 0,
            LateMinutes = works ? late : 0,
            OvertimeMinutes = day.Day % 9 == 0 && works ? 65 : 0,
            Absence = works && day.Day == 12,
            Exceptions = works && day.Day == 5 ? ["missing-punch"] : [],
            WorkingDay = works,
        };
    }

    private static DayPunch Punch(DateOnly day, TimeOnly at, PunchKind kind) =>
        new() { Time = new(day.ToDateTime(at), China), Source = "gate-1", Kind = kind };
}
