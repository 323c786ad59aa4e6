namespace HrActors.Domain.Access;

/// <summary>Encrypts personal values (AES-256-GCM under a key ring) and makes the keyed hashes by which they are found.</summary>
public interface IFieldProtector
{
    ProtectedText Protect(string value);

    /// <exception cref="ProtectedValueException">The key that encrypted it is not in the ring, or the value was altered.</exception>
    string Reveal(ProtectedText value);

    /// <summary>
    /// A keyed hash for equality search, stable over key rotation, in lower-case letters and digits. The same value under another
    /// <paramref name="purpose"/> gives another hash.
    /// </summary>
    string SearchHash(string purpose, string value);

    /// <summary>
    /// The same value under the present key; what stands under it already, and what cannot be opened, comes back as it is.
    /// </summary>
    ProtectedText Renew(ProtectedText value);
}
