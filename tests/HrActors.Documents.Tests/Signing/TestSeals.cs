using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HrActors.Documents.Tests.Signing;

/// <summary>PKCS #12 files made for one test.</summary>
internal static class TestSeals
{
    public const string Password = "open";
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset End = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Rsa(int bits)
    {
        using var key = RSA.Create(bits);
        return SelfSigned(new CertificateRequest("CN=测试单位公章", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static byte[] ForEncryptionOnly()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=测试单位公章", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyEncipherment, critical: true));
        return SelfSigned(request);
    }

    public static byte[] WithoutKey()
    {
        using var certificate = X509CertificateLoader.LoadPkcs12(Rsa(2048), Password);
        using var bare = X509CertificateLoader.LoadCertificate(certificate.RawData);
        return bare.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Password);
    }

    /// <summary>An ECDSA certificate and, beside it, that of the authority that issued it.</summary>
    public static byte[] Issued()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=测试机构", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        using var root = rootRequest.CreateSelfSigned(Start, End);
        using var rootAlone = X509CertificateLoader.LoadCertificate(root.RawData);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=测试单位公章, O=测试集团", key, HashAlgorithmName.SHA256);
        using var issued = request.Create(root, Start, End, [1, 2, 3, 4]);
        using var signer = issued.CopyWithPrivateKey(key);
        return new X509Certificate2Collection { rootAlone, signer }.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Password);
    }

    private static byte[] SelfSigned(CertificateRequest request)
    {
        using var certificate = request.CreateSelfSigned(Start, End);
        return certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Password);
    }
}
