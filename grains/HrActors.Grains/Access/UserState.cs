using HrActors.Contracts.Access;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;

namespace HrActors.Grains.Access;

[GenerateSerializer, Immutable, Alias("hr.user-state")]
internal sealed record UserState
{
    /// <summary>Sessions kept; the one least recently used goes when there are more.</summary>
    public const int MostSessions = 200;

    private const int RememberedPasswords = 5;

    /// <summary>Null until the account is made.</summary>
    [Id(0)] public Principal? Principal { get; init; }

    /// <summary>Salted hash of the password (PBKDF2); null when the account has none.</summary>
    [Id(1)] public string? PasswordHash { get; init; }

    /// <summary>Wrong passwords and codes in a row.</summary>
    [Id(2)] public int FailedSignIns { get; init; }

    /// <summary>No sign-in before this instant; null when not locked.</summary>
    [Id(3)] public DateTimeOffset? LockedUntil { get; init; }
    [Id(4)] public RecentCommands Commands { get; init; } = RecentCommands.None;

    /// <summary>Hashes of the last passwords, the present one included: none of them may come back.</summary>
    [Id(5)] public ImmutableList<string> OldPasswords { get; init; } = [];
    [Id(6)] public bool MustChangePassword { get; init; }

    /// <summary>An account of the sample.</summary>
    [Id(7)] public bool IsExempt { get; init; }
    [Id(8)] public bool IsDisabled { get; init; }

    /// <summary>Secret of the authenticator in base 64; null without a second factor.</summary>
    [Id(9)] public ProtectedText? Factor { get; init; }

    /// <summary>A secret of which no code was shown yet.</summary>
    [Id(10)] public ProtectedText? PendingFactor { get; init; }

    /// <summary>The step of the last code: it and those before it count no more.</summary>
    [Id(11)] public long LastStep { get; init; }

    /// <summary>SHA-256 of each recovery code that was not used yet; 100 random bits need no slow hash.</summary>
    [Id(12)] public ImmutableList<string> RecoveryHashes { get; init; } = [];
    [Id(13)] public ImmutableList<AccountSession> Sessions { get; init; } = [];

    /// <summary>Locks since the last sign-in: each lasts longer.</summary>
    [Id(14)] public int Locks { get; init; }

    /// <summary>The identity provider's name of the person; null for an account with a password.</summary>
    [Id(15)] public string? ExternalId { get; init; }

    /// <summary>Hash of the password that the last start gave; null when none did.</summary>
    [Id(16)] public string? StartHash { get; init; }
    [Id(17)] public DateTimeOffset CreatedAt { get; init; }
    [Id(18)] public DateTimeOffset? LastSignInAt { get; init; }
    [Id(19)] public long Version { get; init; }

    public override string ToString() => nameof(UserState);

    /// <summary>The password becomes this one.</summary>
    public UserState WithPassword(string hash, bool mustChange) => this with
    {
        PasswordHash = hash,
        MustChangePassword = mustChange,
        OldPasswords = [.. OldPasswords.Append(hash).TakeLast(RememberedPasswords)],
        FailedSignIns = 0,
        LockedUntil = null,
        Locks = 0,
    };

    /// <summary>Of the sessions only <paramref name="kept"/> goes on.</summary>
    public UserState WithoutSessions(string? kept = null) => this with
    {
        Sessions = Sessions.RemoveAll(session => session.Id != kept),
        Version = Version + 1,
    };

    /// <summary>One wrong password or code more, and the lock it may bring.</summary>
    public UserState Failed(AccountOptions options, DateTimeOffset now)
    {
        if (FailedSignIns + 1 < options.LockAfter) return this with { FailedSignIns = FailedSignIns + 1 };

        var life = TimeSpan.FromTicks(Math.Min(options.LockFor.Ticks << Math.Min(Locks, 10), Math.Max(options.LockFor.Ticks, TimeSpan.TicksPerHour)));
        return this with { FailedSignIns = 0, Locks = Locks + 1, LockedUntil = now + life };
    }

    /// <summary>With a session more; those that ended by themselves, and the least recently used beyond the limit, are gone.</summary>
    public UserState Entered(AccountSession session, AccountOptions options)
    {
        var held = Sessions.Where(one => one.Holds(session.StartedAt, options)).OrderByDescending(one => one.LastUsedAt).Take(MostSessions - 1);
        return this with
        {
            Sessions = [session, .. held],
            FailedSignIns = 0,
            LockedUntil = null,
            Locks = 0,
            LastSignInAt = session.StartedAt,
        };
    }

    public AccountView View(AccountOptions options, DateTimeOffset now) => new()
    {
        UserName = Principal!.UserName,
        DisplayName = Principal.DisplayName,
        Role = Principal.Role,
        Branches = Principal.Branches,
        IsExternal = ExternalId is not null,
        IsDisabled = IsDisabled,
        MustChangePassword = MustChangePassword,
        HasSecondFactor = Factor is not null,
        NeedsSecondFactor = NeedsFactor(options),
        LockedUntil = LockedUntil > now ? LockedUntil : null,
        LastSignInAt = LastSignInAt,
        CreatedAt = CreatedAt,
        RecoveryCodes = RecoveryHashes.Count,
        Sessions = [.. Sessions.Where(session => session.Holds(now, options)).OrderByDescending(session => session.StartedAt)],
        Version = Version,
    };

    /// <summary>The identity provider asks for its own second factor.</summary>
    public bool NeedsFactor(AccountOptions options) => !IsExempt && ExternalId is null && options.SecondFactorRoles.Contains(Principal!.Role);
}

internal static class SessionHolding
{
    public static bool Holds(this AccountSession session, DateTimeOffset now, AccountOptions options) =>
        now < session.Until && now - session.LastUsedAt < options.SessionIdle;
}
