using System.Security.Cryptography.X509Certificates;

namespace HrActors.Documents.Signing;

/// <summary>The certificates of one PKCS #12 file: the one that signs, and those of its issuers.</summary>
internal sealed class Certificates(X509Certificate2Collection all) : IDisposable
{
    /// <summary>Null when no certificate has its private key with it.</summary>
    public X509Certificate2? WithKey { get; } = all.FirstOrDefault(certificate => certificate.HasPrivateKey);

    public IEnumerable<X509Certificate2> Others => all.Where(certificate => !ReferenceEquals(certificate, WithKey));

    public void Dispose()
    {
        foreach (var certificate in all) certificate.Dispose();
    }
}
