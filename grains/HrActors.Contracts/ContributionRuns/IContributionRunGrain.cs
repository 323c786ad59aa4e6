using HrActors.Contracts.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Time;
using Orleans.Concurrency;

namespace HrActors.Contracts.ContributionRuns;

/// <summary>
/// The contributions of one branch for one month (月度缴费): computed as often as wanted, confirmed once, then closed for ever. The
/// statements are rows; this actor owns progress, totals and the lock. Key: <see cref="GrainKeys.Run"/>.
/// </summary>
[Alias("hr.IContributionRunGrain")]
public interface IContributionRunGrain : IDueWorkOwner
{
    /// <summary>Null when it was never started.</summary>
    [Alias("Get"), ReadOnly, AlwaysInterleave, Needs(Permission.SeeAmounts)] Task<RunView?> Get();

    /// <summary>
    /// Starts the run, or starts it again with the facts of now; answers at once. Refused with <c>run.confirmed</c> when the month is
    /// closed, and with <c>run.month-not-begun</c> for a month that lies ahead.
    /// </summary>
    [Alias("Start"), Needs(Permission.RunContributions)] Task<Reply<RunView>> Start(StartRun command);

    /// <summary>
    /// Confirms what was computed and closes the month. People whom a finding blocks are held back. Refused with <c>run.not-started</c>,
    /// <c>run.calculating</c>, <c>run.confirmed</c>, <c>run.changed</c> when it is no longer the revision the caller saw, or
    /// <c>run.policies-changed</c> when policies of the month were confirmed since it was computed.
    /// </summary>
    [Alias("Confirm"), Needs(Permission.RunContributions)] Task<Reply<RunView>> Confirm(ConfirmRun command);

    /// <summary>
    /// Settles the closed month again and writes what differs as adjustments; answers how many there are. 0 when it is not closed.
    /// </summary>
    [Alias("Settle"), SystemOnly] Task<int> Settle(AdjustmentCause cause);
}

[GenerateSerializer, Immutable, Alias("hr.start-run")]
public sealed record StartRun
{
    [Id(0)] public required CommandInfo Command { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.confirm-run")]
public sealed record ConfirmRun
{
    [Id(0)] public required CommandInfo Command { get; init; }

    /// <summary>The revision that was looked at; null confirms whatever is there.</summary>
    [Id(1)] public long? Revision { get; init; }
}

/// <summary>How far a run is. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.run-phase")]
public enum RunPhase
{
    None = 0,
    Calculating = 1,
    /// <summary>Computed, and open to be computed again.</summary>
    Ready = 2,
    /// <summary>Being closed; goes on by itself after a stop of the process.</summary>
    Confirming = 3,
    Confirmed = 4,
}

[GenerateSerializer, Immutable, Alias("hr.run-view")]
public sealed record RunView
{
    [Id(0)] public required string BranchCode { get; init; }
    [Id(1)] public required YearMonth Month { get; init; }
    [Id(2)] public required RunPhase Phase { get; init; }

    /// <summary>Grows with each start.</summary>
    [Id(3)] public required long Revision { get; init; }

    /// <summary>People computed so far, and in all.</summary>
    [Id(4)] public required int Done { get; init; }
    [Id(5)] public required int Total { get; init; }
    [Id(6)] public required RunTotals Totals { get; init; }

    /// <summary>The day whose knowledge of the policies was used.</summary>
    [Id(7)] public required DateOnly KnownOn { get; init; }
    [Id(8)] public required DateTimeOffset StartedAt { get; init; }
    [Id(9)] public required string StartedBy { get; init; }
    [Id(10)] public DateTimeOffset? ConfirmedAt { get; init; }
    [Id(11)] public string? ConfirmedBy { get; init; }

    /// <summary>Adjustments of earlier months that this run carries or, until it is confirmed, would carry.</summary>
    [Id(12)] public required AdjustmentTotals Adjustments { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.adjustment-totals")]
public sealed record AdjustmentTotals
{
    public static readonly AdjustmentTotals Empty = new();

    [Id(0)] public int Count { get; init; }
    [Id(1)] public decimal Employer { get; init; }
    [Id(2)] public decimal Employee { get; init; }
}
