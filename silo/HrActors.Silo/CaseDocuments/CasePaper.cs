using System.Text;
using HrActors.Documents.Fonts;
using HrActors.Documents.Forms;
using HrActors.Documents.Signing;
using HrActors.Domain.Commands;
using HrActors.Domain.Forms;
using HrActors.Domain.Transfers;
using HrActors.Grains.Documents;
using HrActors.Silo.Hosting;

namespace HrActors.Silo.CaseDocuments;

/// <summary>Prints the application forms of cases and the lists of their papers with the product's form printer.</summary>
internal sealed class CaseFormPrinter(HostSettings settings) : IFormPrinter
{
    public byte[] Print(TransferKind kind, string caseNo, IReadOnlyDictionary<string, string> values, DateOnly on) =>
        FormPrinter.Print(TransferForm.Of(TransferForms.For(kind), values, caseNo, LocalDay.At(on, TimeOnly.MinValue), settings.Sample))
            .Pdf;

    public IReadOnlyList<Rune> Unprintable(string text) => FormFont.Missing(text);

    public byte[] PrintCoverList(string caseNo, string employer, string agency, IReadOnlyList<CoverLine> papers, DateOnly on)
    {
        var lines = papers.Select(paper => new CoverPaper(paper.Name, paper.Copies, paper.Pages, paper.Remark));
        return FormPrinter.Print(CoverList.Of(caseNo, employer, agency, lines, LocalDay.At(on, TimeOnly.MinValue), settings.Sample)).Pdf;
    }
}

/// <summary>Signs with the company's seal, and inside with a person's own certificate.</summary>
internal sealed class CaseDocumentSigner(DocumentSigner signer) : IDocumentSigner
{
    public Reply<SignedDocument> Sign(ReadOnlyMemory<byte> document, DateTimeOffset at, byte[]? seal)
    {
        var reply = seal is null ? signer.Sign(document, at) : DocumentSigner.Sign(document, at, seal);
        return reply.IsRefused
            ? reply.Refusal
            : new SignedDocument(reply.Value.Cms, reply.Value.Certificate.Subject, reply.Value.Certificate.Thumbprint);
    }

    public Reply<SignedInside> SignInside(ReadOnlyMemory<byte> document, DateTimeOffset at, byte[] key, string reason)
    {
        var reply = DocumentSigner.SignInside(document, at, key, reason);
        return reply.IsRefused
            ? reply.Refusal
            : new SignedInside(reply.Value.Bytes, reply.Value.Certificate.Subject, reply.Value.Certificate.Thumbprint);
    }
}
