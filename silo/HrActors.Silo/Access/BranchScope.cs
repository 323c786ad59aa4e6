using HrActors.Contracts.Access;
using HrActors.Domain.Commands;

namespace HrActors.Silo.Access;

/// <summary>The one place that decides whether somebody may deal with a branch.</summary>
internal static class BranchScope
{
    /// <summary>Null when the branch is in scope.</summary>
    public static Refusal? Refuse(Principal by, string branchCode) => by.MaySee(branchCode)
        ? null
        : AccessRefusals.OutOfScope;

    /// <summary>Null when the role may change employees and cases.</summary>
    public static Refusal? RefuseChange(Principal by) => AccessPolicy.Holds(by, Permission.ChangeStaff)
        ? null
        : AccessRefusals.NotPermitted;
}
