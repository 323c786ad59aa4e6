using System.Text;
using HrActors.Domain.Commands;
using HrActors.Domain.Transfers;

namespace HrActors.Grains.Documents;

/// <summary>Prints application forms as PDF (转移接续申请表). The same values give the same bytes.</summary>
public interface IFormPrinter
{
    /// <param name="values">Form values by key, personal ones in clear.</param>
    /// <param name="caseNo">Printed as the form's serial number.</param>
    byte[] Print(TransferKind kind, string caseNo, IReadOnlyDictionary<string, string> values, DateOnly on);

    /// <summary>The characters of a text that no font of the forms has, each once; they are printed as 〓.</summary>
    IReadOnlyList<Rune> Unprintable(string text);

    /// <summary>The list that lies on top of the papers of a case (材料清单).</summary>
    /// <param name="employer">The unit that hands them in.</param>
    /// <param name="agency">Who receives them.</param>
    byte[] PrintCoverList(string caseNo, string employer, string agency, IReadOnlyList<CoverLine> papers, DateOnly on);
}

/// <summary>One paper of a cover list.</summary>
/// <param name="Pages">Null where nobody counted them: left blank for writing by hand.</param>
public sealed record CoverLine(string Name, int Copies, int? Pages, string Remark = "");

/// <summary>Signs documents with the company's seal certificate (电子印章).</summary>
public interface IDocumentSigner
{
    /// <summary>A detached signature (PKCS #7) over exactly these bytes, or the refusal, such as <c>signature.certificate-expired</c>.</summary>
    /// <param name="seal">The legal entity's own key from the vault; null signs with the installation's.</param>
    Reply<SignedDocument> Sign(ReadOnlyMemory<byte> document, DateTimeOffset at, byte[]? seal);

    /// <summary>A person's signature inside the document (PAdES), or the refusal.</summary>
    /// <param name="key">The person's own key from the vault.</param>
    Reply<SignedInside> SignInside(ReadOnlyMemory<byte> document, DateTimeOffset at, byte[] key, string reason);
}

/// <summary>A detached signature and the certificate it was made with. Stays inside the process.</summary>
public sealed record SignedDocument(ReadOnlyMemory<byte> Signature, string CertificateSubject, string CertificateThumbprint);

/// <summary>A document that carries a person's signature, and the certificate it was made with. Stays inside the process.</summary>
public sealed record SignedInside(byte[] Document, string CertificateSubject, string CertificateThumbprint);
