using HrActors.Contracts.Branches;
using HrActors.Domain.Policies;
using HrActors.Domain.Regions;

namespace HrActors.Grains.Policies;

/// <summary>Which branches a policy file concerns.</summary>
public static class PolicyReach
{
    /// <summary>Whether a file of <paramref name="pack"/> that speaks of <paramref name="regions"/> reaches a branch: its city, its province, or the nation.</summary>
    public static bool Reaches(ImmutableList<string> regions, string pack, BranchView branch)
    {
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(branch);
        return branch.Facts.PolicyPack == pack && regions.Exists(region =>
            region == branch.Facts.RegionCode || region == PolicySection.Nation || RegionTable.Find(branch.Facts.RegionCode)?.Province == region);
    }
}
