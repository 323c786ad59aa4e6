using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using HrActors.Domain.Commands;

namespace HrActors.Documents.Signing;

/// <summary>Which certificates may sign.</summary>
internal static class SealRules
{
    private const int LeastRsaBits = 2048;
    private const int LeastEcBits = 256;

    /// <summary>Why this certificate may not sign at <paramref name="at"/>; null when it may.</summary>
    public static Refusal? WhyNot(X509Certificate2 certificate, DateTimeOffset at) =>
        Strength(certificate) ?? Usage(certificate) ?? Validity(certificate, at);

    /// <summary>The certificate is used outside its life, before it or after it.</summary>
    public static Refusal? Validity(X509Certificate2 certificate, DateTimeOffset at)
    {
        var facts = SealCertificate.Of(certificate);
        if (facts.IsValidAt(at)) return null;

        var from = facts.NotBefore.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var to = facts.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Refusal.Rule(
            at < facts.NotBefore ? "signature.certificate-not-yet-valid" : "signature.certificate-expired",
            $"证书“{facts.Name}”不在有效期内（{from} 至 {to}），不能签名，请导入新证书。",
            $"The certificate of “{facts.Name}” is valid from {from} to {to} only; it cannot sign now. Import another.");
    }

    private static Refusal? Strength(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var ec = certificate.GetECDsaPublicKey();
        if (rsa?.KeySize >= LeastRsaBits || ec?.KeySize >= LeastEcBits) return null;

        return rsa is null && ec is null
            ? Refusal.Rule(
                "signature.key-unsupported",
                "不支持该证书的密钥算法，请使用 RSA 或 ECDSA 证书。",
                "The certificate's key algorithm is not supported; use RSA or ECDSA.")
            : Refusal.Rule(
                "signature.key-too-weak",
                $"证书密钥过短：RSA 至少 {LeastRsaBits} 位，ECDSA 至少 {LeastEcBits} 位。",
                $"The certificate's key is too short: RSA needs {LeastRsaBits} bits, ECDSA {LeastEcBits}.");
    }

    private static Refusal? Usage(X509Certificate2 certificate)
    {
        const X509KeyUsageFlags signing = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;
        return certificate.Extensions.OfType<X509KeyUsageExtension>().All(usage => (usage.KeyUsages & signing) != 0)
            ? null
            : Refusal.Rule(
                "signature.certificate-unfit",
                "该证书的密钥用途不包含数字签名。",
                "The certificate's key usage does not include digital signatures.");
    }
}
