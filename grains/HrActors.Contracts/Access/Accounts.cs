using HrActors.Domain.Commands;

namespace HrActors.Contracts.Access;

/// <summary>An account as its owner and an administrator see it. Nothing in it lets anybody in.</summary>
[GenerateSerializer, Immutable, Alias("hr.account-view")]
public sealed record AccountView
{
    [Id(0)] public required string UserName { get; init; }
    [Id(1)] public required string DisplayName { get; init; }
    [Id(2)] public required Role Role { get; init; }

    /// <summary>Branches in scope; null for all.</summary>
    [Id(3)] public ImmutableHashSet<string>? Branches { get; init; }

    /// <summary>Signs in at the company's identity provider and has no password here.</summary>
    [Id(4)] public bool IsExternal { get; init; }
    [Id(5)] public bool IsDisabled { get; init; }

    /// <summary>The next sign-in asks for a password of the owner's own.</summary>
    [Id(6)] public bool MustChangePassword { get; init; }
    [Id(7)] public bool HasSecondFactor { get; init; }

    /// <summary>Whether the role demands a second factor.</summary>
    [Id(8)] public bool NeedsSecondFactor { get; init; }

    /// <summary>No sign-in before this instant; null when not locked.</summary>
    [Id(9)] public DateTimeOffset? LockedUntil { get; init; }
    [Id(10)] public DateTimeOffset? LastSignInAt { get; init; }
    [Id(11)] public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Recovery codes that were not used yet.</summary>
    [Id(12)] public int RecoveryCodes { get; init; }

    /// <summary>Sessions that hold, the newest first.</summary>
    [Id(13)] public ImmutableList<AccountSession> Sessions { get; init; } = [];

    /// <summary>Grows with each change of the account, not with sign-ins.</summary>
    [Id(14)] public required long Version { get; init; }

    public override string ToString() => $"{nameof(AccountView)} {UserName}";
}

/// <summary>One signed-in browser or program.</summary>
[GenerateSerializer, Immutable, Alias("hr.account-session")]
public sealed record AccountSession
{
    /// <summary>Names the session; on its own it opens nothing.</summary>
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required DateTimeOffset StartedAt { get; init; }

    /// <summary>To a few minutes.</summary>
    [Id(2)] public required DateTimeOffset LastUsedAt { get; init; }

    /// <summary>From here on it does not hold, however busy it is.</summary>
    [Id(3)] public required DateTimeOffset Until { get; init; }

    /// <summary>The way in and the address.</summary>
    [Id(4)] public string? From { get; init; }
}

/// <summary>What somebody shows who wants to be let in.</summary>
[GenerateSerializer, Immutable, Alias("hr.sign-in-attempt")]
public sealed record SignInAttempt
{
    /// <summary>Null with a ticket.</summary>
    [Id(0)] public string? Password { get; init; }

    /// <summary>Of the step before: stands for the password.</summary>
    [Id(1)] public string? Ticket { get; init; }

    /// <summary>Six digits of the authenticator, or a recovery code.</summary>
    [Id(2)] public string? Code { get; init; }

    /// <summary>Where the first password has to be replaced.</summary>
    [Id(3)] public string? NewPassword { get; init; }

    /// <summary>The way in and the address.</summary>
    [Id(4)] public string? From { get; init; }

    public override string ToString() => nameof(SignInAttempt);
}

/// <summary>Somebody whom the company's identity provider has let in.</summary>
[GenerateSerializer, Immutable, Alias("hr.external-sign-in")]
public sealed record ExternalSignIn
{
    /// <summary>The provider's lasting name of the person (issuer and sub).</summary>
    [Id(0)] public required string ExternalId { get; init; }
    [Id(1)] public required string DisplayName { get; init; }
    [Id(2)] public required Role Role { get; init; }
    [Id(3)] public ImmutableHashSet<string>? Branches { get; init; }
    [Id(4)] public string? From { get; init; }

    public override string ToString() => nameof(ExternalSignIn);
}

/// <summary>What is still asked for. Numbers travel: append only.</summary>
[GenerateSerializer, Alias("hr.sign-in-step")]
public enum SignInStep
{
    None = 0,
    /// <summary>Nothing: a session has begun.</summary>
    Done = 1,
    /// <summary>A password of the owner's own.</summary>
    NewPassword = 2,
    /// <summary>A code of the second factor.</summary>
    Code = 3,
    /// <summary>The second factor has to be set up, and a code of it shown.</summary>
    SecondFactorSetup = 4,
}

/// <summary>How far a sign-in has come.</summary>
[GenerateSerializer, Immutable, Alias("hr.sign-in-result")]
public sealed record SignInResult
{
    [Id(0)] public required SignInStep Step { get; init; }

    /// <summary>Set when done.</summary>
    [Id(1)] public Principal? Principal { get; init; }

    /// <summary>Set when done.</summary>
    [Id(2)] public AccountSession? Session { get; init; }

    /// <summary>Set when not done: stands for the password in the next step, for five minutes.</summary>
    [Id(3)] public string? Ticket { get; init; }

    /// <summary>Set where a second factor has to be set up.</summary>
    [Id(4)] public SecondFactorSetup? Setup { get; init; }

    /// <summary>Set when a second factor was set up just now: shown once.</summary>
    [Id(5)] public ImmutableList<string> RecoveryCodes { get; init; } = [];

    public override string ToString() => $"{nameof(SignInResult)} {Step}";
}

/// <summary>What an authenticator needs to know. Shown to the owner only, until it is confirmed.</summary>
[GenerateSerializer, Immutable, Alias("hr.second-factor-setup")]
public sealed record SecondFactorSetup
{
    /// <summary>In base 32.</summary>
    [Id(0)] public required string Secret { get; init; }

    /// <summary>The same as an <c>otpauth:</c> address, for a QR code.</summary>
    [Id(1)] public required string Uri { get; init; }

    public override string ToString() => nameof(SecondFactorSetup);
}

/// <summary>Codes that each let in once when the authenticator is lost. Shown once.</summary>
[GenerateSerializer, Immutable, Alias("hr.recovery-codes")]
public sealed record RecoveryCodes
{
    [Id(0)] public required ImmutableList<string> Codes { get; init; }

    public override string ToString() => nameof(RecoveryCodes);
}

/// <summary>What an administrator does with an account. Numbers travel: append only.</summary>
[GenerateSerializer, Alias("hr.account-act")]
public enum AccountAct
{
    None = 0,
    Disable = 1,
    Enable = 2,
    /// <summary>Takes the second factor away; where the role demands one it is set up at the next sign-in.</summary>
    ResetSecondFactor = 3,
    /// <summary>Ends every session and the lock.</summary>
    EndSessions = 4,
    /// <summary>Sets a first password, to be changed at the next sign-in.</summary>
    ResetPassword = 5,
}

[GenerateSerializer, Immutable, Alias("hr.administer-user")]
public sealed record AdministerUser
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required AccountAct Act { get; init; }

    /// <summary>With <see cref="AccountAct.ResetPassword"/>.</summary>
    [Id(2)] public string? Password { get; init; }

    public override string ToString() => $"{nameof(AdministerUser)} {Act}";
}

/// <summary>What an owner shows to change something of the own account.</summary>
[GenerateSerializer, Immutable, Alias("hr.own-proof")]
public sealed record OwnProof
{
    [Id(0)] public required CommandInfo Command { get; init; }

    /// <summary>The present password.</summary>
    [Id(1)] public required string Password { get; init; }

    /// <summary>The session that asks; it is the only one that goes on after a change of password.</summary>
    [Id(2)] public string? SessionId { get; init; }

    public override string ToString() => nameof(OwnProof);
}
