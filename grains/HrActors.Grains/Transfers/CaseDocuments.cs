using System.Globalization;
using System.Security.Cryptography;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using HrActors.Grains.Documents;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Transfers;

/// <summary>Prints, keeps and loads the documents of cases. Bytes lie encrypted in the vault; the case holds their index.</summary>
internal sealed class CaseDocuments(IFormPrinter printer, IDocumentVault vault, TimeProvider time)
{
    /// <summary>The case with its form printed from <paramref name="values"/>: the same document when nothing on it has changed.</summary>
    public async Task<TransferCaseState> Print(TransferCaseState state, IReadOnlyDictionary<string, string> values, DateTimeOffset at)
    {
        var pdf = await Task.Run(() => printer.Print(state.Kind, state.CaseNo, values, ChinaTime.DateOf(at)));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(pdf));
        if ((state.Form?.PrintedSha256 ?? state.Form?.Sha256) == sha256) return state;

        var document = new CaseDocument
        {
            // With its content: one that was printed and never committed, because it was not signed, must not stand in the way of the next.
            Id = string.Create(CultureInfo.InvariantCulture, $"form-{state.Documents.Count + 1}-{sha256[..12]}"),
            Name = $"{state.Definition().Chinese}.pdf",
            Sha256 = sha256,
            MadeAt = at,
        };
        await vault.Save(state.CaseNo, document.Id, pdf, CancellationToken.None);
        return state with { Documents = state.Documents.Add(document) };
    }

    /// <summary>What has to be written on the paper form by hand, since no font has it: field by field, character by character.</summary>
    public IEnumerable<TransferNotice> ByHand(TransferCaseState state, IReadOnlyDictionary<string, string> values) =>
        from field in state.Definition().Sections.SelectMany(section => section.Fields)
        let characters = printer.Unprintable(field.Print(values.GetValueOrDefault(field.Key)) ?? "")
        where characters.Count > 0
        let named = characters.Select(character => $"{character} (U+{character.Value:X4})").ToList()
        select new TransferNotice
        {
            Code = "document.by-hand",
            Text = LocalText.Of(
                $"“{field.Chinese}”中的生僻字 {string.Join("、", named)} 无法打印，表上印为〓。请在纸质申请表上手写补入后再签字盖章；在线提交的数据中该字完整。",
                $"{field.English}: {string.Join(", ", named)} cannot be printed and stands as 〓. Write it on the paper form by hand before it is signed "
                + "and sealed; what is submitted online has it in full."),
        };

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
        : documentId == CaseDocument.CoverListId ? await CoverList(state)
        : state.Documents.Find(document => document.Id == documentId) is { } document
        && await vault.Load(state.CaseNo, documentId, CancellationToken.None) is { } bytes
            ? new() { Name = document.Name, ContentType = "application/pdf", Bytes = [.. bytes] }
            : null;

    /// <summary>Printed anew each time, so that it lists what the case holds now; null before there is a form.</summary>
    private async Task<DocumentContent?> CoverList(TransferCaseState state)
    {
        if (state.Form is not { } form || await vault.Load(state.CaseNo, form.Id, CancellationToken.None) is not { } pdf) return null;

        var (papers, on) = (CasePapers.Of(state, pdf), ChinaTime.DateOf(time.GetUtcNow()));
        var printed = await Task.Run(() => printer.PrintCoverList(state.CaseNo, state.Applicant!.Branch.LegalEntity, CasePapers.Agency(state), papers, on));
        return new() { Name = $"{state.CaseNo}-材料清单.pdf", ContentType = "application/pdf", Bytes = [.. printed] };
    }

    public async Task<DocumentContent?> LoadSignature(TransferCaseState state, string documentId) =>
        state.Documents.Find(document => document.Id == documentId) is { Signature: { } } document
        && await vault.Load(state.CaseNo, SignatureId(documentId, document.Signature.At), CancellationToken.None) is { } bytes
            ? new() { Name = document.Name + ".p7s", ContentType = "application/pkcs7-signature", Bytes = [.. bytes] }
            : null;

    /// <summary>Each signature has a place of its own: what the vault holds is never changed.</summary>
    internal static string SignatureId(string documentId, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{documentId}.{at.ToUnixTimeMilliseconds()}.p7s");
}
