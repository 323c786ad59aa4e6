using System.Collections.Immutable;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Desk;
using HrActors.Domain.Commands;
using HrActors.Grains.Rows;
using HrActors.Silo.Access;
using HrActors.Silo.Employees;
using HrActors.Silo.Json;
using HrActors.Silo.Sessions;

namespace HrActors.Silo.Accounts;

internal sealed class AccountDesk(IGrainFactory grains, IAccountRows rows, SignInThrottle throttle, ShownOnce secrets, Callers callers) : IAccountDesk
{
    private static readonly Refusal Self = Refusal.Rule(
        "account.self", "不能停用自己的账号或取消自己的管理员角色。", "You cannot disable your own account or take the role of administrator from it.");

    public async Task<Reply<SignInResult>> SignIn(string userName, SignInAttempt attempt, string address)
    {
        if (!throttle.Allows(address, userName)) return SignInThrottle.TooMany;
        if (!UserNames.IsPossible(userName)) return SignInThrottle.Denied;

        var reply = await Grain(userName).Enter(attempt);
        if (reply.IsRefused) throttle.NoteFailure(address, userName);
        else if (reply.Value.Step == SignInStep.Done) throttle.NoteSuccess(address, userName);
        return reply;
    }

    public async Task<Principal?> Find(string userName, string sessionId, bool isActive)
    {
        // Asked before anybody is admitted, and so in the product's own name.
        using var system = callers.AsSystem();
        return await Grain(userName).Use(sessionId, isActive);
    }

    public async Task<IReadOnlyList<AccountView>> List(Principal by, CancellationToken cancellationToken) =>
        Manages(by) ? await rows.All(cancellationToken) : [];

    public async Task<Reply<AccountView>> Account(string userName, Principal by)
    {
        if (!Manages(by) && by.UserName != userName) return AccessRefusals.NotPermitted;
        return UserNames.IsPossible(userName) && await Grain(userName).GetAccount() is { } account ? account : AccessRefusals.UnknownAccount;
    }

    public async Task<Reply<FirstPassword>> Create(string userName, AccountRequest request, Principal by, string commandId)
    {
        if (!Manages(by)) return AccessRefusals.NotPermitted;
        var checks = new FieldChecks();
        checks.Require(UserNames.IsPossible(userName), "/userName", "account.user-name", "用户名须为 1 至 50 位字母、数字、点、短横线或下划线",
            "A user name has 1 to 50 letters, digits, dots, dashes and underscores");
        await Check(request, checks);
        if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;

        var password = secrets.FirstPassword(commandId, userName);
        var reply = await Grain(userName).Configure(Command(request, by, commandId) with { Password = password, MustChangePassword = true, MustBeNew = true });
        return reply.IsRefused ? reply.Refusal : new FirstPassword { Account = reply.Value, Password = password };
    }

    public async Task<Reply<AccountView>> Change(string userName, AccountRequest request, Principal by, string commandId)
    {
        if (!Manages(by)) return AccessRefusals.NotPermitted;
        if (await Account(userName, by) is { IsRefused: true, Refusal: var unknown }) return unknown!;
        if (userName == by.UserName && request.Role != Role.Administrator) return Self;
        var checks = new FieldChecks();
        await Check(request, checks);
        if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;
        return await Grain(userName).Configure(Command(request, by, commandId));
    }

    public async Task<Reply<AccountView>> Administer(string userName, AccountAct act, string? reason, Principal by, string commandId)
    {
        if (!Manages(by)) return AccessRefusals.NotPermitted;
        if (!UserNames.IsPossible(userName)) return AccessRefusals.UnknownAccount;
        if (act == AccountAct.Disable && userName == by.UserName) return Self;
        if (FieldRefusals.RefuseReason(reason) is { } refusal) return refusal;
        return await Grain(userName).Administer(new() { Command = EmployeeDesk.Command(commandId, by, reason!.Trim()), Act = act });
    }

    public async Task<Reply<FirstPassword>> ResetPassword(string userName, string? reason, Principal by, string commandId)
    {
        if (!Manages(by)) return AccessRefusals.NotPermitted;
        if (!UserNames.IsPossible(userName)) return AccessRefusals.UnknownAccount;
        if (FieldRefusals.RefuseReason(reason) is { } refusal) return refusal;

        var password = secrets.FirstPassword(commandId, userName);
        var reply = await Grain(userName).Administer(new()
        {
            Command = EmployeeDesk.Command(commandId, by, reason!.Trim()), Act = AccountAct.ResetPassword, Password = password,
        });
        return reply.IsRefused ? reply.Refusal : new FirstPassword { Account = reply.Value, Password = password };
    }

    public Task<Reply<AccountView>> ChangePassword(string password, string newPassword, Principal by, string commandId) =>
        Grain(by.UserName).ChangePassword(Proof(password, by, commandId), newPassword);

    public Task<Reply<SecondFactorSetup>> BeginSecondFactor(string password, Principal by, string commandId) =>
        Grain(by.UserName).BeginSecondFactor(Proof(password, by, commandId));

    public Task<Reply<RecoveryCodes>> ConfirmSecondFactor(string code, Principal by, string commandId) =>
        Grain(by.UserName).ConfirmSecondFactor(EmployeeDesk.Command(commandId, by), code);

    public Task<Reply<AccountView>> DropSecondFactor(string password, Principal by, string commandId) =>
        Grain(by.UserName).DropSecondFactor(Proof(password, by, commandId));

    public Task<Reply<AccountView>> EndSessions(string? sessionId, Principal by, string commandId) =>
        Grain(by.UserName).EndSessions(EmployeeDesk.Command(commandId, by), sessionId);

    private static bool Manages(Principal by) => AccessPolicy.Holds(by, Permission.ManageAccess);

    private static OwnProof Proof(string password, Principal by, string commandId) =>
        new() { Command = EmployeeDesk.Command(commandId, by), Password = password, SessionId = by.SessionId };

    private static ConfigureUser Command(AccountRequest request, Principal by, string commandId) => new()
    {
        Command = EmployeeDesk.Command(commandId, by),
        DisplayName = request.DisplayName.Trim(),
        Role = request.Role,
        Branches = request.Branches,
    };

    private async Task Check(AccountRequest request, FieldChecks checks)
    {
        checks.Text("/displayName", request.DisplayName, 60);
        checks.Require(request.Role is not (Role.None or Role.Upstream) && Enum.IsDefined(request.Role), "/role", "account.role",
            "没有这个角色", "There is no such role");
        if (request.Branches is not { } branches) return;
        checks.Require(AccessPolicy.HasScope(request.Role), "/branches", "account.scope-impossible",
            "该角色的权限不按分支机构划分，须为全部分支机构", "The rights of this role know no branches: it has all of them");

        var known = (await grains.GetGrain<IGroupGrain>(GrainKeys.Group).GetBranches()).Select(branch => branch.Facts.Code).ToImmutableHashSet(StringComparer.Ordinal);
        checks.Require(!branches.IsEmpty && branches.IsSubsetOf(known), "/branches", FieldRefusals.UnknownBranch, "没有这个分支机构", "There is no such branch");
    }

    private IUserGrain Grain(string userName) => grains.GetGrain<IUserGrain>(GrainKeys.User(userName));
}
