using HrActors.Contracts.Access;
using HrActors.Domain.Commands;

namespace HrActors.Silo.Access;

/// <summary>The one place that decides whether somebody may deal with a branch.</summary>
internal static class BranchScope
{
    public static readonly Refusal NotPermitted =
        Refusal.Forbidden("access.not-permitted", "您的角色无权执行此操作", "Your role may not do this");

    public static readonly Refusal OutOfScope =
        Refusal.Forbidden("access.out-of-scope", "不在您的管辖分支机构范围内", "Outside the branches you are responsible for");

    /// <summary>Null when the branch is in scope.</summary>
    public static Refusal? Refuse(Principal by, string branchCode) => by.MaySee(branchCode)
        ? null
        : OutOfScope;

    /// <summary>Null when the role may change employees and cases.</summary>
    public static Refusal? RefuseChange(Principal by) => AccessPolicy.Holds(by, Permission.ChangeStaff)
        ? null
        : NotPermitted;
}
