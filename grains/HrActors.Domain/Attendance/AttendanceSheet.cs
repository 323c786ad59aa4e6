using HrActors.Domain.Time;

namespace HrActors.Domain.Attendance;

/// <summary>What decides a month's sheet besides the punches.</summary>
public sealed record AttendanceFacts
{
    public required ShiftTemplate Template { get; init; }
    public required WorkingCalendar Calendar { get; init; }

    /// <summary>Nothing is missing yet on a day whose shift has not closed by now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>First day of the employment; null when unknown, then no day before the first punch is an absence.</summary>
    public DateOnly? EmployedFrom { get; init; }

    /// <summary>Last day of the employment; null while employed.</summary>
    public DateOnly? EmployedTo { get; init; }
}

/// <summary>
/// Computes attendance sheets (考勤表) from raw events in any order: working time and overtime in the sense of 劳动法 art. 36-44.
/// </summary>
public static class AttendanceSheet
{
    public const string MissingPunch = "missing-punch";
    public const string ShortHours = "short-hours";

    /// <summary>The sheet of a month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="punches">
    /// All events of the month and, for night shifts over its ends, of the day before and after it; repeats by source and id count once.
    /// </param>
    /// <param name="facts">What else decides.</param>
    public static MonthSheet Of(YearMonth month, IEnumerable<Punch> punches, AttendanceFacts facts)
    {
        ArgumentNullException.ThrowIfNull(punches);
        ArgumentNullException.ThrowIfNull(facts);
        var assignment = new ShiftAssignment(facts.Template);
        var booked = PunchBook.Order(punches)
            .Select(punch => (Shift: assignment.Book(punch), Punch: punch))
            .Where(entry => month.Contains(entry.Shift.Date))
            .ToLookup(entry => entry.Shift.Date);

        var worked = booked.Where(day => day.Any(entry => entry.Punch.Counts)).Select(day => day.Key).Order().ToList();
        var employedFrom = facts.EmployedFrom ?? (worked is [var earliest, ..] ? earliest : DateOnly.MaxValue);
        return new MonthSheet
        {
            Days = [.. Enumerable.Range(0, month.LastDay.Day).Select(day => Day(month.FirstDay.AddDays(day), booked, facts, employedFrom))],
            FirstDay = worked is [var first, ..] ? first : null,
            LastDay = worked is [.., var last] ? last : null,
        };
    }

    private static DaySheet Day(
        DateOnly date, ILookup<DateOnly, (ShiftInstance Shift, CountedPunch Punch)> booked, AttendanceFacts facts, DateOnly employedFrom)
    {
        var entries = booked[date].ToList();
        var sheet = new DaySheet
        {
            Date = date,
            Punches = [.. entries.Select(entry => Shown(entry.Punch))],
            OnLeave = entries.Exists(entry => entry.Punch.Punch.Kind == PunchKind.Leave),
            WorkingDay = facts.Calendar.IsWorkingDay(date),
        };
        var counted = entries.FindAll(entry => entry.Punch.Counts);
        return counted is [var first, ..]
            // Two shifts booked to one day are one stretch of work, in the hours of the first.
            ? DayWork.Fill(sheet, first.Shift, counted.ConvertAll(entry => entry.Punch), facts)
            : Empty(sheet, facts, employedFrom);
    }

    private static DaySheet Empty(DaySheet sheet, AttendanceFacts facts, DateOnly employedFrom)
    {
        var last = ShiftInstance.Of(sheet.Date, facts.Template.Shifts[^1], facts.Template);
        var expected = sheet.WorkingDay && facts.Template.System != ShiftSystem.Comprehensive
            && sheet.Date >= employedFrom && (facts.EmployedTo is not { } end || sheet.Date <= end);
        return sheet with
        {
            Shift = expected && facts.Template.Shifts is [var only] ? only.Name : null,
            Absence = expected && !sheet.OnLeave && PunchBook.LocalOf(facts.Now) > last.Closes,
        };
    }

    private static DayPunch Shown(CountedPunch punch) => new()
    {
        Time = new(punch.Local, ChinaTime.Offset),
        Source = punch.Punch.Source,
        Kind = punch.Punch.Kind,
        Merged = punch.Merged,
        Replaced = punch.Replaced,
        Reason = punch.Punch.Reason,
    };
}
