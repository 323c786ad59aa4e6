using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HrActors.Domain.Commands;
using HrActors.Domain.Localisation;

namespace HrActors.Documents.Signing;

/// <summary>A seal as bytes to be kept encrypted by somebody else: PKCS #12 under a password of its own, and that password before it.</summary>
public static class SealFile
{
    private const int PasswordLength = 64;

    /// <summary>
    /// Checks a PKCS #12 file as given and makes of it what is kept. Refused with <c>signature.import-unreadable</c>,
    /// <c>signature.import-no-key</c>, <c>signature.key-unsupported</c>, <c>signature.key-too-weak</c>, <c>signature.certificate-unfit</c>,
    /// <c>signature.certificate-expired</c> or <c>signature.certificate-not-yet-valid</c>.
    /// </summary>
    public static Reply<KeptSeal> Import(byte[] p12, string password, DateTimeOffset now)
    {
        X509Certificate2Collection imported;
        try
        {
            imported = Seal.Load(p12, password);
        }
        catch (CryptographicException)
        {
            return Unreadable;
        }

        using var certificates = new Certificates(imported);
        if (certificates.WithKey is not { } signer) return WithoutKey;
        return SealRules.WhyNot(signer, now) is { } refusal ? refusal : Keep([signer, .. certificates.Others], SealCertificate.Of(signer));
    }

    /// <summary>A seal for trial, made here; its name says that no authority stands behind it (示例).</summary>
    public static Reply<KeptSeal> MakeSeal(string legalEntity, DateTimeOffset now) => Make($"{Short(legalEntity)}（示例印章，自签名，仅供试用）", now);

    /// <summary>A person's certificate for trial, made here; its name says that no authority stands behind it (示例).</summary>
    public static Reply<KeptSeal> MakePersonal(string name, DateTimeOffset now) => Make($"{Short(name)}（示例个人证书，自签名，仅供试用）", now);

    internal static Refusal Unreadable { get; } = Refusal.Rule(
        "signature.import-unreadable",
        "无法读取证书文件：不是 PKCS #12 文件，或密码不正确。",
        "The certificate file cannot be read: it is not PKCS #12, or the password is wrong.");

    internal static Refusal WithoutKey { get; } = Refusal.Rule(
        "signature.import-no-key", "证书文件中没有私钥，不能用于签名。", "The certificate file holds no private key and cannot sign.");

    /// <exception cref="CryptographicException">The bytes are not those of <see cref="Import"/>.</exception>
    internal static Seal Open(byte[] kept) => Seal.Read(kept[PasswordLength..], System.Text.Encoding.ASCII.GetString(kept, 0, PasswordLength));

    /// <summary>A common name has at most 64 characters (RFC 5280, ub-common-name).</summary>
    private static string Short(string name) => name.Cut(40);

    private static Reply<KeptSeal> Make(string name, DateTimeOffset now)
    {
        using var made = SampleSeal.Make(name, now);
        return Keep([made], SealCertificate.Of(made));
    }

    private static KeptSeal Keep(X509Certificate2Collection certificates, SealCertificate facts)
    {
        var password = RandomNumberGenerator.GetHexString(PasswordLength, lowercase: true);
        var p12 = certificates.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password);
        return new([.. System.Text.Encoding.ASCII.GetBytes(password), .. p12], facts);
    }
}

/// <param name="Bytes">Whoever has them can sign: only ever stored encrypted.</param>
public sealed record KeptSeal(byte[] Bytes, SealCertificate Certificate);
