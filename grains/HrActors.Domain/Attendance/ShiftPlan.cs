using HrActors.Domain.Time;

namespace HrActors.Domain.Attendance;

/// <summary>
/// Which shift template holds on which day: branches change theirs, and people move between branches. One template for all days is a
/// plan, too.
/// </summary>
public sealed class ShiftPlan
{
    /// <summary>Ascending; the first reaches back without end.</summary>
    private readonly ImmutableArray<(DateOnly From, ShiftTemplate Template)> _spans;

    private ShiftPlan(ImmutableArray<(DateOnly From, ShiftTemplate Template)> spans) => _spans = spans;

    /// <summary>The template of the last days.</summary>
    public ShiftTemplate Newest => _spans[^1].Template;

    /// <summary>Days from which another template holds than before, in order; none where one holds for all days.</summary>
    public IEnumerable<(DateOnly From, ShiftTemplate Template)> Changes => _spans.Skip(1);

    public static implicit operator ShiftPlan(ShiftTemplate template) => Always(template);

    public static ShiftPlan Always(ShiftTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return template.AsPlan;
    }

    /// <summary>The same days, but for those from <paramref name="from"/> on, which have this template whatever was known of them.</summary>
    public ShiftPlan With(DateOnly from, ShiftTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var kept = _spans.RemoveAll(span => span.From >= from);
        if (kept.IsEmpty) return Always(template);
        return kept[^1].Template == template ? new(kept) : new(kept.Add((from, template)));
    }

    /// <summary>The template of a day.</summary>
    public ShiftTemplate On(DateOnly day)
    {
        for (var i = _spans.Length - 1; i > 0; i--)
        {
            if (_spans[i].From <= day) return _spans[i].Template;
        }

        return _spans[0].Template;
    }

    /// <summary>The first and the last shift day that an event at this moment may be booked to, whatever else was punched.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="at">When it was.</param>
    public (DateOnly First, DateOnly Last) ShiftDays(PunchKind kind, DateTimeOffset at)
    {
        if (_spans.Length == 1) return Newest.ShiftDays(kind, at);

        // A shift of the day before or after may reach it, each by its own template.
        var day = ChinaTime.DateOf(at);
        var reaches = new[] { day.DayBefore(), day, day.DayAfter() }.Select(On).Distinct().Select(template => template.ShiftDays(kind, at)).ToList();
        return (reaches.Min(reach => reach.First), reaches.Max(reach => reach.Last));
    }

    internal static ShiftPlan Of(ShiftTemplate template) => new([(DateOnly.MinValue, template)]);
}
