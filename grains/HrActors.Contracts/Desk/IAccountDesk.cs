using HrActors.Contracts.Access;
using HrActors.Domain.Commands;

namespace HrActors.Contracts.Desk;

/// <summary>Accounts, for the interface and the dashboard alike. A repeated <c>commandId</c> is the same command.</summary>
public interface IAccountDesk
{
    /// <summary>
    /// Lets somebody in, or says what is still asked for. Refused with <c>session.denied</c>, <c>session.code-wrong</c>,
    /// <c>request.too-many</c> when it was tried too often from there, or with what is wrong about the new password.
    /// </summary>
    /// <param name="address">Where it comes from.</param>
    Task<Reply<SignInResult>> SignIn(string userName, SignInAttempt attempt, string address);

    /// <summary>Null when the session does not hold any more, on whichever silo it was ended.</summary>
    /// <param name="isActive">Whether somebody did something; only that keeps a session from ending for want of use.</param>
    Task<Principal?> Find(string userName, string sessionId, bool isActive);

    /// <summary>All accounts in order of name; for administrators, empty for others.</summary>
    Task<IReadOnlyList<AccountView>> List(Principal by, CancellationToken cancellationToken);

    /// <summary>The own account, or for administrators any. Refused with <c>account.unknown</c>.</summary>
    Task<Reply<AccountView>> Account(string userName, Principal by);

    /// <summary>A new account with a first password that its owner has to change. Refused with <c>account.taken</c> or by field.</summary>
    Task<Reply<FirstPassword>> Create(string userName, AccountRequest request, Principal by, string commandId);

    /// <summary>Another name, role or scope; ends its sessions. An administrator cannot take the own role away.</summary>
    Task<Reply<AccountView>> Change(string userName, AccountRequest request, Principal by, string commandId);

    /// <summary>
    /// Everything in <see cref="AccountAct"/> but a new password. An administrator cannot disable the own account. Refused by field without a
    /// reason.
    /// </summary>
    Task<Reply<AccountView>> Administer(string userName, AccountAct act, string? reason, Principal by, string commandId);

    /// <summary>A first password again. Refused by field without a reason.</summary>
    Task<Reply<FirstPassword>> ResetPassword(string userName, string? reason, Principal by, string commandId);

    Task<Reply<AccountView>> ChangePassword(string password, string newPassword, Principal by, string commandId);

    Task<Reply<SecondFactorSetup>> BeginSecondFactor(string password, Principal by, string commandId);

    Task<Reply<RecoveryCodes>> ConfirmSecondFactor(string code, Principal by, string commandId);

    Task<Reply<AccountView>> DropSecondFactor(string password, Principal by, string commandId);

    /// <summary>Ends one of the own sessions, or with null all of them.</summary>
    Task<Reply<AccountView>> EndSessions(string? sessionId, Principal by, string commandId);
}

/// <summary>What an administrator says of an account.</summary>
public sealed record AccountRequest
{
    public required string DisplayName { get; init; }

    /// <summary>Any but <see cref="Role.Upstream"/>.</summary>
    public required Role Role { get; init; }

    /// <summary>Branches in scope; null for all.</summary>
    public ImmutableHashSet<string>? Branches { get; init; }
}

/// <summary>A password for one sign-in. Shown once.</summary>
public sealed record FirstPassword
{
    public required AccountView Account { get; init; }
    public required string Password { get; init; }

    public override string ToString() => nameof(FirstPassword);
}
