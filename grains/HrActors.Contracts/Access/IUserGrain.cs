using HrActors.Domain.Commands;
using Orleans.Concurrency;

namespace HrActors.Contracts.Access;

/// <summary>What a user may do. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.role")]
public enum Role
{
    None = 0,
    HrManager = 1,
    HrClerk = 2,
    Finance = 3,
    Administrator = 4,
    Auditor = 5,
    /// <summary>An upstream system with a key of its own.</summary>
    Upstream = 6,
}

/// <summary>A signed-in user or key as the edge knows it.</summary>
[GenerateSerializer, Immutable, Alias("hr.principal")]
public sealed record Principal
{
    [Id(0)] public required string UserName { get; init; }
    [Id(1)] public required string DisplayName { get; init; }
    [Id(2)] public required Role Role { get; init; }

    /// <summary>Branches in scope; null for all.</summary>
    [Id(3)] public ImmutableHashSet<string>? Branches { get; init; }

    // 4: was Stamp, until 2026-11

    /// <summary>The CloudEvents source a key may write for; null for users.</summary>
    [Id(5)] public string? Source { get; init; }

    /// <summary>Where this caller calls from: the way in and the address, such as <c>api 10.0.0.5</c>; set at the edge, never stored.</summary>
    [Id(6)] public string? From { get; init; }

    /// <summary>The session this caller came with; set at the edge, never stored.</summary>
    [Id(7)] public string? SessionId { get; init; }

    public bool MaySee(string branchCode) => Branches is null || Branches.Contains(branchCode);
}

/// <summary>One account. Key: <see cref="GrainKeys.User"/>.</summary>
[Alias("hr.IUserGrain")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>Creates the account, or sets name, role and scope of an existing one, which ends its sessions.</summary>
    [Alias("Configure"), Needs(Permission.ManageAccess)] Task<Reply<AccountView>> Configure(ConfigureUser command);

    /// <summary>
    /// Makes an account that a start needs. The password is set when there is no account yet, or when it is another one than at the start
    /// before: what its owner changed since then stays.
    /// </summary>
    [Alias("EnsureStart"), SystemOnly] Task EnsureStart(ConfigureUser command);

    /// <summary>
    /// Lets somebody in, or says what is still asked for. A refusal (<c>session.denied</c>) tells nothing of what was wrong. On record before
    /// it is answered.
    /// </summary>
    [Alias("Enter"), OpenToAll] Task<Reply<SignInResult>> Enter(SignInAttempt attempt);

    /// <summary>Lets somebody in whom the identity provider has let in; makes the account at the first time.</summary>
    [Alias("EnterExternally"), SystemOnly] Task<Reply<SignInResult>> EnterExternally(ExternalSignIn signIn);

    /// <summary>
    /// Whoever shows a token that the identity provider made for the interface, with the role and branches it says; no session is begun. The
    /// account is made at the first time, and a removed user is refused whatever the token says.
    /// </summary>
    /// <param name="isNew">The token was not seen before: it goes on record, also when it is refused, and the account becomes what it says.</param>
    [Alias("AdmitExternally"), SystemOnly] Task<Reply<Principal>> AdmitExternally(ExternalSignIn bearer, bool isNew);

    /// <summary>Null when the session does not hold any more.</summary>
    /// <param name="isActive">Whether somebody did something; only that keeps a session from ending for want of use.</param>
    [Alias("Use"), AlwaysInterleave, SystemOnly] Task<Principal?> Use(string sessionId, bool isActive);

    /// <summary>Null when there is no such account. For administrators, and for the owner.</summary>
    [Alias("GetAccount"), ReadOnly, Needs(Permission.OwnAccount)] Task<AccountView?> GetAccount();

    [Alias("Administer"), Needs(Permission.ManageAccess)] Task<Reply<AccountView>> Administer(AdministerUser command);

    /// <summary>By the owner; every other session ends.</summary>
    [Alias("ChangePassword"), Needs(Permission.OwnAccount)] Task<Reply<AccountView>> ChangePassword(OwnProof proof, string newPassword);

    /// <summary>By the owner: a new secret, which counts when a code of it is shown.</summary>
    [Alias("BeginSecondFactor"), Needs(Permission.OwnAccount)] Task<Reply<SecondFactorSetup>> BeginSecondFactor(OwnProof proof);

    [Alias("ConfirmSecondFactor"), Needs(Permission.OwnAccount)] Task<Reply<RecoveryCodes>> ConfirmSecondFactor(CommandInfo command, string code);

    /// <summary>By the owner; refused where the role demands a second factor.</summary>
    [Alias("DropSecondFactor"), Needs(Permission.OwnAccount)] Task<Reply<AccountView>> DropSecondFactor(OwnProof proof);

    /// <summary>Ends one session, or with null all of them, everywhere within seconds.</summary>
    [Alias("EndSessions"), Needs(Permission.OwnAccount)] Task<Reply<AccountView>> EndSessions(CommandInfo command, string? sessionId);
}

[GenerateSerializer, Immutable, Alias("hr.configure-user")]
public sealed record ConfigureUser
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required string DisplayName { get; init; }
    [Id(2)] public required Role Role { get; init; }
    [Id(3)] public ImmutableHashSet<string>? Branches { get; init; }

    /// <summary>Null leaves the password as it is. Only its hash is kept.</summary>
    [Id(4)] public string? Password { get; init; }

    /// <summary>An account of the sample: no change of the first password and no second factor is demanded.</summary>
    [Id(5)] public bool IsExempt { get; init; }

    /// <summary>The password is only for the first sign-in.</summary>
    [Id(6)] public bool MustChangePassword { get; init; }

    /// <summary>Refused with <c>account.taken</c> when the account is there already.</summary>
    [Id(7)] public bool MustBeNew { get; init; }

    public override string ToString() => nameof(ConfigureUser);
}

/// <summary>An upstream system's key, found by the hash of the key. Key: <see cref="GrainKeys.Upstream"/>.</summary>
[Alias("hr.IUpstreamGrain")]
public interface IUpstreamGrain : IGrainWithStringKey
{
    [Alias("Configure"), Needs(Permission.ManageAccess)] Task Configure(ConfigureUpstream command);

    /// <summary>Null when there is no such key, its time is over, or it was revoked.</summary>
    [Alias("Get"), ReadOnly, SystemOnly] Task<Principal?> Get();

    /// <summary>Another key follows this one, which is worthless from <paramref name="until"/> on.</summary>
    [Alias("Retire"), Needs(Permission.ManageAccess)] Task Retire(CommandInfo command, DateTimeOffset until);

    /// <summary>Makes the key worthless, for good. Repeating it changes nothing.</summary>
    [Alias("Revoke"), Needs(Permission.ManageAccess)] Task Revoke(RevokeUpstream command);
}

[GenerateSerializer, Immutable, Alias("hr.revoke-upstream")]
public sealed record RevokeUpstream
{
    [Id(0)] public required CommandInfo Command { get; init; }

    /// <summary>As listed.</summary>
    [Id(1)] public required UpstreamRow Row { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.configure-upstream")]
public sealed record ConfigureUpstream
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required string Id { get; init; }
    [Id(2)] public required string Name { get; init; }

    /// <summary>The CloudEvents source it may write for.</summary>
    [Id(3)] public required string Source { get; init; }
    [Id(4)] public required ImmutableHashSet<string> Branches { get; init; }

    /// <summary>From here on it is worthless; null for never.</summary>
    [Id(5)] public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The row of the key before; null for the first.</summary>
    [Id(6)] public UpstreamRow? Follows { get; init; }

    /// <summary>Until when the key before is taken too.</summary>
    [Id(7)] public DateTimeOffset? PreviousUntil { get; init; }
}
