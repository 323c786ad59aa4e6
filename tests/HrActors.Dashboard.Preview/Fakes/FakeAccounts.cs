using System.Collections.Concurrent;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>Accounts in memory, each with the password <c>preview</c>; <c>newcomer</c> has to choose one, <c>careful</c> to set up a second factor.</summary>
internal class FakeAccounts(TimeProvider time) : IAccountDesk
{
    /// <summary>Twenty bytes nobody uses, in the order of the alphabet.</summary>
    public static readonly byte[] Secret = [.. "ABCDEFGHIJKLMNOPQRST"u8];

    private static readonly Refusal WrongPassword = Refusal.Rule("account.password-wrong", "当前密码不正确。", "The present password is wrong.");

    private static readonly ImmutableDictionary<string, Principal> All = new[]
    {
        Made("manager", "陈敏", Role.HrManager),
        Made("clerk", "刘洋", Role.HrClerk),
        Made("finance", "赵静", Role.Finance),
        Made("admin", "系统管理员", Role.Administrator),
        Made("auditor", "孙磊", Role.Auditor),
        Made("cs-manager", "周婷", Role.HrManager) with { Branches = ["4301"] },
        Made("newcomer", "欧阳新同事（长沙高新区麓谷分公司人力资源部）", Role.HrClerk) with { Branches = ["4301", "4302", "4401", "4403"] },
        Made("careful", "吴谨", Role.Administrator),
    }.ToImmutableDictionary(account => account.UserName);

    private readonly ConcurrentDictionary<string, AccountView> _views = new(All.Values.Select(one => KeyValuePair.Create(one.UserName, View(one, time.GetUtcNow()))));

    public static Principal Of(string userName) => All[userName];

    public Task<Reply<SignInResult>> SignIn(string userName, SignInAttempt attempt, string address)
    {
        if (!All.TryGetValue(userName, out var account) || (attempt.Ticket ?? attempt.Password) is not ("preview" or "ticket"))
            return Task.FromResult<Reply<SignInResult>>(Refusal.Forbidden("session.denied", "用户名或密码不正确", "The user name or password is wrong."));
        if (userName == "newcomer" && attempt.NewPassword is not { Length: >= 10 })
        {
            return Task.FromResult<Reply<SignInResult>>(attempt.NewPassword is null
                ? new SignInResult { Step = SignInStep.NewPassword, Ticket = "ticket" }
                : Refusal.Malformed("account.password-length", "/newPassword", "密码须为 10 至 128 个字符", "A password has 10 to 128 characters"));
        }

        if (userName == "careful" && attempt.Code is null)
        {
            return Task.FromResult<Reply<SignInResult>>(new SignInResult
            {
                Step = SignInStep.SecondFactorSetup,
                Ticket = "ticket",
                Setup = new() { Secret = Totp.TextOf(Secret), Uri = Totp.UriOf("HrActors", userName, Secret) },
            });
        }

        if (userName == "careful" && attempt.Code != Totp.CodeOf(Secret, Totp.StepAt(time.GetUtcNow())))
            return Task.FromResult<Reply<SignInResult>>(Refusal.Forbidden("session.code-wrong", "验证码不正确或已使用过。", "The code is wrong, or was used before."));
        return Task.FromResult<Reply<SignInResult>>(new SignInResult
        {
            Step = SignInStep.Done,
            Principal = account,
            Session = _views[userName].Sessions[0] with { Until = time.GetUtcNow().AddHours(10) },
            RecoveryCodes = userName == "careful" ? [.. Codes.Codes] : [],
        });
    }

    public virtual Task<Principal?> Find(string userName, string sessionId, bool isActive) => Task.FromResult(All.GetValueOrDefault(userName));

    public Task<IReadOnlyList<AccountView>> List(Principal by, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<AccountView>>(
        by.Role == Role.Administrator ? [.. _views.Values.OrderBy(view => view.UserName, StringComparer.Ordinal)] : []);

    public Task<Reply<AccountView>> Account(string userName, Principal by) => Task.FromResult<Reply<AccountView>>(_views[userName]);

    public Task<Reply<FirstPassword>> Create(string userName, AccountRequest request, Principal by, string commandId)
    {
        if (_views.ContainsKey(userName)) return Task.FromResult<Reply<FirstPassword>>(Refusal.Conflict("account.taken", "用户名已被使用。", "The user name is taken."));
        var principal = Made(userName, request.DisplayName, request.Role) with { Branches = request.Branches };
        var view = _views[userName] = View(principal, time.GetUtcNow()) with { MustChangePassword = true, LastSignInAt = null };
        return Task.FromResult<Reply<FirstPassword>>(new FirstPassword { Account = view, Password = "made-up-once" });
    }

    public Task<Reply<AccountView>> Change(string userName, AccountRequest request, Principal by, string commandId) => Put(userName, view => view with
    {
        DisplayName = request.DisplayName, Role = request.Role, Branches = request.Branches,
    });

    public Task<Reply<AccountView>> Administer(string userName, AccountAct act, string? reason, Principal by, string commandId) => Put(userName, view => act switch
    {
        AccountAct.Disable => view with { IsDisabled = true },
        AccountAct.Enable => view with { IsDisabled = false },
        AccountAct.ResetSecondFactor => view with { HasSecondFactor = false },
        _ => view with { Sessions = [] },
    });

    public Task<Reply<FirstPassword>> ResetPassword(string userName, string? reason, Principal by, string commandId) =>
        Task.FromResult<Reply<FirstPassword>>(new FirstPassword { Account = _views[userName], Password = "made-up-again" });

    public Task<Reply<AccountView>> ChangePassword(string password, string newPassword, Principal by, string commandId) =>
        password == "preview" ? Put(by.UserName, view => view) : Task.FromResult<Reply<AccountView>>(WrongPassword);

    public Task<Reply<SecondFactorSetup>> BeginSecondFactor(string password, Principal by, string commandId) => Task.FromResult<Reply<SecondFactorSetup>>(
        password == "preview" ? new SecondFactorSetup { Secret = Totp.TextOf(Secret), Uri = Totp.UriOf("HrActors", by.UserName, Secret) } : WrongPassword);

    public virtual async Task<Reply<RecoveryCodes>> ConfirmSecondFactor(string code, Principal by, string commandId)
    {
        await Put(by.UserName, view => view with { HasSecondFactor = true, RecoveryCodes = Codes.Codes.Count });
        return Codes;
    }

    public Task<Reply<AccountView>> DropSecondFactor(string password, Principal by, string commandId) =>
        Put(by.UserName, view => view with { HasSecondFactor = false });

    public Task<Reply<AccountView>> EndSessions(string? sessionId, Principal by, string commandId) =>
        Put(by.UserName, view => view with { Sessions = view.Sessions.RemoveAll(session => sessionId is null || session.Id == sessionId) });

    private static RecoveryCodes Codes => new() { Codes = [.. Enumerable.Range(0, 10).Select(i => $"abcd{i}-efgh{i}-jkmn{i}-pqrs{i}")] };

    private static AccountView View(Principal principal, DateTimeOffset now) => new()
    {
        UserName = principal.UserName,
        DisplayName = principal.DisplayName,
        Role = principal.Role,
        Branches = principal.Branches,
        CreatedAt = now.AddDays(-30),
        LastSignInAt = now.AddHours(-3),
        MustChangePassword = principal.UserName == "newcomer",
        NeedsSecondFactor = principal.UserName == "careful",
        HasSecondFactor = principal.UserName == "auditor",
        LockedUntil = principal.UserName == "clerk" ? now.AddMinutes(5) : null,
        Sessions =
        [
            new() { Id = "s-1", StartedAt = now.AddMinutes(-20), LastUsedAt = now, Until = now.AddHours(9), From = "pages 10.1.20.14" },
            new() { Id = "s-2", StartedAt = now.AddHours(-3), LastUsedAt = now.AddHours(-1), Until = now.AddHours(7), From = "api 10.1.20.14" },
        ],
        Version = 1,
    };

    private Task<Reply<AccountView>> Put(string userName, Func<AccountView, AccountView> change) =>
        Task.FromResult<Reply<AccountView>>(_views[userName] = change(_views[userName]));

    private static Principal Made(string name, string display, Role role) =>
        new() { UserName = name, DisplayName = display, Role = role, SessionId = "s-1" };
}
