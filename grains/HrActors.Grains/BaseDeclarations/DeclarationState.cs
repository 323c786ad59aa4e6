using HrActors.Contracts.BaseDeclarations;
using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Commands;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;
using HrActors.Grains.Outbox;

namespace HrActors.Grains.BaseDeclarations;

/// <summary>What a declaration owns: where it stands and what it comes to. The people are rows.</summary>
[GenerateSerializer, Immutable, Alias("hr.declaration-state")]
internal sealed record DeclarationState : IOwnerState<DeclarationState>
{
    [Id(0)] public DeclarationPhase Phase { get; init; }
    [Id(1)] public long Revision { get; init; }
    [Id(2)] public DeclarationTotals Totals { get; init; } = DeclarationTotals.Empty;
    [Id(3)] public ImmutableList<PendingLine> Pending { get; init; } = [];

    /// <summary>Names the policies it was computed with; another name means other policies.</summary>
    [Id(4)] public string Policies { get; init; } = "";
    [Id(5)] public DateOnly KnownOn { get; init; }
    [Id(6)] public DateTimeOffset CalculatedAt { get; init; }
    [Id(7)] public string CalculatedBy { get; init; } = "";
    [Id(8)] public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The command that confirmed it, handed on to every employee; null before.</summary>
    [Id(9)] public CommandInfo? Confirmation { get; init; }
    [Id(10)] public RecentCommands Commands { get; init; } = RecentCommands.None;
    [Id(11)] public OutboxQueue Outbox { get; init; } = OutboxQueue.Empty;

    public bool Exists => Phase != DeclarationPhase.None;

    public DeclarationState WithOutbox(OutboxQueue outbox) => this with { Outbox = outbox };

    public DeclarationView View(string branchCode, YearMonth month) => new()
    {
        BranchCode = branchCode,
        Month = month,
        Phase = Phase,
        Revision = Revision,
        Totals = Totals,
        Pending = Pending,
        KnownOn = KnownOn,
        CalculatedAt = CalculatedAt,
        CalculatedBy = CalculatedBy,
        ConfirmedAt = ConfirmedAt,
        ConfirmedBy = Confirmation?.By,
    };
}
