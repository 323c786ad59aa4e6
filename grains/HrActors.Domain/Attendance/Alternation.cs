namespace HrActors.Domain.Attendance;

/// <summary>Tells the direction of punches whose device left it undefined: in and out take turns within a shift day.</summary>
internal static class Alternation
{
    /// <param name="day">The punches of one shift day in order. One that is alone stays without direction: it might be either.</param>
    public static List<CountedPunch> Infer(List<CountedPunch> day)
    {
        var counted = day.FindAll(punch => punch.Counts);
        if (counted.Count < 2 || !counted.Exists(IsOpen)) return day;

        var told = new Dictionary<Punch, PunchKind>(ReferenceEqualityComparer.Instance);
        PunchKind? before = null;
        for (var i = 0; i < counted.Count; i++)
        {
            var punch = counted[i];
            if (IsOpen(punch)) told[punch.Punch] = before is { } last ? Other(last) : First(counted[i + 1]);
            before = told.TryGetValue(punch.Punch, out var direction) ? direction
                : punch.Direction != PunchKind.Punch ? punch.Direction
                // A plain punch takes its turn too, though nothing is said about it.
                : before is { } turn ? Other(turn) : PunchKind.ClockIn;
        }

        return day.ConvertAll(punch => told.TryGetValue(punch.Punch, out var direction)
            ? punch with { Direction = direction, Inferred = true }
            : punch);
    }

    private static bool IsOpen(CountedPunch punch) => punch.Punch.Kind == PunchKind.Undefined && punch.Direction == PunchKind.Punch;

    /// <summary>A day begins with coming in, unless coming in is what follows.</summary>
    private static PunchKind First(CountedPunch next) => next.Direction == PunchKind.ClockIn ? PunchKind.ClockOut : PunchKind.ClockIn;

    private static PunchKind Other(PunchKind direction) => direction == PunchKind.ClockIn ? PunchKind.ClockOut : PunchKind.ClockIn;
}
