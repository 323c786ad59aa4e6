using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using HrActors.Domain.Commands;

namespace HrActors.Documents.Signing;

/// <summary>Signs documents with the company's seal (可靠的电子签名, 电子签名法 art. 13). Safe from any thread.</summary>
public sealed class DocumentSigner(SigningKeyStore store)
{
    private static readonly Oid Sha256 = new("2.16.840.1.101.3.4.2.1");

    /// <summary>
    /// A detached signature (CMS, RFC 5652) over exactly these bytes, with the certificate and its issuers inside and content type,
    /// digest and <paramref name="at"/> as signed attributes. Refused with <c>signature.no-certificate</c> or, outside the certificate's
    /// life, <c>signature.certificate-expired</c> or <c>signature.certificate-not-yet-valid</c>.
    /// </summary>
    /// <param name="document">The bytes as they are stored and sent.</param>
    /// <param name="at">Now, by the product's clock; kept to the second.</param>
    public Reply<DocumentSignature> Sign(ReadOnlyMemory<byte> document, DateTimeOffset at)
    {
        if (store.Find() is { } seal) return Sign(document, at, seal);

        return Refusal.Rule(
            "signature.no-certificate",
            "尚未导入电子印章证书，不能签名。",
            "No seal certificate has been imported; nothing can be signed.");
    }

    /// <summary>As above, with a seal that <see cref="SealFile"/> made.</summary>
    public static Reply<DocumentSignature> Sign(ReadOnlyMemory<byte> document, DateTimeOffset at, byte[] keptSeal)
    {
        using var seal = SealFile.Open(keptSeal);
        return Sign(document, at, seal);
    }

    /// <summary>
    /// The document with a person's signature inside (PAdES) and the certificate it was made with; refused as
    /// <see cref="Sign(ReadOnlyMemory{byte}, DateTimeOffset)"/>.
    /// </summary>
    /// <param name="pdf">As our printer wrote it.</param>
    /// <param name="keptKey">What <see cref="SealFile"/> made.</param>
    /// <exception cref="InvalidDataException">Another kind of PDF.</exception>
    public static Reply<SignedPdf> SignInside(ReadOnlyMemory<byte> pdf, DateTimeOffset at, byte[] keptKey, string reason)
    {
        using var seal = SealFile.Open(keptKey);
        if (SealRules.Validity(seal.Signer, at) is { } refusal) return refusal;

        // The time stands in the dictionary of the signature, which is signed too; PAdES wants it nowhere else.
        var bytes = PdfSigner.Sign(pdf, content => Cms(content, seal, SigningCertificate(seal.Signer)), seal.Facts.Name, reason, at);
        return new SignedPdf(bytes, seal.Facts);
    }

    private static Reply<DocumentSignature> Sign(ReadOnlyMemory<byte> document, DateTimeOffset at, Seal seal)
    {
        if (SealRules.Validity(seal.Signer, at) is { } refusal) return refusal;

        return new DocumentSignature(Cms(document.ToArray(), seal, new Pkcs9SigningTime(at.UtcDateTime)), seal.Facts);
    }

    private static byte[] Cms(byte[] content, Seal seal, AsnEncodedData attribute)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, seal.Signer)
        {
            DigestAlgorithm = Sha256,
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.Certificates.AddRange(seal.Issuers);
        signer.SignedAttributes.Add(attribute);

        var message = new SignedCms(new ContentInfo(content), detached: true);
        message.ComputeSignature(signer);
        return message.Encode();
    }

    /// <summary>Which certificate signs, by its SHA-256 (signing-certificate-v2, RFC 5035), so that no other can be put in its place.</summary>
    private static AsnEncodedData SigningCertificate(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(certificate.GetCertHash(HashAlgorithmName.SHA256));
        }

        return new AsnEncodedData(new Oid("1.2.840.113549.1.9.16.2.47"), writer.Encode());
    }
}
