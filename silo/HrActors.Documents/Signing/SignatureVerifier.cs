using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace HrActors.Documents.Signing;

/// <summary>
/// Checks a detached signature against a document. It tells whether the bytes are those that were signed and by which certificate;
/// whether that certificate's issuer is to be trusted, and whether it was revoked, is not asked here.
/// </summary>
public static class SignatureVerifier
{
    private static readonly string[] AcceptedDigests = ["2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3"];

    /// <param name="document">The bytes as received.</param>
    /// <param name="signature">The signature file.</param>
    /// <param name="expectedThumbprint">
    /// SHA-256 of the certificate that must have signed, in hexadecimal; null accepts any, which proves integrity but not the signer.
    /// </param>
    public static SignatureVerdict Verify(ReadOnlyMemory<byte> document, ReadOnlyMemory<byte> signature, string? expectedThumbprint = null) =>
        Verify(document, signature, expectedThumbprint, null);

    /// <param name="at">When, where something else says it than the signature itself, and it is signed too; null otherwise.</param>
    internal static SignatureVerdict Verify(
        ReadOnlyMemory<byte> document, ReadOnlyMemory<byte> signature, string? expectedThumbprint, DateTimeOffset? at)
    {
        var message = new SignedCms(new ContentInfo(document.ToArray()), detached: true);
        var content = new SignedCms();
        try
        {
            message.Decode(signature.Span);
            content.Decode(signature.Span);
        }
        catch (CryptographicException)
        {
            return new() { Reason = "signature.unreadable" };
        }

        // A file that brings a document of its own could pass in one program for that document and here for this one.
        if (content.ContentInfo.Content.Length > 0) return new() { Reason = "signature.not-detached" };
        if (message.SignerInfos.Count != 1 || message.SignerInfos[0].Certificate is not { } certificate)
            return new() { Reason = "signature.no-signer" };

        return Judge(message.SignerInfos[0], certificate, document.Span, expectedThumbprint, at);
    }

    private static SignatureVerdict Judge(
        SignerInfo signer, X509Certificate2 certificate, ReadOnlySpan<byte> document, string? expected, DateTimeOffset? claimed)
    {
        var facts = SealCertificate.Of(certificate);
        var verdict = new SignatureVerdict { Signer = facts, SignedAt = SigningTime(signer) ?? claimed };
        if (!AcceptedDigests.Contains(signer.DigestAlgorithm.Value)) return verdict with { Reason = "signature.weak-algorithm" };
        if (!IsDigestOf(signer, document)) return verdict with { Reason = "signature.document-changed" };
        if (!IsSignedBy(signer)) return verdict with { Reason = "signature.forged" };
        if (verdict.SignedAt is not { } at) return verdict with { Reason = "signature.no-time" };
        if (!facts.IsValidAt(at)) return verdict with { Reason = "signature.certificate-expired" };

        return expected is null || string.Equals(expected, facts.Thumbprint, StringComparison.OrdinalIgnoreCase)
            ? verdict
            : verdict with { Reason = "signature.other-certificate" };
    }

    private static DateTimeOffset? SigningTime(SignerInfo signer) =>
        Attribute<Pkcs9SigningTime>(signer) is { } time ? new DateTimeOffset(time.SigningTime.ToUniversalTime()) : null;

    private static bool IsDigestOf(SignerInfo signer, ReadOnlySpan<byte> document)
    {
        var digest = signer.DigestAlgorithm.Value switch
        {
            "2.16.840.1.101.3.4.2.2" => SHA384.HashData(document),
            "2.16.840.1.101.3.4.2.3" => SHA512.HashData(document),
            _ => SHA256.HashData(document),
        };
        return Attribute<Pkcs9MessageDigest>(signer) is { } signed && signed.MessageDigest.AsSpan().SequenceEqual(digest);
    }

    private static bool IsSignedBy(SignerInfo signer)
    {
        try
        {
            signer.CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static T? Attribute<T>(SignerInfo signer) where T : Pkcs9AttributeObject =>
        signer.SignedAttributes.Cast<CryptographicAttributeObject>().SelectMany(attribute => attribute.Values.Cast<AsnEncodedData>())
            .OfType<T>().FirstOrDefault();
}
