using HrActors.Domain.Commands;
using HrActors.Domain.Transfers;

namespace HrActors.Grains.Documents;

/// <summary>Prints application forms as PDF (转移接续申请表). The same values give the same bytes.</summary>
public interface IFormPrinter
{
    /// <param name="values">Form values by key, personal ones in clear.</param>
    /// <param name="caseNo">Printed as the form's serial number.</param>
    byte[] Print(TransferKind kind, string caseNo, IReadOnlyDictionary<string, string> values, DateOnly on);
}

/// <summary>Signs documents with the company's seal certificate (电子印章).</summary>
public interface IDocumentSigner
{
    /// <summary>A detached signature (PKCS #7) over exactly these bytes, or the refusal, such as <c>signature.certificate-expired</c>.</summary>
    /// <param name="seal">The legal entity's own key from the vault; null signs with the installation's.</param>
    Reply<SignedDocument> Sign(ReadOnlyMemory<byte> document, DateTimeOffset at, byte[]? seal);
}

/// <summary>A detached signature and the certificate it was made with. Stays inside the process.</summary>
public sealed record SignedDocument(ReadOnlyMemory<byte> Signature, string CertificateSubject, string CertificateThumbprint);
