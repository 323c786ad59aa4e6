using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using HrActors.Storage.Keys;

namespace HrActors.Storage.Audit;

/// <summary>
/// The key that signs the end of a day (ECDSA over P-256), derived from the key ring: every silo has the same one, and its public half can be
/// given to an auditor, who then checks seals without our keys.
/// </summary>
internal sealed class AuditSealKey(IKeyRing ring)
{
    /// <summary>Order of the group of P-256 (FIPS 186-5, SEC 2).</summary>
    private static readonly BigInteger Order = BigInteger.Parse(
        "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
        System.Globalization.NumberStyles.HexNumber,
        System.Globalization.CultureInfo.InvariantCulture);

    private readonly Lazy<byte[]> _secret = new(() => NumberOf(ring.GetSecret("audit-seal")));

    /// <summary>The public half (SubjectPublicKeyInfo) in base 64.</summary>
    public string PublicKey
    {
        get
        {
            using var key = Open();
            return Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
        }
    }

    /// <param name="previous">Signature of the seal before it; empty for the first.</param>
    public string Sign(string previous, StoredSeal seal)
    {
        using var key = Open();
        return Convert.ToBase64String(key.SignData(Content(previous, seal), HashAlgorithmName.SHA256));
    }

    /// <param name="previous">Signature of the seal before it; empty for the first.</param>
    public bool Fits(string previous, StoredSeal seal)
    {
        var signature = new byte[seal.Signature.Length];
        using var key = Open();
        return Convert.TryFromBase64String(seal.Signature, signature, out var length)
            && key.VerifyData(Content(previous, seal), signature.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    /// <summary>One for each use: keys of the platform are not meant for several threads.</summary>
    private ECDsa Open() => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = _secret.Value });

    private static byte[] Content(string previous, StoredSeal seal) => JsonSerializer.SerializeToUtf8Bytes(
        (object?[])[previous, seal.Position, seal.Day, seal.Writer, seal.Entries, seal.LastHash, seal.SealedAt]);

    /// <summary>A secret number from 1 to the order less 1; the bias of the remainder is below 2 to the power of minus 32 and harmless here.</summary>
    private static byte[] NumberOf(byte[] secret)
    {
        var number = (new BigInteger(secret, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1;
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        var d = new byte[32];
        bytes.CopyTo(d, d.Length - bytes.Length);
        return d;
    }
}

/// <summary>The signed end of a chain.</summary>
internal sealed record StoredSeal
{
    public const string Select =
        """
        select position as Position, day as Day, writer as Writer, entries as Entries, last_hash as LastHash, sealed_at as SealedAt,
            signature as Signature
        from audit_seal
        """;

    /// <summary>From 1, without gaps.</summary>
    public long Position { get; init; }
    public string Day { get; init; } = "";
    public string Writer { get; init; } = "";
    public long Entries { get; init; }
    public string LastHash { get; init; } = "";
    public long SealedAt { get; init; }
    public string Signature { get; init; } = "";
}
