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

    /// <summary>Changes with the password, role or scope, so that older sessions end.</summary>
    [Id(4)] public required string Stamp { get; init; }

    /// <summary>The CloudEvents source a key may write for; null for users.</summary>
    [Id(5)] public string? Source { get; init; }

    /// <summary>Where this caller calls from: the way in and the address, such as <c>api 10.0.0.5</c>; set at the edge, never stored.</summary>
    [Id(6)] public string? From { get; init; }

    public bool MaySee(string branchCode) => Branches is null || Branches.Contains(branchCode);
}

/// <summary>One account. Key: <see cref="GrainKeys.User"/>.</summary>
[Alias("hr.IUserGrain")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>Creates the account, or sets password, role and scope of an existing one.</summary>
    [Alias("Configure"), Needs(Permission.ManageAccess)] Task<Principal> Configure(ConfigureUser command);

    /// <summary>The principal when the password is right and the account not locked; a refusal tells nothing of which it was.</summary>
    [Alias("SignIn"), OpenToAll] Task<Reply<Principal>> SignIn(string password);

    /// <summary>Null when there is no such account.</summary>
    [Alias("Get"), ReadOnly, SystemOnly] Task<Principal?> Get();
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

    public override string ToString() => nameof(ConfigureUser);
}

/// <summary>An upstream system's key, found by the hash of the key. Key: <see cref="GrainKeys.Upstream"/>.</summary>
[Alias("hr.IUpstreamGrain")]
public interface IUpstreamGrain : IGrainWithStringKey
{
    [Alias("Configure"), Needs(Permission.ManageAccess)] Task Configure(ConfigureUpstream command);

    /// <summary>Null when there is no such key, or it was revoked.</summary>
    [Alias("Get"), ReadOnly, SystemOnly] Task<Principal?> Get();

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
}
