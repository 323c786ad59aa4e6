using HrActors.Contracts.Keys;
using HrActors.Domain.Commands;

namespace HrActors.Grains.Keys;

/// <summary>How far the present or last change of key is.</summary>
[GenerateSerializer, Immutable, Alias("hr.key-rotation-state")]
internal sealed record KeyRotationState
{
    [Id(0)] public KeyRotationPhase Phase { get; init; }

    /// <summary>The key everything shall stand under; empty before the first change.</summary>
    [Id(1)] public string Target { get; init; } = "";

    /// <summary>Where the pass goes on; null at its start.</summary>
    [Id(2)] public string? Place { get; init; }
    [Id(3)] public long Total { get; init; }
    [Id(4)] public long Seen { get; init; }
    [Id(5)] public long Rewritten { get; init; }
    [Id(6)] public long Unreadable { get; init; }
    [Id(7)] public string? StartedBy { get; init; }
    [Id(8)] public DateTimeOffset? StartedAt { get; init; }
    [Id(9)] public DateTimeOffset? FinishedAt { get; init; }
    [Id(10)] public RecentCommands Commands { get; init; } = RecentCommands.None;

    public bool IsRunning => Phase is KeyRotationPhase.Distributing or KeyRotationPhase.Rewriting;

    /// <summary>Whether a pass has been over everything since this key became the present one, and could read all of it.</summary>
    public bool HasSettled(string currentKeyId) => Phase == KeyRotationPhase.Finished && Target == currentKeyId && Unreadable == 0;
}
