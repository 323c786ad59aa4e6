using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Dashboard.Access;

namespace HrActors.Dashboard.Branches;

/// <summary>A branch with its counters; the counters are null while the branch has not reported or the reader may not see them.</summary>
public sealed record BranchLine(BranchView Branch, BranchCounters? Counters);

internal interface IBranchQueries
{
    /// <summary>The branches in the reader's scope, in order of code.</summary>
    Task<ImmutableList<BranchLine>> List(Principal by, CancellationToken cancellationToken);
}

internal sealed class BranchQueries(IGrainFactory grains) : IBranchQueries
{
    public async Task<ImmutableList<BranchLine>> List(Principal by, CancellationToken cancellationToken)
    {
        var group = grains.GetGrain<IGroupGrain>(GrainKeys.Group);
        var branches = await group.GetBranches().WaitAsync(cancellationToken);
        var counters = by.SeesEmployees() ? await group.GetCounters().WaitAsync(cancellationToken) : [];
        var ofBranch = counters.ToDictionary(counter => counter.BranchCode, StringComparer.Ordinal);
        return
        [
            .. branches.Where(branch => by.MaySee(branch.Facts.Code))
                .Select(branch => new BranchLine(branch, ofBranch.GetValueOrDefault(branch.Facts.Code))),
        ];
    }
}
