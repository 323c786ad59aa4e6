using HrActors.Domain.Time;

namespace HrActors.Domain.Attendance;

/// <summary>A punch as it counts: in local time, with the direction it stands for, and whether something took its place.</summary>
internal sealed record CountedPunch
{
    public required Punch Punch { get; init; }

    /// <summary>Asia/Shanghai.</summary>
    public required DateTime Local { get; init; }

    /// <summary><see cref="PunchKind.ClockIn"/>, <see cref="PunchKind.ClockOut"/>, or <see cref="PunchKind.Punch"/> for neither.</summary>
    public required PunchKind Direction { get; init; }

    /// <summary>So soon after the punch before it that it is the same.</summary>
    public bool Merged { get; init; }

    /// <summary>A correction stands in its place.</summary>
    public bool Replaced { get; init; }

    /// <summary>It was taken back.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>The device left the direction undefined and it was told from alternation.</summary>
    public bool Inferred { get; init; }

    /// <summary>It takes leave back.</summary>
    public bool OfLeave { get; init; }

    /// <summary>Whether it holds for what it is: not replaced, not taken back, not the same as another.</summary>
    public bool Stands => !Merged && !Replaced && !Withdrawn;

    public bool Counts => Stands && Punch.Kind is not (PunchKind.Leave or PunchKind.Withdrawal);
}

/// <summary>Puts raw events into order: repeats dropped, corrections applied, near-duplicates marked.</summary>
internal static class PunchBook
{
    public static DateTime LocalOf(DateTimeOffset instant) => instant.ToOffset(ChinaTime.Offset).DateTime;

    /// <param name="punches">Events in any order.</param>
    /// <param name="mergeWindow">Two punches up to this far apart, both ends included, are one unless their directions differ; none when zero.</param>
    /// <param name="isAsked">Which of them to put into order; the others only tell what corrections name.</param>
    public static List<CountedPunch> Order(IEnumerable<Punch> punches, TimeSpan mergeWindow, Func<Punch, bool> isAsked)
    {
        var links = new PunchLinks(punches);
        var ordered = links.Events.Where(isAsked)
            .OrderBy(punch => punch.At.UtcTicks).ThenBy(punch => punch.Kind)
            .ThenBy(punch => punch.Source, StringComparer.Ordinal).ThenBy(punch => punch.EventId, StringComparer.Ordinal)
            .Select(punch => new CountedPunch
            {
                Punch = punch,
                Local = LocalOf(punch.At),
                Direction = links.DirectionOf(punch),
                Replaced = links.IsReplaced(punch),
                Withdrawn = links.IsWithdrawn(punch),
                OfLeave = links.TakesLeaveBack(punch),
            })
            .ToList();
        if (mergeWindow > TimeSpan.Zero) Merge(ordered, mergeWindow);
        return ordered;
    }

    /// <summary>The first of near-duplicates is kept, with the direction that any of them tells.</summary>
    private static void Merge(List<CountedPunch> ordered, TimeSpan window)
    {
        var kept = -1;
        for (var i = 0; i < ordered.Count; i++)
        {
            var punch = ordered[i];
            if (!punch.Counts) continue;
            if (kept >= 0 && punch.Local - ordered[kept].Local <= window && Agree(ordered[kept].Direction, punch.Direction))
            {
                ordered[i] = punch with { Merged = true };
                if (ordered[kept].Direction == PunchKind.Punch) ordered[kept] = ordered[kept] with { Direction = punch.Direction };
            }
            else
            {
                kept = i;
            }
        }
    }

    /// <summary>In and out a moment apart are two punches: somebody looked in. Anything else that close is one.</summary>
    private static bool Agree(PunchKind one, PunchKind other) => one == other || one == PunchKind.Punch || other == PunchKind.Punch;
}
