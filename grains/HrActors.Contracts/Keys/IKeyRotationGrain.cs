using HrActors.Contracts.Access;
using HrActors.Domain.Commands;
using Orleans.Concurrency;

namespace HrActors.Contracts.Keys;

/// <summary>
/// The life of the keys that personal data is encrypted under: a new key is added to the key file, becomes the present one once every
/// living silo has read it, and everything is then written again under it, while the product runs. Key: <see cref="GrainKeys.Keys"/>.
/// </summary>
[Alias("hr.IKeyRotationGrain")]
public interface IKeyRotationGrain : IGrainWithStringKey, IDueWorkOwner
{
    [Alias("Get"), AlwaysInterleave, Needs(Permission.ManageAccess)] Task<KeyRotationView> Get();

    /// <summary>
    /// Adds a key and starts. Refused with <c>keys.rotation-running</c>, and with <c>keys.file-read-only</c> where the key file is kept by
    /// something else: then the key is added there and made current, and <see cref="Rewrite"/> does the rest.
    /// </summary>
    [Alias("Rotate"), Needs(Permission.ManageAccess)] Task<Reply<KeyRotationView>> Rotate(CommandInfo command);

    /// <summary>Writes everything again under the key that is current now.</summary>
    [Alias("Rewrite"), Needs(Permission.ManageAccess)] Task<Reply<KeyRotationView>> Rewrite(CommandInfo command);

    /// <summary>
    /// Takes an old key out of the key file. Refused with <c>keys.in-use</c> while anything stands under it or that is not known: after
    /// the last change of the current key a pass must have been over everything.
    /// </summary>
    [Alias("Retire"), Needs(Permission.ManageAccess)] Task<Reply<KeyRotationView>> Retire(string keyId, CommandInfo command);
}

/// <summary>Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.key-rotation-phase")]
public enum KeyRotationPhase
{
    /// <summary>No key was ever changed.</summary>
    None = 0,
    /// <summary>The silos have not all read the new key, or do not all encrypt under it.</summary>
    Distributing = 1,
    /// <summary>What stands under older keys is written again.</summary>
    Rewriting = 2,
    /// <summary>Everything has been looked at.</summary>
    Finished = 3,
}

[GenerateSerializer, Immutable, Alias("hr.key-rotation-view")]
public sealed record KeyRotationView
{
    [Id(0)] public required KeyRotationPhase Phase { get; init; }
    [Id(1)] public required string CurrentKeyId { get; init; }
    [Id(2)] public ImmutableList<KeyView> Keys { get; init; } = [];
    [Id(3)] public ImmutableList<KeyHolder> Silos { get; init; } = [];

    /// <summary>Rows to look at; 0 before the pass.</summary>
    [Id(4)] public long Total { get; init; }
    [Id(5)] public long Seen { get; init; }
    [Id(6)] public long Rewritten { get; init; }

    /// <summary>Rows with something that cannot be opened: a key is lost, or the row was altered.</summary>
    [Id(7)] public long Unreadable { get; init; }
    [Id(8)] public string? StartedBy { get; init; }
    [Id(9)] public DateTimeOffset? StartedAt { get; init; }
    [Id(10)] public DateTimeOffset? FinishedAt { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.key-view")]
public sealed record KeyView
{
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required bool IsCurrent { get; init; }

    /// <summary>Documents, exchange rows and kept answers under it; states of actors name no key outside and are not counted.</summary>
    [Id(2)] public required long Rows { get; init; }

    /// <summary>Whether nothing stands under it, as far as is known for certain.</summary>
    [Id(3)] public required bool MayRetire { get; init; }
}

/// <summary>A living silo and the keys it has read.</summary>
[GenerateSerializer, Immutable, Alias("hr.key-holder")]
public sealed record KeyHolder
{
    [Id(0)] public required string Silo { get; init; }
    [Id(1)] public required ImmutableList<string> KeyIds { get; init; }
    [Id(2)] public required string CurrentKeyId { get; init; }
    [Id(3)] public required DateTimeOffset SeenAt { get; init; }
}
