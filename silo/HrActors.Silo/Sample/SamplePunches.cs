using System.Globalization;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.Silo.Hosting;

namespace HrActors.Silo.Sample;

/// <summary>
/// Punches of the sample group for the last full month and the present one up to yesterday, as one upstream system sends them. The same
/// person and day always give the same punches under the same ids.
/// </summary>
internal static class SamplePunches
{
    public const string Source = "sample-clock";

    private const int LateInHundred = 4;
    private const int ForgottenInHundred = 1;

    public static IEnumerable<AttendanceEvent> Of(SamplePerson person, string shiftTemplate, DateOnly anchor)
    {
        var first = YearMonth.Of(anchor).AddMonths(-1).FirstDay;
        var start = person.FirstPunchOn ?? person.HireDate;
        for (var day = start > first ? start : first; day < anchor; day = day.AddDays(1))
        {
            if (!WorkingCalendar.Published.IsWorkingDay(day)) continue;
            foreach (var e in OfDay(person, shiftTemplate, day)) yield return e;
        }
    }

    private static IEnumerable<AttendanceEvent> OfDay(SamplePerson person, string shiftTemplate, DateOnly day)
    {
        var dice = new SampleDice(ulong.Parse(person.EmployeeNo, CultureInfo.InvariantCulture) * 1_000_000UL + (ulong)day.DayNumber);
        var (start, hours) = ShiftOf(person, shiftTemplate, day);
        var begins = LocalDay.At(day, new TimeOnly(start, 0));
        var early = dice.Next(100) < LateInHundred ? -dice.Between(3, 40) : dice.Between(1, 18);
        yield return Punch(person, day, PunchKind.ClockIn, begins.AddMinutes(-early).AddSeconds(dice.Next(60)));

        if (dice.Next(100) < ForgottenInHundred) yield break;
        yield return Punch(person, day, PunchKind.ClockOut, begins.AddHours(hours).AddMinutes(dice.Between(0, 35))
            .AddSeconds(dice.Next(60)));
    }

    /// <summary>Hour of the start and hours at work, break included. Rotating shifts change every week.</summary>
    private static (int Start, int Hours) ShiftOf(SamplePerson person, string shiftTemplate, DateOnly day)
    {
        var week = (day.DayNumber / 7) + int.Parse(person.EmployeeNo[^2..], CultureInfo.InvariantCulture);
        return shiftTemplate switch
        {
            "two-shift" => week % 2 == 0 ? (8, 12) : (20, 12),
            "three-shift" => (week % 3) switch { 0 => (8, 8), 1 => (16, 8), _ => (0, 8) },
            _ => (9, 9),
        };
    }

    private static AttendanceEvent Punch(SamplePerson person, DateOnly day, PunchKind kind, DateTimeOffset at) => new()
    {
        EmployeeNo = person.EmployeeNo,
        Kind = kind,
        At = at,
        BranchCode = person.BranchCode,
        Source = Source,
        EventId = string.Create(CultureInfo.InvariantCulture,
            $"{person.EmployeeNo}-{day:yyyyMMdd}-{(kind == PunchKind.ClockIn ? "in" : "out")}"),
    };
}
