using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HrActors.EndToEnd.Tests.Hosting;

/// <summary>A certificate made for one test, as the two files a server is given.</summary>
internal sealed class OwnCertificate : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hr-tls-");

    private OwnCertificate(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + host, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Thumbprint = made.Thumbprint;
        File.WriteAllText(Certificate, made.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
    }

    public static OwnCertificate For(string host) => new(host);

    public string Certificate => Path.Combine(_folder.FullName, "hr.crt");

    public string Key => Path.Combine(_folder.FullName, "hr.key");

    public string Thumbprint { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
