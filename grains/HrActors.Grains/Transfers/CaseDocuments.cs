using HrActors.Domain.Time;
using System.Globalization;
using System.Security.Cryptography;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Grains.Documents;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Transfers;

/// <summary>Prints, signs, keeps and loads the documents of cases. Bytes lie encrypted in the vault; the case holds their index.</summary>
internal sealed class CaseDocuments(IFormPrinter printer, IDocumentSigner signer, IDocumentVault vault)
{
    /// <summary>The case with its form printed from <paramref name="values"/>: the same document when nothing on it has changed.</summary>
    public async Task<TransferCaseState> Print(TransferCaseState state, IReadOnlyDictionary<string, string> values, DateTimeOffset at)
    {
        var pdf = await Task.Run(() => printer.Print(state.Kind, state.CaseNo, values, ChinaTime.DateOf(at)));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(pdf));
        if (state.Form?.Sha256 == sha256) return state;

        var document = new CaseDocument
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"form-{state.Documents.Count + 1}"),
            Name = $"{state.Definition().Chinese}.pdf",
            Sha256 = sha256,
            MadeAt = at,
        };
        await vault.Save(state.CaseNo, document.Id, pdf, CancellationToken.None);
        return state with { Documents = state.Documents.Add(document) };
    }

    /// <summary>The case with its form signed, or the signer's refusal.</summary>
    public async Task<Reply<TransferCaseState>> Sign(TransferCaseState state, CommandInfo command, DateTimeOffset at)
    {
        var form = state.Form!;
        var pdf = await vault.Load(state.CaseNo, form.Id, CancellationToken.None)
            ?? throw new InvalidOperationException($"Document {form.Id} of case {state.CaseNo} is not in the vault.");
        var signed = await Task.Run(() => signer.Sign(pdf, at));
        if (signed.IsRefused) return signed.Refusal;

        await vault.Save(state.CaseNo, SignatureId(form.Id, at), signed.Value.Signature, CancellationToken.None);
        var info = new SignatureInfo
        {
            By = command.By,
            At = at,
            CertificateSubject = signed.Value.CertificateSubject,
            CertificateThumbprint = signed.Value.CertificateThumbprint,
            Reason = command.Reason,
        };
        return state with { Documents = state.Documents.SetItem(state.Documents.Count - 1, form with { Signature = info }) };
    }

    public async Task<DocumentContent?> Load(TransferCaseState state, string documentId) =>
        state.Documents.Find(document => document.Id == documentId) is { } document
        && await vault.Load(state.CaseNo, documentId, CancellationToken.None) is { } bytes
            ? new() { Name = document.Name, ContentType = "application/pdf", Bytes = [.. bytes] }
            : null;

    public async Task<DocumentContent?> LoadSignature(TransferCaseState state, string documentId) =>
        state.Documents.Find(document => document.Id == documentId) is { Signature: { } } document
        && await vault.Load(state.CaseNo, SignatureId(documentId, document.Signature.At), CancellationToken.None) is { } bytes
            ? new() { Name = document.Name + ".p7s", ContentType = "application/pkcs7-signature", Bytes = [.. bytes] }
            : null;

    /// <summary>Each signature has a place of its own: what the vault holds is never changed.</summary>
    private static string SignatureId(string documentId, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{documentId}.{at.ToUnixTimeMilliseconds()}.p7s");
}
