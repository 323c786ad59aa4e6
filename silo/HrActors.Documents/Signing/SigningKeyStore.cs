using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using HrActors.Domain.Commands;

namespace HrActors.Documents.Signing;

/// <summary>
/// The company's seal certificate with its private key, kept in one folder as PKCS #12. Safe from any thread.
/// <para>
/// The files are readable by the account of the product alone, and that is the protection: the password lies in a second file of the
/// same folder and only keeps a key file that was copied by itself from being used. Who can act as that account or as the machine's
/// administrator can sign. A backup of the folder is a copy of the seal.
/// </para>
/// </summary>
public sealed class SigningKeyStore : IDisposable
{
    private const string SealFileName = "seal.p12";
    private const string PasswordFile = "seal.password";

    private readonly string _folder;
    private readonly Lock _lock = new();
    private volatile Seal? _seal;

    /// <summary>Opens the folder, making it where it does not exist, and reads the seal in it.</summary>
    /// <exception cref="CryptographicException">The files there do not belong together, or are damaged.</exception>
    /// <exception cref="IOException">The seal is there without its password file, or cannot be read.</exception>
    public SigningKeyStore(string folder)
    {
        _folder = folder;
        OwnerOnlyFiles.CreateFolder(folder);
        if (File.Exists(SealPath)) _seal = Seal.Read(File.ReadAllBytes(SealPath), File.ReadAllText(PasswordPath));
    }

    /// <summary>The certificate that signs; null while there is none.</summary>
    public SealCertificate? Current => _seal?.Facts;

    /// <summary>False when other accounts of the machine may read the key, which someone should look at; true while there is none.</summary>
    public bool IsOwnerOnly =>
        !File.Exists(SealPath) || (OwnerOnlyFiles.IsOwnerOnly(SealPath) && OwnerOnlyFiles.IsOwnerOnly(PasswordPath));

    private string SealPath => Path.Combine(_folder, SealFileName);

    private string PasswordPath => Path.Combine(_folder, PasswordFile);

    /// <summary>
    /// The seal there is; where there is none, a self-signed one named 示例单位电子印章（自签名，仅供试用） is made and kept.
    /// For trial installations.
    /// </summary>
    public SealCertificate EnsureSample(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_seal is null)
            {
                using var sample = SampleSeal.Make(now);
                Keep([sample]);
            }

            return _seal!.Facts;
        }
    }

    /// <summary>
    /// Replaces the seal by the one in a PKCS #12 file; certificates of its issuers in the file are kept and go into signatures. Refused,
    /// with nothing changed, with <c>signature.import-unreadable</c> (wrong password, other file), <c>signature.import-no-key</c>,
    /// <c>signature.key-unsupported</c>, <c>signature.key-too-weak</c>, <c>signature.certificate-unfit</c> or
    /// <c>signature.certificate-expired</c>, <c>signature.certificate-not-yet-valid</c>.
    /// </summary>
    public Reply<SealCertificate> Import(byte[] p12, string password, DateTimeOffset now)
    {
        X509Certificate2Collection imported;
        try
        {
            imported = Seal.Load(p12, password);
        }
        catch (CryptographicException)
        {
            return SealFile.Unreadable;
        }

        using var certificates = new Certificates(imported);
        if (certificates.WithKey is not { } signer) return SealFile.WithoutKey;
        if (SealRules.WhyNot(signer, now) is { } refusal) return refusal;

        lock (_lock)
        {
            Keep([signer, .. certificates.Others]);
            return _seal!.Facts;
        }
    }

    public void Dispose() => _seal?.Dispose();

    internal Seal? Find() => _seal;

    /// <summary>A seal that was replaced is left to the garbage collector: another thread may be signing with it.</summary>
    private void Keep(X509Certificate2Collection certificates)
    {
        var password = ReadOrMakePassword();
        var p12 = certificates.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password);
        OwnerOnlyFiles.Write(SealPath, p12);
        _seal = Seal.Read(p12, password);
    }

    private string ReadOrMakePassword()
    {
        if (!File.Exists(PasswordPath))
            OwnerOnlyFiles.Write(PasswordPath, Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(64, lowercase: true)));

        return File.ReadAllText(PasswordPath);
    }
}
