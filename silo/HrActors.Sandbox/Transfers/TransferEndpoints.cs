using System.Security.Cryptography;
using HrActors.Sandbox.Http;

namespace HrActors.Sandbox.Transfers;

/// <summary>Agency side: submit, follow and withdraw a transfer (转移接续).</summary>
internal static class TransferEndpoints
{
    private static readonly string[] PartNames = ["application", "document", "signature"];

    public static void MapTransfers(this IEndpointRouteBuilder routes)
    {
        var transfers = routes.MapGroup("/agency/v1/transfers");
        transfers.MapPost("", Submit);
        transfers.MapGet("/{receiptNo}", async (string receiptNo, TransferReader reader) => await Current(receiptNo, reader));
        transfers.MapPost("/{receiptNo}/withdrawal", Withdraw);
    }

    private static async Task<IResult> Withdraw(
        string receiptNo, JsonBody<WithdrawalInput> body, TransferBook book, TransferReader reader) =>
        body.Refused ?? await book.Withdraw(receiptNo, body.Value.Reason) switch
        {
            Withdrawal.Done => await Current(receiptNo, reader),
            Withdrawal.AlreadyClosed => new ProblemResult(Refusals.AlreadyClosed),
            _ => new ProblemResult(Refusals.UnknownReceipt),
        };

    private static async Task<IResult> Submit(HttpRequest request, TransferBook book)
    {
        if (request.Headers["Idempotency-Key"].ToString() is not { Length: > 0 and <= 200 } key)
            return new ProblemResult(Refusals.NoIdempotencyKey);
        if (TransferParts.Boundary(request) is not { } boundary) return new ProblemResult(Refusals.NotMultipart);
        if (await TransferParts.Read(request, boundary) is not { } parts) return new ProblemResult(Refusals.InvalidMultipart);

        var errors = new InputErrors();
        foreach (var name in PartNames.Where(name => !parts.TryGetValue(name, out var bytes) || bytes.Length == 0))
            errors.Add("/" + name, "缺少该部分", "is missing");
        foreach (var name in parts.Keys.Except(PartNames)) errors.Add("/" + name, "不认识该部分", "is unknown");
        if (errors.Any) return new ProblemResult(Refusals.InvalidBody, errors);

        var (document, signature) = (parts["document"], parts["signature"]);
        if (!document.AsSpan().StartsWith("%PDF-"u8)) errors.Add("/document", "须为 PDF 文件", "must be a PDF");
        if (TransferApplication.Read(parts["application"], errors) is not { } application || errors.Any)
            return new ProblemResult(Refusals.InvalidBody, errors);
        if (!DetachedSignature.IsValid(document, signature)) return new ProblemResult(Refusals.BadSignature);

        var submission = new NewSubmission(application, ContentHash(parts), Convert.ToHexStringLower(SHA256.HashData(document)));
        return await book.Submit(key, submission) is { } receiptNo
            ? Answers.Json(new Receipt(receiptNo))
            : new ProblemResult(Refusals.KeyReused);
    }

    private static async Task<IResult> Current(string receiptNo, TransferReader reader) =>
        await reader.Nodes(receiptNo) is { } nodes
            ? Answers.Json(new Progress(receiptNo, nodes))
            : new ProblemResult(Refusals.UnknownReceipt);

    /// <summary>Hash of the hashes, so that bytes cannot wander from one part to the next.</summary>
    private static string ContentHash(Dictionary<string, byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in PartNames) hash.AppendData(SHA256.HashData(parts[name]));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed record Receipt(string ReceiptNo);

    private sealed record Progress(string ReceiptNo, IReadOnlyList<NodeAnswer> Nodes);

    private sealed record WithdrawalInput
    {
        public string? Reason { get; init; }
    }
}
