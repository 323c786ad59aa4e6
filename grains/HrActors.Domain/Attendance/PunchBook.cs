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

    /// <summary>Within a minute of the punch before it, and so the same.</summary>
    public bool Merged { get; init; }

    /// <summary>A correction stands in its place.</summary>
    public bool Replaced { get; init; }

    public bool Counts => !Merged && !Replaced && Punch.Kind != PunchKind.Leave;
}

/// <summary>Puts raw events into order: repeats dropped, corrections applied, near-duplicates marked.</summary>
internal static class PunchBook
{
    /// <summary>Two punches up to this far apart, both ends included, are one.</summary>
    private static readonly TimeSpan SamePunch = TimeSpan.FromSeconds(60);

    public static DateTime LocalOf(DateTimeOffset instant) => instant.ToOffset(ChinaTime.Offset).DateTime;

    public static List<CountedPunch> Order(IEnumerable<Punch> punches)
    {
        var events = punches.DistinctBy(punch => (punch.Source, punch.EventId)).ToDictionary(punch => (punch.Source, punch.EventId));
        var replaced = events.Values
            .Where(punch => punch.Kind == PunchKind.Correction && punch.Replaces is not null && punch.Replaces != punch.EventId)
            .Select(punch => (punch.Source, punch.Replaces!)).ToHashSet();

        return Merge(events.Values
            .OrderBy(punch => punch.At.UtcTicks).ThenBy(punch => punch.Kind)
            .ThenBy(punch => punch.Source, StringComparer.Ordinal).ThenBy(punch => punch.EventId, StringComparer.Ordinal)
            .Select(punch => new CountedPunch
            {
                Punch = punch,
                Local = LocalOf(punch.At),
                Direction = DirectionOf(punch, events),
                Replaced = replaced.Contains((punch.Source, punch.EventId)),
            }));
    }

    private static List<CountedPunch> Merge(IEnumerable<CountedPunch> ordered)
    {
        var result = new List<CountedPunch>();
        CountedPunch? kept = null;
        foreach (var punch in ordered)
        {
            var same = punch.Counts && kept is not null && punch.Local - kept.Local <= SamePunch && Agree(kept.Direction, punch.Direction);
            result.Add(same ? punch with { Merged = true } : punch);
            if (punch.Counts && !same) kept = punch;
        }

        return result;
    }

    /// <summary>In and out a moment apart are two punches; anything else that close is one.</summary>
    private static bool Agree(PunchKind one, PunchKind other) => one == other || one == PunchKind.Punch || other == PunchKind.Punch;

    /// <summary>A correction goes the way of what it replaces, through any number of corrections of corrections.</summary>
    private static PunchKind DirectionOf(Punch punch, Dictionary<(string, string), Punch> events)
    {
        var seen = new HashSet<string>();
        while (punch.Kind == PunchKind.Correction)
        {
            if (punch.Replaces is not { } replaced || !seen.Add(replaced) || !events.TryGetValue((punch.Source, replaced), out var earlier)) break;
            punch = earlier;
        }

        return punch.Kind is PunchKind.ClockIn or PunchKind.ClockOut ? punch.Kind : PunchKind.Punch;
    }
}
