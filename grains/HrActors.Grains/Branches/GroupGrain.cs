using HrActors.Contracts.Branches;
using HrActors.Grains.Outbox;

namespace HrActors.Grains.Branches;

[GenerateSerializer, Immutable, Alias("hr.group-state")]
internal sealed record GroupState
{
    [Id(0)] public ImmutableSortedDictionary<string, BranchView> Branches { get; init; } =
        ImmutableSortedDictionary.Create<string, BranchView>(StringComparer.Ordinal);
}

[GrainType("group")]
internal sealed class GroupGrain([PersistentState("group", "hr")] IPersistentState<GroupState> store) : StateGrain<GroupState>(store), IGroupGrain
{
    private readonly SortedDictionary<string, BranchCounters> _counters = new(StringComparer.Ordinal);

    public Task<ImmutableList<BranchView>> GetBranches() => Task.FromResult(State.Branches.Values.ToImmutableList());

    public Task<ImmutableList<BranchCounters>> GetCounters() => Task.FromResult(_counters.Values.ToImmutableList());

    public Task NoteBranch(BranchView branch) =>
        State.Branches.TryGetValue(branch.Facts.Code, out var known) && known.Version > branch.Version
            ? Task.CompletedTask
            : Write(State with { Branches = State.Branches.SetItem(branch.Facts.Code, branch) });

    public Task NoteCounters(BranchCounters counters)
    {
        _counters[counters.BranchCode] = counters;
        return Task.CompletedTask;
    }
}
