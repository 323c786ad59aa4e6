using System.Security.Cryptography;
using System.Text;

namespace HrActors.Storage.Keys;

/// <summary>
/// Encrypts under the current key and decrypts under any key of the ring. What is sealed is nonce (12 bytes), tag (16 bytes) and
/// ciphertext, bound to a context that must be the same at opening.
/// </summary>
internal sealed class KeyRing(KeyRingContent content) : IKeyRing
{
    public const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public string CurrentKeyId => content.Current;

    /// <summary>Tells two rings apart and says nothing about the keys.</summary>
    public string Fingerprint => Convert.ToHexStringLower(HMACSHA256.HashData(content.Search, "hr:fingerprint"u8)[..16]);

    public byte[] GetSecret(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, content.Signing, KeySize, info: Encoding.UTF8.GetBytes("hr:" + name));
    }

    public byte[] Seal(ReadOnlySpan<byte> clear, string context)
    {
        var result = new byte[NonceSize + TagSize + clear.Length];
        var nonce = result.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(content.Keys[content.Current], TagSize);
        aes.Encrypt(
            nonce, clear, result.AsSpan(NonceSize + TagSize), result.AsSpan(NonceSize, TagSize), Binding(content.Current, context));
        return result;
    }

    /// <exception cref="InvalidOperationException">The key is not in the ring, or what was sealed or its context was altered.</exception>
    public byte[] Open(string keyId, ReadOnlySpan<byte> sealedBytes, string context)
    {
        if (!content.Keys.TryGetValue(keyId, out var key))
            throw new InvalidOperationException($"The key '{keyId}' is not in the ring.");
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
        HMACSHA256.HashData(content.Search, Encoding.UTF8.GetBytes($"{purpose.Length}:{purpose}:{value}"));

    private static byte[] Binding(string keyId, string context) => Encoding.UTF8.GetBytes($"hr|{keyId}|{context}");

    private static InvalidOperationException Altered(string keyId) => new($"A value sealed under key '{keyId}' was altered.");
}
