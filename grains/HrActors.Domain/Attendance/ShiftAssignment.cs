using HrActors.Domain.Time;

namespace HrActors.Domain.Attendance;

/// <summary>
/// Books punches to the shift day they belong to. A night shift belongs to the day it starts. With one shift a day the clock decides;
/// with several, a punch opens the shift that starts nearest to it, and that shift takes what follows until it closes.
/// </summary>
internal sealed class ShiftAssignment(ShiftTemplate template)
{
    /// <summary>Coming in this long before the end is coming back from a break, later it is the next shift.</summary>
    private static readonly TimeSpan LastReturn = TimeSpan.FromHours(1);

    /// <summary>The longest stretch of work that is still one where hours are counted over a cycle: a day and a night, and the hand-over.</summary>
    private static readonly TimeSpan LongestStretch = TimeSpan.FromHours(26);

    private ShiftInstance? _open;
    private (ShiftInstance Shift, DateTime Came)? _inside;

    /// <summary>The shift day of a punch. Punches have to be asked for in their order.</summary>
    public ShiftInstance Book(CountedPunch punch)
    {
        if (punch.Punch.Kind is PunchKind.Leave) return ShiftInstance.Of(DateOnly.FromDateTime(punch.Local), template.Shifts[0], template);
        return template.System == ShiftSystem.Rotating ? BookRotating(punch) : BookDaily(punch);
    }

    /// <summary>The shift days a punch may be booked to, whatever was punched before it.</summary>
    public static (DateOnly First, DateOnly Last) Reach(ShiftTemplate template, DateTime local)
    {
        if (template.System == ShiftSystem.Rotating)
        {
            var all = new ShiftAssignment(template);
            var open = ShiftsAround(template, local).Where(shift => shift.Start <= local && local <= shift.Closes).Select(shift => shift.Date);
            var days = open.Append(all.Nearest(local, shift => shift.Start).Date).Append(all.Nearest(local, shift => shift.End).Date).ToList();
            return (days.Min(), days.Max());
        }

        var day = ShiftInstance.DayOf(local);
        if (template.System == ShiftSystem.Comprehensive) return (ShiftInstance.DayOf(local - LongestStretch), day);
        var before = DateOnly.FromDateTime(local.AddDays(-1));
        return (before < day && local < ShiftInstance.Of(before, template.Shifts[0], template).Start.AddDays(1) ? before : day, day);
    }

    /// <summary>The clock decides, but going out closes the day of coming in, even after the day has turned.</summary>
    private ShiftInstance BookDaily(CountedPunch punch)
    {
        var day = ShiftInstance.Of(ShiftInstance.DayOf(punch.Local), template.Shifts[0], template);
        if (punch.Direction == PunchKind.ClockOut && _inside is { } inside && inside.Shift.Date < day.Date && IsStillInside(inside, punch.Local))
            day = inside.Shift;
        if (punch.Counts) _inside = punch.Direction == PunchKind.ClockIn ? (day, punch.Local) : null;
        return day;
    }

    private bool IsStillInside((ShiftInstance Shift, DateTime Came) inside, DateTime local) => template.System == ShiftSystem.Comprehensive
        ? local - inside.Came <= LongestStretch
        : local < inside.Shift.Start.AddDays(1);

    private ShiftInstance BookRotating(CountedPunch punch)
    {
        var shift = punch.Direction switch
        {
            PunchKind.ClockIn when _open is { } open && punch.Local >= open.Start && punch.Local < open.End - LastReturn => open,
            PunchKind.ClockIn => Nearest(punch.Local, shift => shift.Start),
            _ when _open is { } open && punch.Local <= open.Closes => open,
            PunchKind.ClockOut => Nearest(punch.Local, shift => shift.End),
            _ => Nearest(punch.Local, shift => shift.Start),
        };
        if (punch.Counts) _open = shift;
        return shift;
    }

    private ShiftInstance Nearest(DateTime local, Func<ShiftInstance, DateTime> moment) =>
        ShiftsAround(template, local).MinBy(shift => (moment(shift) - local).Duration())!;

    private static IEnumerable<ShiftInstance> ShiftsAround(ShiftTemplate template, DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        return new[] { day.DayBefore(), day, day.DayAfter() }.Distinct()
            .SelectMany(_ => template.Shifts, (date, shift) => ShiftInstance.Of(date, shift, template));
    }
}
