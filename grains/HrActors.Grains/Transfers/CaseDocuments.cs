using HrActors.Domain.Time;
using System.Globalization;
using System.Security.Cryptography;
using HrActors.Contracts;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Grains.Documents;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Transfers;

/// <summary>Prints, signs, keeps and loads the documents of cases. Bytes lie encrypted in the vault; the case holds their index.</summary>
internal sealed class CaseDocuments(IFormPrinter printer, IDocumentSigner signer, IDocumentVault vault, IGrainFactory grains)
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
        var seal = await grains.GetGrain<ISealsGrain>(GrainKeys.Seals).Find(state.Applicant!.Branch.LegalEntity);
        if (seal is { RevokedAt: not null })
        {
            return Refusal.Rule(
                "signature.certificate-revoked", "该法人的电子印章证书已被停用，请导入新证书。", "The legal entity's seal certificate was revoked; import another.");
        }

        var key = seal is null ? null : await vault.Load(SealEntry.VaultCase, seal.KeyId, CancellationToken.None);
        var signed = await Task.Run(() => signer.Sign(pdf, at, key));
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

    /// <summary>The case with one more paper, or why it is not taken.</summary>
    public async Task<Reply<TransferCaseState>> Keep(TransferCaseState state, AddEvidence command, DateTimeOffset at)
    {
        if (state.Evidence.Count >= EvidenceFile.Most)
            return Refusal.Rule("evidence.too-many", $"每个案件最多 {EvidenceFile.Most} 份凭证。", $"A case has at most {EvidenceFile.Most} papers.");
        if (command.Bytes.Length > EvidenceFile.LargestBytes)
            return Refusal.Rule("evidence.too-large", "凭证文件超过 5 MB。", "The file is larger than 5 MB.");
        if (TypeOf(command.Bytes.AsSpan()) is not { } type)
            return Refusal.Rule("evidence.type", "凭证须为 PDF、PNG 或 JPEG 文件。", "Evidence is a PDF, PNG or JPEG file.");

        var file = new EvidenceFile
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"evidence-{state.Evidence.Count + 1}-{command.Command.Id}"),
            Name = command.Name,
            ContentType = type,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(command.Bytes.AsSpan())),
            Size = command.Bytes.Length,
            At = at,
            By = command.Command.By,
        };
        await vault.Save(state.CaseNo, file.Id, command.Bytes.AsMemory(), CancellationToken.None);
        return state with { Evidence = state.Evidence.Add(file) };
    }

    /// <summary>By the bytes, whatever the name says; null for anything else.</summary>
    private static string? TypeOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        _ => null,
    };

    public async Task<DocumentContent?> Load(TransferCaseState state, string documentId) =>
        state.Evidence.Find(file => file.Id == documentId) is { } evidence
            ? await vault.Load(state.CaseNo, documentId, CancellationToken.None) is { } paper
                ? new() { Name = evidence.Name, ContentType = evidence.ContentType, Bytes = [.. paper] }
                : null
        : state.Documents.Find(document => document.Id == documentId) is { } document
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
