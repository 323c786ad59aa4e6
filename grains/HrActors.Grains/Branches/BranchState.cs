using HrActors.Contracts.Branches;
using HrActors.Domain.Commands;

namespace HrActors.Grains.Branches;

/// <summary>What a branch owns: its facts. The roster is a copy and is never stored here.</summary>
[GenerateSerializer, Immutable, Alias("hr.branch-state")]
internal sealed record BranchState
{
    /// <summary>Null until the branch is configured.</summary>
    [Id(0)] public BranchView? View { get; init; }
    [Id(1)] public RecentCommands Commands { get; init; } = RecentCommands.None;
}
