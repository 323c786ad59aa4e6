using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HrActors.Documents.Signing;

/// <summary>Makes the seal of a trial installation. Its name says that no authority stands behind it.</summary>
internal static class SampleSeal
{
    private const int KeyBits = 2048;
    private const int LifeYears = 10;

    /// <summary>The seal of an installation that has no other yet.</summary>
    public static X509Certificate2 Make(DateTimeOffset now) => Make("示例单位电子印章（自签名，仅供试用）", now);

    /// <summary>Valid from the day before <paramref name="now"/>, so that clocks may differ a little, for ten years.</summary>
    public static X509Certificate2 Make(string name, DateTimeOffset now)
    {
        using var key = RSA.Create(KeyBits);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        const X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(LifeYears));
    }
}
