using System.Security.Cryptography;
using System.Text;
using HrActors.Domain.Access;

namespace HrActors.Storage.Keys;

/// <summary>
/// Encrypts under the current key and decrypts under any key of the ring. What is sealed is nonce (12 bytes), tag (16 bytes) and
/// ciphertext, bound to a context that must be the same at opening. The ring changes while the process runs: keys are added, another one
/// becomes current, old ones go. A key that has gone opens what this process still holds in memory until it ends.
/// </summary>
/// <param name="content">What the key file holds.</param>
/// <param name="reread">Reads the key file again; null for a ring that has none.</param>
internal sealed class KeyRing(KeyRingContent content, Func<KeyRingContent>? reread = null) : IKeyRing
{
    public const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>One reads at a time: who read an older file must not put it in place of a newer one.</summary>
    private readonly Lock _rereading = new();

    private volatile KeyRingContent _content = content;
    private volatile ImmutableSortedDictionary<string, byte[]> _opening = content.Keys;

    /// <summary>What the key file held when it was last read.</summary>
    public KeyRingContent Content => _content;

    public string CurrentKeyId => _content.Current;

    /// <summary>Tells two rings apart and says nothing about the keys.</summary>
    public string Fingerprint => Convert.ToHexStringLower(HMACSHA256.HashData(_content.Search, "hr:fingerprint"u8)[..16]);

    public byte[] GetSecret(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, _content.Signing, KeySize, info: Encoding.UTF8.GetBytes("hr:" + name));
    }

    /// <summary>Reads the key file again; true when the ring is another one now.</summary>
    /// <exception cref="StorageStartException">The file is no key ring, cannot be read, or belongs to another deployment; the ring stays.</exception>
    public bool Reread()
    {
        if (reread is null) return false;

        lock (_rereading)
        {
            var next = reread();
            if (next.SameAs(_content)) return false;
            if (!next.Search.AsSpan().SequenceEqual(_content.Search) || !next.Signing.AsSpan().SequenceEqual(_content.Signing))
                throw new StorageStartException("The key file was replaced by one of another deployment: its search or signing key differs.");

            // Opening first: a value under the new key may come at once.
            _opening = _opening.SetItems(next.Keys);
            _content = next;
            return true;
        }
    }

    /// <summary>What is sealed and the key it is sealed under.</summary>
    public (string KeyId, byte[] Sealed) Seal(ReadOnlySpan<byte> clear, string context)
    {
        var ring = _content;
        var result = new byte[NonceSize + TagSize + clear.Length];
        var nonce = result.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(ring.Keys[ring.Current], TagSize);
        aes.Encrypt(
            nonce, clear, result.AsSpan(NonceSize + TagSize), result.AsSpan(NonceSize, TagSize), Binding(ring.Current, context));
        return (ring.Current, result);
    }

    /// <exception cref="ProtectedValueException">The key is not in the ring, or what was sealed or its context was altered.</exception>
    public byte[] Open(string keyId, ReadOnlySpan<byte> sealedBytes, string context)
    {
        var key = Find(keyId);
        if (sealedBytes.Length < NonceSize + TagSize) throw Altered(keyId);

        var clear = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(
                sealedBytes[..NonceSize],
                sealedBytes[(NonceSize + TagSize)..],
                sealedBytes.Slice(NonceSize, TagSize),
                clear,
                Binding(keyId, context));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Altered(keyId);
        }

        return clear;
    }

    public byte[] SearchHash(string purpose, string value) =>
        HMACSHA256.HashData(_content.Search, Encoding.UTF8.GetBytes($"{purpose.Length}:{purpose}:{value}"));

    /// <summary>Another silo may have written under a key that stands in the file and was not read here yet.</summary>
    private byte[] Find(string keyId)
    {
        if (_opening.TryGetValue(keyId, out var key)) return key;
        try
        {
            // Whoever read it meanwhile may have found the key.
            Reread();
            if (_opening.TryGetValue(keyId, out key)) return key;
        }
        catch (StorageStartException e)
        {
            throw new ProtectedValueException("A value's key is not in the ring, and the key file cannot be read again.", e);
        }

        throw new ProtectedValueException($"The key '{KeyRingContent.Shown(keyId)}' is not in the ring.");
    }

    private static byte[] Binding(string keyId, string context) => Encoding.UTF8.GetBytes($"hr|{keyId}|{context}");

    private static ProtectedValueException Altered(string keyId) => new($"A value sealed under key '{KeyRingContent.Shown(keyId)}' was altered.");
}
