using HrActors.Contracts.Access;
using HrActors.Dashboard.Access;
using HrActors.Domain.Commands;

namespace HrActors.Dashboard.Preview.Fakes;

internal sealed class FakeAccounts : IAccounts
{
    private static readonly ImmutableDictionary<string, Principal> All = new[]
    {
        Account("manager", "陈敏", Role.HrManager),
        Account("clerk", "刘洋", Role.HrClerk),
        Account("finance", "赵静", Role.Finance),
        Account("admin", "系统管理员", Role.Administrator),
        Account("auditor", "孙磊", Role.Auditor),
        Account("cs-manager", "周婷", Role.HrManager) with { Branches = ["4301"] },
    }.ToImmutableDictionary(account => account.UserName);

    public static Principal Of(string userName) => All[userName];

    public Task<Reply<Principal>> SignIn(string userName, string password) => Task.FromResult<Reply<Principal>>(
        password == "preview" && All.TryGetValue(userName, out var account)
            ? account
            : Refusal.Forbidden("session.refused", "用户名或密码不正确", "The user name or password is wrong."));

    public Task<Principal?> Find(string userName) => Task.FromResult(All.GetValueOrDefault(userName));

    private static Principal Account(string name, string display, Role role) =>
        new() { UserName = name, DisplayName = display, Role = role, Stamp = "1" };
}
