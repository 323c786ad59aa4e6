using System.Globalization;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Attendance;

/// <summary>Short ways to write punches of March 2024 and to read a day of the sheet.</summary>
internal static class Sheets
{
    public static readonly YearMonth March = new(2024, 3);

    /// <summary>Long after the month.</summary>
    public static readonly DateTimeOffset Later = new(2024, 5, 1, 0, 0, 0, TimeSpan.FromHours(8));

    /// <summary>A punch from <c>dd HH:mm[:ss]</c>, with <c>&gt;</c> before it for in and <c>&lt;</c> for out; its text is its id.</summary>
    public static Punch Punch(string text)
    {
        var kind = text[0] switch { '>' => PunchKind.ClockIn, '<' => PunchKind.ClockOut, _ => PunchKind.Punch };
        return new() { Source = "gate", EventId = text, Kind = kind, At = At(text.TrimStart('>', '<')) };
    }

    /// <summary>Punches separated by commas.</summary>
    public static IEnumerable<Punch> Punches(string texts) =>
        texts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Punch);

    public static DateTimeOffset At(string dayAndTime) => new(
        DateTime.ParseExact("2024-03-" + dayAndTime, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    public static MonthSheet Of(ShiftTemplate template, DateTimeOffset now, params IEnumerable<Punch> punches) =>
        AttendanceSheet.Of(March, punches, new() { Shifts = template, Calendar = WorkingCalendar.Published, Now = now, EmployedFrom = new(2023, 1, 1) });

    /// <summary>The sheet of one day from punches separated by commas.</summary>
    public static DaySheet Day(ShiftTemplate template, int day, string punches) =>
        Of(template, Later, Punches(punches)).Days[day - 1];
}
