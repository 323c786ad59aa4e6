using HrActors.Domain.Attendance;
using HrActors.Domain.Time;

namespace HrActors.Grains.Attendance;

/// <summary>Punches of the open months, summaries of those before, and how far into each queue of the log they reach.</summary>
[GenerateSerializer, Immutable, Alias("hr.attendance-snapshot")]
internal sealed record AttendanceSnapshot
{
    public static readonly AttendanceSnapshot Empty = new();

    /// <summary>Read only: written until 2026-11, <see cref="Pack"/> since.</summary>
    [Id(0)] public ImmutableArray<KeptPunch> Punches { get; init; } = [];

    /// <summary>Highest position seen, by queue: a person may punch at branches of several queues.</summary>
    [Id(1)] public ImmutableSortedDictionary<int, long> Positions { get; init; } = ImmutableSortedDictionary<int, long>.Empty;
    [Id(2)] public PunchPack Pack { get; init; } = PunchPack.Empty;

    /// <summary>The first month whose punches are kept, with those of the day before it; 0001-01 when all are.</summary>
    [Id(3)] public YearMonth KeptFrom { get; init; }

    /// <summary>The months before, oldest first; one without any event is absent.</summary>
    [Id(4)] public ImmutableArray<MonthSummary> Months { get; init; } = [];

    /// <summary>First and last calendar day with an event other than leave, of all times; null without one.</summary>
    [Id(5)] public DateOnly? FirstDay { get; init; }
    [Id(6)] public DateOnly? LastDay { get; init; }

    /// <summary>The same in the present form.</summary>
    public AttendanceSnapshot Current()
    {
        if (Punches.IsDefaultOrEmpty) return this;
        var days = Punches.Where(kept => kept.Punch.Kind is not PunchKind.Leave).Select(kept => ChinaTime.DateOf(kept.Punch.At)).ToList();
        return this with
        {
            Punches = [],
            Pack = PunchWriter.Pack(Punches.Select(kept => PackedPunch.Of(kept.Queue, kept.Position, kept.Punch))),
            FirstDay = days.Count > 0 ? days.Min() : null,
            LastDay = days.Count > 0 ? days.Max() : null,
        };
    }
}

/// <summary>One attendance event as snapshots held it until 2026-11.</summary>
[GenerateSerializer, Immutable, Alias("hr.kept-punch")]
internal readonly record struct KeptPunch
{
    [Id(0)] public required int Queue { get; init; }
    [Id(1)] public required long Position { get; init; }
    [Id(2)] public required Punch Punch { get; init; }
}
