using System.Buffers.Text;
using System.Security.Cryptography;
using HrActors.Contracts.Access;
using HrActors.Domain.Commands;
using PasswordVerificationResult = Microsoft.AspNetCore.Identity.PasswordVerificationResult;

namespace HrActors.Grains.Access;

internal sealed partial class UserGrain
{
    private const int RandomBytes = 16;
    private const int MostTickets = 20;

    /// <summary>How long the steps of one sign-in may take together.</summary>
    private static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(5);

    /// <summary>How much of the record of use a crash may cost.</summary>
    private static readonly TimeSpan UsePeriod = TimeSpan.FromMinutes(5);

    /// <summary>Stand for a password that was right; in memory only, so that a restart asks again.</summary>
    private readonly Dictionary<string, DateTimeOffset> _tickets = new(StringComparer.Ordinal);

    /// <summary>Use since the last write. Noted while commands run, so it is no part of the state.</summary>
    private readonly Dictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    public async Task<Reply<SignInResult>> Enter(SignInAttempt attempt)
    {
        var now = Now;
        var isClosed = State.Principal is null || State.IsDisabled || State.PasswordHash is null || State.LockedUntil > now;
        var verdict = await ComparePassword(attempt, isClosed);
        if (isClosed) return await Deny(attempt, State.LockedUntil > now ? "locked" : State.IsDisabled ? "disabled" : "unknown", AccountRefusals.Denied);
        if (verdict == PasswordVerificationResult.Failed) return await Fail(attempt, "password", AccountRefusals.Denied);

        var next = State;
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded && attempt.Password is { } password)
            next = next with { PasswordHash = await secrets.Hash(password) };
        if (State is { MustChangePassword: true, IsExempt: false })
        {
            if (attempt.NewPassword is not { } wanted) return Ask(SignInStep.NewPassword);
            if (await RefuseNew(wanted) is { } bad) return bad;
            next = next.WithPassword(await secrets.Hash(wanted), mustChange: false);
        }

        return await Prove(attempt, next);
    }

    public async Task<Reply<SignInResult>> EnterExternally(ExternalSignIn signIn) =>
        await RefuseExternal(signIn) ?? await Begin(signIn.From, await Known(signIn), []);

    public async Task<Reply<Principal>> AdmitExternally(ExternalSignIn bearer, bool isNew)
    {
        if (await RefuseExternal(bearer, isNew) is { } refusal) return refusal;
        if (isNew || State.Principal is null)
        {
            var next = await Known(bearer);
            await Note(bearer.From, "session.token-admitted", null, null, bearer.Role.ToString());
            await Write(next);
            Forget();
            await rows.Save(View(), CancellationToken.None);
        }

        // As the token says: an older one than the account has seen gives no more than it was issued for.
        return State.Principal! with { DisplayName = bearer.DisplayName, Role = bearer.Role, Branches = bearer.Branches };
    }

    /// <summary>Null when the provider's person may use this account.</summary>
    private async Task<Refusal?> RefuseExternal(ExternalSignIn signIn, bool onRecord = true)
    {
        var isAnothers = State.Principal is not null && State.ExternalId != signIn.ExternalId;
        if (!isAnothers && !State.IsDisabled) return null;

        var refusal = isAnothers ? AccountRefusals.Taken : AccountRefusals.Denied;
        if (onRecord) await Deny(new() { From = signIn.From }, isAnothers ? "external name is taken" : "disabled", refusal);
        return refusal;
    }

    /// <summary>The account as the provider has it now.</summary>
    private async Task<UserState> Known(ExternalSignIn signIn)
    {
        var next = State with { ExternalId = signIn.ExternalId, CreatedAt = State.Principal is null ? Now : State.CreatedAt };
        var stands = State.Principal is { } known && known.Role == signIn.Role && known.DisplayName == signIn.DisplayName
            && (known.Branches ?? []).SetEquals(signIn.Branches ?? []) && known.Branches is null == signIn.Branches is null;
        if (stands) return next;

        // Another role or scope than before: what was opened with the old one ends.
        next = next with
        {
            Principal = new()
            {
                UserName = UserName, DisplayName = signIn.DisplayName, Role = signIn.Role, Branches = signIn.Branches,
            },
            Sessions = [],
            Version = State.Version + 1,
        };
        await Note(signIn.From, State.Principal is null ? "account.created" : "account.changed", null, Told(State.Principal), Told(next.Principal));
        return next;
    }

    public Task<Principal?> Use(string sessionId, bool isActive)
    {
        var now = Now;
        var session = State.Sessions.Find(one => one.Id == sessionId);
        if (session is null || State.IsDisabled) return Task.FromResult<Principal?>(null);
        if (_used.TryGetValue(sessionId, out var used) && used > session.LastUsedAt) session = session with { LastUsedAt = used };
        if (!session.Holds(now, Options)) return Task.FromResult<Principal?>(null);
        if (isActive) _used[sessionId] = now;
        return Task.FromResult(State.Principal);
    }

    /// <summary>The second factor, where there is one or one is demanded.</summary>
    private async Task<Reply<SignInResult>> Prove(SignInAttempt attempt, UserState next)
    {
        if (next.Factor is { } factor)
        {
            if (attempt.Code is not { } code) return Ask(SignInStep.Code);
            if (secrets.Match(factor, code, Now, next.LastStep) is { } step) return await Begin(attempt.From, next with { LastStep = step }, []);

            var hash = AccountSecrets.HashOf(code);
            return next.RecoveryHashes.Contains(hash)
                ? await Begin(attempt.From, next with { RecoveryHashes = next.RecoveryHashes.Remove(hash) }, [])
                : await Fail(attempt, "code", AccountRefusals.WrongCode);
        }

        if (!next.NeedsFactor(Options)) return await Begin(attempt.From, next, []);
        if (State.PendingFactor is not { } pending || attempt.Code is null)
        {
            pending = secrets.NewFactor();
            await Write(State with { PendingFactor = pending });
            return Ask(SignInStep.SecondFactorSetup) with { Setup = secrets.Show(pending, Options.Issuer, UserName) };
        }

        if (secrets.Match(pending, attempt.Code, Now, 0) is not { } first) return await Fail(attempt, "code", AccountRefusals.WrongCode);
        var (codes, hashes) = secrets.RecoveryCodesOf(pending, Random());
        await Note(attempt.From, "account.second-factor-set", null, null, null);
        return await Begin(
            attempt.From,
            next with { Factor = pending, PendingFactor = null, LastStep = first, RecoveryHashes = hashes, Version = next.Version + 1 },
            codes.Codes);
    }

    private async Task<Reply<SignInResult>> Begin(string? from, UserState next, ImmutableList<string> recoveryCodes)
    {
        var now = Now;
        var session = new AccountSession { Id = Random(), StartedAt = now, LastUsedAt = now, Until = now + Options.SessionLife, From = from };
        await Note(from, "session.started", null, null, next.Principal!.Role.ToString());
        await Write(Used(next).Entered(session, Options));
        Forget();
        _tickets.Clear();
        await rows.Save(View(), CancellationToken.None);
        return new SignInResult { Step = SignInStep.Done, Principal = State.Principal, Session = session, RecoveryCodes = recoveryCodes };
    }

    private async Task<PasswordVerificationResult> ComparePassword(SignInAttempt attempt, bool isClosed)
    {
        if (attempt.Ticket is { } ticket)
            return !isClosed && _tickets.TryGetValue(ticket, out var until) && Now < until ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
        return await secrets.Compare(isClosed ? null : State.PasswordHash, attempt.Password ?? "");
    }

    private SignInResult Ask(SignInStep step)
    {
        if (_tickets.Count >= MostTickets) _tickets.Clear();
        var ticket = Random();
        _tickets[ticket] = Now + TicketLife;
        return new() { Step = step, Ticket = ticket };
    }

    private async Task<Refusal> Fail(SignInAttempt attempt, string why, Refusal refusal)
    {
        await Deny(attempt, why, refusal);
        // A ticket stands for a right password; with a wrong code it must not be tried again and again.
        if (attempt.Ticket is not null && State.FailedSignIns + 1 >= Options.LockAfter) _tickets.Clear();
        await WriteFailure();
        return refusal;
    }

    private async Task<Refusal> Deny(SignInAttempt attempt, string why, Refusal refusal)
    {
        await Note(attempt.From, "session.denied", why, null, null);
        return refusal;
    }

    /// <summary>A name nobody has may be a password typed into the wrong field: it is not kept.</summary>
    private Task Note(string? from, string action, string? why, string? before, string? after) => audit.Save(
        new()
        {
            Id = $"{action}/{Guid.CreateVersion7():N}",
            At = Now,
            By = State.Principal is null && action == "session.denied" ? "anonymous" : UserName,
            Action = action,
            Subject = State.Principal is null && action == "session.denied" ? "user:unknown" : this.GetPrimaryKeyString(),
            Reason = why,
            From = from,
            Before = before,
            After = after,
        },
        CancellationToken.None);

    private async Task KeepUse(CancellationToken cancellationToken)
    {
        if (_used.Count == 0) return;
        await Write(Used(State));
        Forget();
    }

    private UserState Used(UserState state) => _used.Count == 0
        ? state
        : state with
        {
            Sessions = state.Sessions.ConvertAll(session =>
                _used.TryGetValue(session.Id, out var used) && used > session.LastUsedAt ? session with { LastUsedAt = used } : session),
        };

    /// <summary>What was just written, or belongs to sessions that are gone.</summary>
    private void Forget()
    {
        foreach (var (id, used) in _used.ToList())
        {
            if (State.Sessions.Find(session => session.Id == id) is not { } kept || kept.LastUsedAt >= used) _used.Remove(id);
        }
    }

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
}
