using HrActors.Contracts.Access;
using HrActors.Contracts.Keys;
using HrActors.Domain.Commands;

namespace HrActors.Contracts.Desk;

/// <summary>The keys that personal data is encrypted under, for the administrator.</summary>
public interface IKeyDesk
{
    Task<KeyRotationView> Get(Principal by, CancellationToken cancellationToken);

    /// <summary>Adds a key and has everything encrypted again under it.</summary>
    Task<Reply<KeyRotationView>> Rotate(Principal by, string? reason, string commandId, CancellationToken cancellationToken);

    /// <summary>Has everything encrypted again under the key that is current now: for keys that were added to the file by hand.</summary>
    Task<Reply<KeyRotationView>> Rewrite(Principal by, string? reason, string commandId, CancellationToken cancellationToken);

    /// <summary>Takes a key that nothing stands under any more out of the key file.</summary>
    Task<Reply<KeyRotationView>> Retire(string keyId, Principal by, string? reason, string commandId, CancellationToken cancellationToken);
}
