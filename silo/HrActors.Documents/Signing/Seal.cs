using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HrActors.Documents.Signing;

/// <summary>A seal in memory, ready to sign.</summary>
internal sealed class Seal : IDisposable
{
    private readonly Certificates _certificates;

    private Seal(Certificates certificates, X509Certificate2 signer)
    {
        _certificates = certificates;
        Signer = signer;
        Facts = SealCertificate.Of(signer);
    }

    public X509Certificate2 Signer { get; }

    public SealCertificate Facts { get; }

    public X509Certificate2Collection Issuers => [.. _certificates.Others];

    /// <exception cref="CryptographicException">Wrong password, damaged, or without a private key.</exception>
    public static Seal Read(byte[] p12, string password)
    {
        var certificates = new Certificates(Load(p12, password));
        return certificates.WithKey is { } signer
            ? new(certificates, signer)
            : throw new CryptographicException("The seal file holds no private key.");
    }

    /// <exception cref="CryptographicException">Wrong password or not PKCS #12.</exception>
    public static X509Certificate2Collection Load(byte[] p12, string password)
    {
        // Keys stay in memory where the system can do so; macOS always takes them into a keychain.
        var keys = OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;
        return X509CertificateLoader.LoadPkcs12Collection(p12, password, keys | X509KeyStorageFlags.Exportable);
    }

    public void Dispose() => _certificates.Dispose();
}
