namespace HrActors.Domain.Attendance;

/// <summary>What the punches of one shift day come to.</summary>
internal static class DayWork
{
    /// <param name="sheet">The day with its punches listed.</param>
    /// <param name="shift">The shift they were booked to.</param>
    /// <param name="punches">Those that count, in order; at least one.</param>
    /// <param name="template">The template of the day.</param>
    /// <param name="now">Nothing is missing before the shift has closed.</param>
    public static DaySheet Fill(DaySheet sheet, ShiftInstance shift, List<CountedPunch> punches, ShiftTemplate template, DateTimeOffset now)
    {
        var came = punches.Find(punch => punch.Direction != PunchKind.ClockOut);
        var left = punches.FindLast(punch => punch.Direction != PunchKind.ClockIn && punch != came && (came is null || punch.Local > came.Local));
        // A single punch without direction tells neither when somebody came nor when they went.
        if (left is null && came is { Direction: PunchKind.Punch }) came = null;

        var named = sheet with { Shift = shift.Shift.Name };
        var bound = !sheet.OnLeave && template.System != ShiftSystem.Comprehensive && !IsDayOff(sheet, template);
        if (bound)
        {
            named = named with
            {
                LateMinutes = came is null ? 0 : ShiftInstance.FullMinutes(came.Local - shift.Start),
                EarlyMinutes = left is null ? 0 : ShiftInstance.FullMinutes(shift.End - left.Local),
            };
        }

        var missing = came is null || left is null || HasLooseEnd(punches, came, left);
        if (came is not null && left is not null) named = Worked(named, shift, came.Local, left.Local, template);
        return missing && !sheet.OnLeave && PunchBook.LocalOf(now) > shift.Closes
            ? named with { Exceptions = named.Exceptions.Insert(0, DayExceptions.MissingPunch) }
            : named;
    }

    /// <summary>Somebody came back and never left, or left before coming: the minutes stand as far as they go, and somebody should look.</summary>
    private static bool HasLooseEnd(List<CountedPunch> punches, CountedPunch came, CountedPunch left) =>
        (punches[^1] is { Direction: PunchKind.ClockIn } last && last.Local > left.Local)
        || (punches[0] is { Direction: PunchKind.ClockOut } first && first.Local < came.Local);

    private static DaySheet Worked(DaySheet sheet, ShiftInstance shift, DateTime came, DateTime left, ShiftTemplate template)
    {
        if (IsDayOff(sheet, template))
        {
            var minutes = shift.MinutesWorked(came, left);
            return sheet with { WorkedMinutes = minutes, OvertimeMinutes = minutes };
        }

        switch (template.System)
        {
            case ShiftSystem.Flexible:
                var flexible = shift.MinutesWorked(came, left);
                return sheet with
                {
                    WorkedMinutes = flexible,
                    OvertimeMinutes = Math.Max(0, flexible - template.RequiredMinutes),
                    Exceptions = flexible < template.RequiredMinutes && !sheet.OnLeave ? [DayExceptions.ShortHours] : [],
                };
            case ShiftSystem.Comprehensive:
                // Hours beyond the cycle's standard are overtime, which a single day cannot tell.
                return sheet with { WorkedMinutes = shift.MinutesWorked(came, left) };
            default:
                return sheet with
                {
                    WorkedMinutes = shift.MinutesWorked(came > shift.Start ? came : shift.Start, left),
                    OvertimeMinutes = ShiftInstance.FullMinutes(left - (came > shift.End ? came : shift.End)),
                };
        }
    }

    /// <summary>Rest days of a rotation are not those of the calendar, and a cycle has none of its own.</summary>
    private static bool IsDayOff(DaySheet sheet, ShiftTemplate template) =>
        !sheet.WorkingDay && template.System is (ShiftSystem.Fixed or ShiftSystem.Flexible);
}
