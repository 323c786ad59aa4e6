using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Branches;

[GenerateSerializer, Immutable, Alias("hr.group-state")]
internal sealed record GroupState
{
    [Id(0)] public ImmutableSortedDictionary<string, BranchView> Branches { get; init; } =
        ImmutableSortedDictionary.Create<string, BranchView>(StringComparer.Ordinal);
}

[GrainType("group")]
internal sealed class GroupGrain(
    [PersistentState("group", "hr")] IPersistentState<GroupState> store, IBranchShifts shifts, Callers callers, TimeProvider time)
    : StateGrain<GroupState>(store), IGroupGrain
{
    private readonly SortedDictionary<string, BranchCounters> _counters = new(StringComparer.Ordinal);

    /// <summary>Branches from before shifts were kept by day have had what they have now.</summary>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return shifts.Begin([.. State.Branches.Values.Select(branch => BranchShift.Of(branch, null, now))], cancellationToken);
    }

    public Task<ImmutableList<BranchView>> GetBranches()
    {
        var caller = callers.Current;
        return Task.FromResult(State.Branches.Values.Where(branch => caller.MaySee(branch.Facts.Code)).ToImmutableList());
    }

    public Task<ImmutableList<BranchCounters>> GetCounters()
    {
        var caller = callers.Current;
        return Task.FromResult(_counters.Values.Where(counters => caller.MaySee(counters.BranchCode))
            .Select(counters => counters.For(caller)).ToImmutableList());
    }

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
