using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HrActors.Grains.Access;

/// <summary>An account: what its owner and administrators do with it. How it lets somebody in stands in the other part.</summary>
[GrainType("user")]
internal sealed partial class UserGrain(
    [PersistentState("user", "hr")] IPersistentState<UserState> store, AccountSecrets secrets, IAccountRows rows, IAuditRows audit, Callers callers,
    IOptions<AccountOptions> options, TimeProvider time)
    : StateGrain<UserState>(store), IUserGrain
{
    private string UserName => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private AccountOptions Options => options.Value;

    private DateTimeOffset Now => time.GetUtcNow();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // The row is a copy that a crash may have left behind.
        if (State.Principal is not null) await rows.Save(View(), cancellationToken);
        this.RegisterGrainTimer(KeepUse, new GrainTimerCreationOptions { DueTime = UsePeriod, Period = UsePeriod });
    }

    public async Task<Reply<AccountView>> Configure(ConfigureUser command)
    {
        if (State.Commands.Contains(command.Command.Id)) return View();
        if (State.Principal is not null && command.MustBeNew) return AccountRefusals.Taken;
        if (State.ExternalId is not null && command.Password is not null) return AccountRefusals.External;

        var before = State.Principal;
        var next = Configured(command);
        if (command.Password is { } password) next = next.WithPassword(await secrets.Hash(password), command.MustChangePassword);
        await Change(command.Command, before is null ? "account.created" : "account.changed", next, Told(before), Told(next.Principal));
        return View();
    }

    public async Task EnsureStart(ConfigureUser command)
    {
        if (command.Password is not { } password)
        {
            if (State.Principal is null) await Configure(command);
            return;
        }

        var known = State.StartHash ?? State.PasswordHash;
        if (State.Principal is not null && known is not null && await secrets.Compare(known, password) != PasswordVerificationResult.Failed) return;

        var before = State.Principal;
        var hash = await secrets.Hash(password);
        var next = Configured(command).WithPassword(hash, mustChange: false) with { StartHash = hash };
        await Change(command.Command, before is null ? "account.created" : "account.password-reset", next, Told(before), Told(next.Principal));
    }

    public Task<AccountView?> GetAccount()
    {
        var caller = callers.Current;
        if (!caller.Holds(Permission.ManageAccess) && caller.Name != UserName)
            throw new CallRefusedException(CallRefusal.NotPermitted, "An account is shown to its owner and to administrators.");
        return Task.FromResult(State.Principal is null ? null : View());
    }

    public async Task<Reply<AccountView>> Administer(AdministerUser command)
    {
        if (State.Principal is null) return AccessRefusals.UnknownAccount;
        if (State.Commands.Contains(command.Command.Id)) return View();
        if (command.Act == AccountAct.ResetPassword && State.ExternalId is not null) return AccountRefusals.External;

        var signedOut = State.WithoutSessions();
        var (next, action) = command.Act switch
        {
            AccountAct.Disable => (signedOut with { IsDisabled = true }, "account.disabled"),
            AccountAct.Enable => (signedOut with { IsDisabled = false }, "account.enabled"),
            AccountAct.ResetSecondFactor => (signedOut with { Factor = null, PendingFactor = null, RecoveryHashes = [] }, "account.second-factor-reset"),
            AccountAct.EndSessions => (signedOut with { FailedSignIns = 0, LockedUntil = null, Locks = 0 }, "account.sessions-ended"),
            AccountAct.ResetPassword => (signedOut.WithPassword(await secrets.Hash(command.Password!), mustChange: !State.IsExempt), "account.password-reset"),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.Act, "Not an act."),
        };
        await Change(command.Command, action, next, null, null);
        return View();
    }

    public async Task<Reply<AccountView>> ChangePassword(OwnProof proof, string newPassword)
    {
        if (State.Commands.Contains(proof.Command.Id)) return View();
        if (await RefuseProof(proof) is { } refusal) return refusal;
        if (await RefuseNew(newPassword) is { } bad) return bad;

        var next = State.WithoutSessions(proof.SessionId).WithPassword(await secrets.Hash(newPassword), mustChange: false);
        await Change(proof.Command, "account.password-changed", next, null, null);
        return View();
    }

    public async Task<Reply<SecondFactorSetup>> BeginSecondFactor(OwnProof proof)
    {
        if (await RefuseProof(proof) is { } refusal) return refusal;

        var factor = secrets.NewFactor();
        await Write(State with { PendingFactor = factor });
        return secrets.Show(factor, Options.Issuer, UserName);
    }

    public async Task<Reply<RecoveryCodes>> ConfirmSecondFactor(CommandInfo command, string code)
    {
        if (RefuseOthers() is { } refusal) return refusal;
        if (ShownBefore(command) is { } shown) return shown;
        if (State.PendingFactor is not { } factor) return AccountRefusals.NoPendingFactor;
        if (secrets.Match(factor, code, Now, 0) is not { } step) return AccountRefusals.WrongCode;

        var (codes, hashes) = secrets.RecoveryCodesOf(factor, command.Id);
        var next = State with { Factor = factor, PendingFactor = null, LastStep = step, RecoveryHashes = hashes, Version = State.Version + 1 };
        await Change(command, "account.second-factor-set", next, null, null);
        return codes;
    }

    public async Task<Reply<AccountView>> DropSecondFactor(OwnProof proof)
    {
        if (State.Principal is not null && State.NeedsFactor(Options)) return AccountRefusals.FactorDemanded;
        if (await RefuseProof(proof) is { } refusal) return refusal;

        var next = State with { Factor = null, PendingFactor = null, RecoveryHashes = [], Version = State.Version + 1 };
        await Change(proof.Command, "account.second-factor-dropped", next, null, null);
        return View();
    }

    public async Task<Reply<AccountView>> EndSessions(CommandInfo command, string? sessionId)
    {
        if (RefuseOthers() is { } refusal) return refusal;
        if (State.Principal is null) return AccessRefusals.UnknownAccount;

        var next = sessionId is null
            ? State.WithoutSessions()
            : State with { Sessions = State.Sessions.RemoveAll(session => session.Id == sessionId) };
        await Change(command, sessionId is null ? "account.sessions-ended" : "session.ended", next, null, null);
        return View();
    }

    /// <summary>The codes again whose answer was lost; null when the command is a new one, or another second factor was set since.</summary>
    private RecoveryCodes? ShownBefore(CommandInfo command)
    {
        if (!State.Commands.Contains(command.Id) || State.Factor is not { } factor) return null;
        var (codes, hashes) = secrets.RecoveryCodesOf(factor, command.Id);
        return hashes.Exists(State.RecoveryHashes.Contains) ? codes : null;
    }

    private UserState Configured(ConfigureUser command) => State with
    {
        Principal = new()
        {
            UserName = UserName,
            DisplayName = command.DisplayName,
            Role = command.Role,
            Branches = command.Branches,
        },
        Sessions = [],
        IsExempt = State.Principal is null ? command.IsExempt : State.IsExempt,
        CreatedAt = State.Principal is null ? Now : State.CreatedAt,
        Version = State.Version + 1,
    };

    /// <summary>What was tried is on record even if the change is lost; then the change, then its copy in the list.</summary>
    private async Task Change(CommandInfo command, string action, UserState next, string? before, string? after)
    {
        await audit.Save(AuditEntry.Of(command, this.GetPrimaryKeyString(), action, Now, before, after), CancellationToken.None);
        await Write(next with { Commands = next.Commands.Remember(command.Id) });
        // Tickets stand for the password there was, and for what else was asked for then.
        _tickets.Clear();
        Forget();
        await rows.Save(View(), CancellationToken.None);
    }

    private Refusal? RefuseOthers() =>
        callers.Current is var caller && (caller.IsSystem || caller.Name == UserName) ? null : AccessRefusals.NotPermitted;

    /// <summary>The owner, with the right password. Wrong ones count as at the door.</summary>
    private async Task<Refusal?> RefuseProof(OwnProof proof)
    {
        if (RefuseOthers() is { } refusal) return refusal;
        if (State.Principal is null) return AccessRefusals.UnknownAccount;
        if (State.ExternalId is not null) return AccountRefusals.External;
        if (State.LockedUntil <= Now) await Write(State with { LockedUntil = null });
        if (State.LockedUntil is not null) return AccountRefusals.WrongPassword;
        if (await secrets.Compare(State.PasswordHash, proof.Password) != PasswordVerificationResult.Failed) return null;

        await WriteFailure();
        return AccountRefusals.WrongPassword;
    }

    /// <summary>One wrong password or code more; a lock that comes of it shows in the list.</summary>
    private async Task WriteFailure()
    {
        var locked = State.LockedUntil;
        await Write(State.Failed(Options, Now));
        if (State.Principal is not null && State.LockedUntil != locked) await rows.Save(View(), CancellationToken.None);
    }

    private async Task<Refusal?> RefuseNew(string password) =>
        PasswordRules.Refuse(password, UserName, Options.MinPasswordLength, "/newPassword")
        ?? (await secrets.WasUsed(State.OldPasswords.Append(State.PasswordHash ?? "").Where(hash => hash.Length > 0).Distinct(), password)
            ? AccountRefusals.PasswordReused("/newPassword") : null);

    private AccountView View() => State.View(Options, Now);

    private static string? Told(Principal? principal) => principal is null
        ? null
        : $"{principal.Role}; {(principal.Branches is { } branches ? string.Join(' ', branches.Order(StringComparer.Ordinal)) : "*")}";
}
