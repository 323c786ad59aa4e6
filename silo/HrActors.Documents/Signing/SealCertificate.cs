using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HrActors.Documents.Signing;

/// <summary>The public facts of a certificate that signs for a company (电子印章证书).</summary>
public sealed record SealCertificate
{
    /// <summary>The distinguished name, such as <c>CN=…, O=…</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The common name alone; the whole subject where there is none.</summary>
    public required string Name { get; init; }

    /// <summary>Hexadecimal, as the issuer gave it.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>SHA-256 over the certificate, lower-case hexadecimal.</summary>
    public required string Thumbprint { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>The last instant of validity.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>True when no authority stands behind it: it proves that a document is unchanged, not who signed it.</summary>
    public required bool IsSelfSigned { get; init; }

    internal static SealCertificate Of(X509Certificate2 certificate) => new()
    {
        Subject = certificate.Subject,
        Name = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false) is { Length: > 0 } name ? name : certificate.Subject,
        SerialNumber = certificate.SerialNumber,
        Thumbprint = Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256)),
        NotBefore = certificate.NotBefore.ToUniversalTime(),
        NotAfter = certificate.NotAfter.ToUniversalTime(),
        IsSelfSigned = certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData),
    };

    /// <summary>Both ends belong to the validity.</summary>
    internal bool IsValidAt(DateTimeOffset at) => NotBefore <= at && at <= NotAfter;
}
