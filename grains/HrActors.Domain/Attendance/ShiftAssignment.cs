using HrActors.Domain.Time;

namespace HrActors.Domain.Attendance;

/// <summary>
/// Books punches to the shift day they belong to. A night shift belongs to the day it starts. With one shift a day the clock decides;
/// with several, a punch opens the shift that starts nearest to it, and that shift takes what follows until it closes. Where the template
/// changes, a shift that is running ends by its own.
/// </summary>
internal sealed class ShiftAssignment(ShiftPlan plan, SheetEdition edition)
{
    /// <summary>Coming in this long before the end is coming back from a break, later it is the next shift.</summary>
    private static readonly TimeSpan LastReturn = TimeSpan.FromHours(1);

    /// <summary>The longest stretch of work that is still one where hours are counted over a cycle: a day and a night, and the hand-over.</summary>
    private static readonly TimeSpan LongestStretch = TimeSpan.FromHours(26);

    private ShiftTemplate? _template;
    private ShiftInstance? _open;
    private (ShiftInstance Shift, DateTime Came)? _inside;

    /// <summary>The shift day of a punch. Punches have to be asked for in their order.</summary>
    public ShiftInstance Book(CountedPunch punch)
    {
        var date = DateOnly.FromDateTime(punch.Local);
        if (punch.Punch.Kind is PunchKind.Leave || (punch.OfLeave && edition >= SheetEdition.Third))
            return ShiftInstance.Of(date, plan.On(date).Shifts[0], plan.On(date));

        var template = TemplateOf(punch);
        if (template != _template && punch.Counts) (_template, _open, _inside) = (template, null, null);
        return template.System == ShiftSystem.Rotating ? BookRotating(punch, template) : BookDaily(punch, template);
    }

    /// <summary>The shift days a punch may be booked to, whatever was punched before it.</summary>
    public static (DateOnly First, DateOnly Last) Reach(ShiftTemplate template, DateTime local)
    {
        if (template.System == ShiftSystem.Rotating)
        {
            var all = ShiftsAround(template, local).ToList();
            var open = all.Where(shift => shift.Start <= local && local <= shift.Closes).Select(shift => shift.Date);
            var days = open.Append(Nearest(all, local, shift => shift.Start).Date).Append(Nearest(all, local, shift => shift.End).Date).ToList();
            return (days.Min(), days.Max());
        }

        var day = ShiftInstance.DayOf(local);
        if (template.System == ShiftSystem.Comprehensive) return (ShiftInstance.DayOf(local - LongestStretch), day);
        var before = DateOnly.FromDateTime(local.AddDays(-1));
        return (before < day && local < ShiftInstance.Of(before, template.Shifts[0], template).Start.AddDays(1) ? before : day, day);
    }

    /// <summary>The template whose shift a punch belongs to: that of its day, but for shifts that run over the day of a change or start at its edge.</summary>
    private ShiftTemplate TemplateOf(CountedPunch punch)
    {
        var (date, local) = (DateOnly.FromDateTime(punch.Local), punch.Local);
        var (now, next) = (plan.On(date), plan.On(date.DayAfter()));
        if (now == next && now == plan.On(date.DayBefore())) return now;

        foreach (var rotating in new[] { now, next }.Where(template => template.System == ShiftSystem.Rotating && punch.Direction != PunchKind.ClockOut))
        {
            if (Own(rotating, local).Any(shift => (shift.Start - local).Duration() <= LastReturn)) return rotating;
        }

        return Runs(punch) ? _template! : plan.On(ShiftInstance.DayOf(local));
    }

    /// <summary>Whether a shift of the template before the change takes the punch: somebody goes, and came before it.</summary>
    private bool Runs(CountedPunch punch) => _template is { } template && punch.Direction != PunchKind.ClockIn
        && (template.System == ShiftSystem.Rotating
            ? _open is { } open && punch.Local <= open.Closes
            : _inside is { } inside && punch.Direction == PunchKind.ClockOut && IsStillInside(inside, punch.Local, template));

    /// <summary>The clock decides, but going out closes the day of coming in, even after the day has turned.</summary>
    private ShiftInstance BookDaily(CountedPunch punch, ShiftTemplate template)
    {
        var day = ShiftInstance.Of(ShiftInstance.DayOf(punch.Local), template.Shifts[0], template);
        if (punch.Direction == PunchKind.ClockOut && _inside is { } inside && inside.Shift.Date < day.Date && IsStillInside(inside, punch.Local, template))
            day = inside.Shift;
        if (punch.Counts) _inside = punch.Direction == PunchKind.ClockIn ? (day, punch.Local) : null;
        return day;
    }

    private static bool IsStillInside((ShiftInstance Shift, DateTime Came) inside, DateTime local, ShiftTemplate template) =>
        template.System == ShiftSystem.Comprehensive ? local - inside.Came <= LongestStretch : local < inside.Shift.Start.AddDays(1);

    private ShiftInstance BookRotating(CountedPunch punch, ShiftTemplate template)
    {
        var shift = punch.Direction switch
        {
            PunchKind.ClockIn when _open is { } open && punch.Local >= open.Start && punch.Local < open.End - LastReturn => open,
            PunchKind.ClockIn => Nearest(Own(template, punch.Local), punch.Local, shift => shift.Start),
            _ when _open is { } open && punch.Local <= open.Closes => open,
            PunchKind.ClockOut => Nearest(Own(template, punch.Local), punch.Local, shift => shift.End),
            _ => Nearest(Own(template, punch.Local), punch.Local, shift => shift.Start),
        };
        if (punch.Counts) _open = shift;
        return shift;
    }

    /// <summary>The shifts around a moment on days on which the template holds; it holds on one of them.</summary>
    private IEnumerable<ShiftInstance> Own(ShiftTemplate template, DateTime local) =>
        ShiftsAround(template, local).Where(shift => plan.On(shift.Date) == template);

    private static ShiftInstance Nearest(IEnumerable<ShiftInstance> shifts, DateTime local, Func<ShiftInstance, DateTime> moment) =>
        shifts.MinBy(shift => (moment(shift) - local).Duration())!;

    private static IEnumerable<ShiftInstance> ShiftsAround(ShiftTemplate template, DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        return new[] { day.DayBefore(), day, day.DayAfter() }.Distinct()
            .SelectMany(_ => template.Shifts, (date, shift) => ShiftInstance.Of(date, shift, template));
    }
}
