using HrActors.Domain.Commands;

namespace HrActors.Contracts.Access;

/// <summary>How access is refused, wherever it is.</summary>
public static class AccessRefusals
{
    public static readonly Refusal NotPermitted = Refusal.Forbidden("access.not-permitted", "您的角色无权执行此操作", "Your role may not do this");

    public static readonly Refusal OutOfScope =
        Refusal.Forbidden("access.out-of-scope", "不在您的管辖分支机构范围内", "Outside the branches you are responsible for");

    public static readonly Refusal UnknownAccount = Refusal.NotFound("account.unknown", "没有这个账号。", "There is no such account.");
}
