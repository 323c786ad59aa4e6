using HrActors.Contracts.Access;
using Orleans.Concurrency;

namespace HrActors.Contracts.Branches;

/// <summary>The group (集团): its branches and the counters they report. Key: <see cref="GrainKeys.Group"/>.</summary>
[Alias("hr.IGroupGrain")]
public interface IGroupGrain : IGrainWithStringKey
{
    /// <summary>All branches in order of code.</summary>
    [Alias("GetBranches"), ReadOnly, Needs(Permission.SeeBranches)] Task<ImmutableList<BranchView>> GetBranches();

    /// <summary>Counters of all branches that have reported, in order of code.</summary>
    [Alias("GetCounters"), ReadOnly, Needs(Permission.SeeStaffNames)] Task<ImmutableList<BranchCounters>> GetCounters();

    /// <summary>Told by a branch when it is created or changed.</summary>
    [Alias("NoteBranch"), SystemOnly] Task NoteBranch(BranchView branch);

    /// <summary>Told by a branch when its roster changed; an older version is ignored. Kept in memory only.</summary>
    [Alias("NoteCounters"), SystemOnly] Task NoteCounters(BranchCounters counters);
}
