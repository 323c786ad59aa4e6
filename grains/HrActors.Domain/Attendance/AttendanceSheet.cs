using HrActors.Domain.Time;

namespace HrActors.Domain.Attendance;

/// <summary>
/// Computes attendance sheets (考勤表) from raw events in any order: working time and overtime in the sense of 劳动法 art. 36-44. The
/// sheet depends on what the events are and not on when they came, so that late ones decide their day again.
/// </summary>
public static class AttendanceSheet
{
    /// <summary>The sheet of a month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="punches">
    /// All events of the month and, for night shifts over its ends, of the day before and after it; of other days those that corrections
    /// link with them. Repeats by source and id count once.
    /// </param>
    /// <param name="facts">What else decides.</param>
    public static MonthSheet Of(YearMonth month, IEnumerable<Punch> punches, AttendanceFacts facts)
    {
        ArgumentNullException.ThrowIfNull(punches);
        ArgumentNullException.ThrowIfNull(facts);
        var booked = Book(month, punches, facts)
            .Where(entry => month.Contains(entry.Shift.Date))
            .ToLookup(entry => entry.Shift.Date);

        var worked = booked.Where(day => day.Any(entry => entry.Punch.Counts)).Select(day => day.Key).Order().ToList();
        var absentFrom = facts.EmployedFrom ?? (worked is [var earliest, ..] ? earliest : DateOnly.MaxValue);
        ImmutableList<DaySheet> days =
            [.. Enumerable.Range(0, month.LastDay.Day).Select(day => Day(month.FirstDay.AddDays(day), booked, facts, absentFrom))];
        return new MonthSheet
        {
            Days = days,
            FirstDay = worked is [var first, ..] ? first : null,
            LastDay = worked is [.., var last] ? last : null,
            Totals = SheetTotals.Of(days, facts.Shifts),
            ClosedAt = facts.ClosedAt,
        };
    }

    /// <summary>The shift day each event is booked to, by its source and id.</summary>
    /// <param name="month">The month of the sheet; an event far from it is not booked.</param>
    /// <param name="punches">As for the sheet of the month.</param>
    /// <param name="facts">What else decides.</param>
    public static IReadOnlyDictionary<(string Source, string EventId), DateOnly> ShiftDays(
        YearMonth month, IEnumerable<Punch> punches, AttendanceFacts facts)
    {
        ArgumentNullException.ThrowIfNull(punches);
        ArgumentNullException.ThrowIfNull(facts);
        return Book(month, punches, facts).ToDictionary(entry => (entry.Punch.Punch.Source, entry.Punch.Punch.EventId), entry => entry.Shift.Date);
    }

    private static IEnumerable<(ShiftInstance Shift, CountedPunch Punch)> Book(YearMonth month, IEnumerable<Punch> punches, AttendanceFacts facts)
    {
        var assignment = new ShiftAssignment(facts.Shifts, facts.Edition);
        var linked = facts.Edition == SheetEdition.First ? punches.Where(IsNear) : punches;
        return PunchBook.Order(linked, facts.MergeWindow, IsNear).Select(punch => (assignment.Book(punch), punch));

        bool IsNear(Punch punch) => ChinaTime.DateOf(punch.At) is var day && day >= month.FirstDay.DayBefore() && day <= month.LastDay.DayAfter();
    }

    private static DaySheet Day(
        DateOnly date, ILookup<DateOnly, (ShiftInstance Shift, CountedPunch Punch)> booked, AttendanceFacts facts, DateOnly absentFrom)
    {
        var entries = booked[date].ToList();
        var punches = Alternation.Infer(entries.ConvertAll(entry => entry.Punch));
        var sheet = new DaySheet
        {
            Date = date,
            Punches = [.. punches.Select(Shown)],
            OnLeave = punches.Exists(punch => punch.Punch.Kind == PunchKind.Leave && punch.Stands),
            WorkingDay = facts.Calendar.IsWorkingDay(date),
            StatutoryHoliday = facts.Calendar.IsStatutoryHoliday(date),
            Employed = facts.Covers(date),
        };
        var counted = punches.FindAll(punch => punch.Counts);
        if (counted.Count == 0) return Empty(sheet, facts, absentFrom);

        // Two shifts booked to one day are one stretch of work, in the hours of the first.
        var filled = DayWork.Fill(sheet, entries.Find(entry => entry.Punch.Counts).Shift, counted, facts.Shifts.On(date), facts.Now);
        return counted.Exists(punch => punch.Punch.Kind == PunchKind.Undefined)
            ? filled with { Exceptions = filled.Exceptions.Add(DayExceptions.DirectionInferred) }
            : filled;
    }

    private static DaySheet Empty(DaySheet sheet, AttendanceFacts facts, DateOnly absentFrom)
    {
        var template = facts.Shifts.On(sheet.Date);
        if (!sheet.WorkingDay || !sheet.Employed || sheet.Date < absentFrom || !DecidesDays(template, facts.Edition)) return sheet;

        var only = template.Shifts is [var one] ? one : null;
        var last = ShiftInstance.Of(sheet.Date, template.Shifts[^1], template);
        var now = PunchBook.LocalOf(facts.Now);
        return sheet with
        {
            Shift = only?.Name,
            // The same day, not the next: whoever comes after all takes it away again.
            Absence = !sheet.OnLeave && now > last.End,
            Exceptions = !sheet.OnLeave && only is not null && now > last.Start && now <= last.End ? [DayExceptions.NotArrived] : [],
        };
    }

    /// <summary>Whether a working day of the calendar is one to come on: of a rotation only a roster could tell.</summary>
    private static bool DecidesDays(ShiftTemplate template, SheetEdition edition) => template.System switch
    {
        ShiftSystem.Comprehensive => false,
        ShiftSystem.Rotating => edition == SheetEdition.First,
        _ => true,
    };

    private static DayPunch Shown(CountedPunch punch) => new()
    {
        Time = new(punch.Local, ChinaTime.Offset),
        Source = punch.Punch.Source,
        EventId = punch.Punch.EventId,
        Kind = punch.Punch.Kind,
        Direction = punch.Direction is PunchKind.ClockIn or PunchKind.ClockOut ? punch.Direction : PunchKind.None,
        Merged = punch.Merged,
        Replaced = punch.Replaced,
        Withdrawn = punch.Withdrawn,
        Inferred = punch.Inferred,
        Reason = punch.Punch.Reason,
    };
}
