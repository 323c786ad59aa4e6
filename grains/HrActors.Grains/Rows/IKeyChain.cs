using HrActors.Contracts.Keys;

namespace HrActors.Grains.Rows;

/// <summary>The keys that personal data is encrypted under, and everything that stands encrypted.</summary>
public interface IKeyChain
{
    /// <summary>Keys in the key file of this silo.</summary>
    ImmutableList<string> KeyIds { get; }

    string CurrentKeyId { get; }

    /// <summary>Adds a key to the key file that nothing is encrypted under yet; null when the file cannot be written.</summary>
    string? Add();

    /// <summary>From now on everything is encrypted under this key; false when the file cannot be written.</summary>
    bool Activate(string keyId);

    /// <summary>Takes the key out of the file; false when the file cannot be written.</summary>
    bool Remove(string keyId);

    /// <summary>Which keys the living silos have read, this one included.</summary>
    Task<ImmutableList<KeyHolder>> Holders(CancellationToken cancellationToken);

    /// <summary>Rows that name their key, by key.</summary>
    Task<ImmutableSortedDictionary<string, long>> Rows(CancellationToken cancellationToken);

    /// <summary>How many rows a pass has to look at.</summary>
    Task<long> CountToRewrite(CancellationToken cancellationToken);

    /// <summary>
    /// Looks at the next rows and writes what stands under an older key under the present one. What an actor changes at the same time is
    /// left to it: it writes under the present key anyway.
    /// </summary>
    /// <param name="after">Where the last step ended; null starts a pass.</param>
    Task<RewriteStep> Rewrite(string? after, CancellationToken cancellationToken);
}

/// <summary>One step of a pass over everything that is encrypted.</summary>
/// <param name="Seen">Rows looked at.</param>
/// <param name="Rewritten">Rows that stood under an older key.</param>
/// <param name="Unreadable">Rows with something that cannot be opened; they stay as they are.</param>
/// <param name="Next">Where the next step goes on; null at the end.</param>
public sealed record RewriteStep(long Seen, long Rewritten, long Unreadable, string? Next);
