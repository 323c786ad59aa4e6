using HrActors.Contracts.ContributionRuns;
using HrActors.Domain.Commands;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Time;
using HrActors.Grains.Outbox;

namespace HrActors.Grains.ContributionRuns;

/// <summary>What a run owns: how far it is and what it comes to. The statements are rows.</summary>
[GenerateSerializer, Immutable, Alias("hr.run-state")]
internal sealed record RunState : IOwnerState<RunState>
{
    [Id(0)] public string BranchCode { get; init; } = "";
    [Id(1)] public YearMonth Month { get; init; }
    [Id(2)] public RunPhase Phase { get; init; }
    [Id(3)] public long Revision { get; init; }
    [Id(4)] public DateOnly KnownOn { get; init; }
    [Id(5)] public DateTimeOffset StartedAt { get; init; }
    [Id(6)] public string StartedBy { get; init; } = "";

    /// <summary>The last person computed; a run that was stopped goes on behind it. Null at the beginning.</summary>
    [Id(7)] public string? Cursor { get; init; }
    [Id(8)] public int Done { get; init; }
    [Id(9)] public int Total { get; init; }
    [Id(10)] public RunTotals Totals { get; init; } = RunTotals.Empty;
    [Id(11)] public DateTimeOffset? ConfirmedAt { get; init; }
    [Id(12)] public string? ConfirmedBy { get; init; }
    [Id(13)] public AdjustmentTotals Adjustments { get; init; } = AdjustmentTotals.Empty;
    [Id(14)] public RecentCommands Commands { get; init; } = RecentCommands.None;
    [Id(15)] public OutboxQueue Outbox { get; init; } = OutboxQueue.Empty;

    public bool Exists => Phase != RunPhase.None;

    public RunState WithOutbox(OutboxQueue outbox) => this with { Outbox = outbox };

    public RunView View() => new()
    {
        BranchCode = BranchCode,
        Month = Month,
        Phase = Phase,
        Revision = Revision,
        Done = Done,
        Total = Total,
        Totals = Totals,
        KnownOn = KnownOn,
        StartedAt = StartedAt,
        StartedBy = StartedBy,
        ConfirmedAt = ConfirmedAt,
        ConfirmedBy = ConfirmedBy,
        Adjustments = Adjustments,
    };
}
