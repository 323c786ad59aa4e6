using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Domain.Transfers;
using HrActors.Grains.Agencies;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;
using Microsoft.Extensions.Options;

namespace HrActors.Silo.Callbacks;

/// <summary>Progress that an agency pushes. Whoever knows the secret is the agency; replays change nothing.</summary>
internal static class CallbackEndpoints
{
    private const string SignatureHeader = "X-Signature";
    private const string Scheme = "sha256=";

    private static readonly Problem BadSignature =
        Problem.Of(401, "callback.signature", "签名缺失或不正确", "The signature is missing or wrong");

    private static readonly Problem Unreadable =
        Problem.Of(400, "callback.malformed", "回调内容无法读取：需要 receiptNo、node、at，且时间与金额须为可能的值",
            "The callback cannot be read: receiptNo, node and at are needed, and a time and amounts that can be");

    private static readonly Problem UnknownReceipt =
        Problem.Of(404, "callback.receipt-unknown", "没有这个回执号的案件", "No case has this receipt number");

    private static readonly Problem ReceiptNotYet =
        Problem.Of(503, "callback.receipt-not-yet", "该回执号尚未登记，请稍后重新推送", "This receipt is not known yet: push it again in a moment")
            with { RetryAfter = TimeSpan.FromSeconds(2) };

    public static void MapAgencyCallbacks(this IEndpointRouteBuilder api) =>
        api.MapPost("/agency-callbacks/{agencyId}", Take).Needs(Permission.AgencySigned).WithTags("Agencies")
            .WithSummary("Progress pushed by an agency, signed X-Signature: sha256=<hex HMAC of the body> (经办机构回调)")
            .Takes<AgencyCallback>().Produces(200).Refuses(400, 401, 404, 413, 503);

    private static async Task<IResult> Take(
        string agencyId, HttpContext context, IOptions<AgencyOptions> agencies, IGrainFactory grains, Callers callers,
        CancellationToken cancellationToken)
    {
        // An unknown agency and a wrong signature are the same to a stranger.
        if (!agencies.Value.Http.TryGetValue(agencyId, out var agency)) return BadSignature.Result();

        using var copy = new MemoryStream();
        await context.Request.Body.CopyToAsync(copy, cancellationToken);
        var body = copy.ToArray();
        if (!IsSigned(body, agency.CallbackSecret, context.Request.Headers[SignatureHeader].ToString())) return BadSignature.Result();
        if (AgencyCallback.Read(body) is not { } progress) return Unreadable.Result();

        // The agency is known by its signature and has no account.
        using var system = callers.AsSystem();
        // Taken only when the report is queued for good: the agency may forget it then.
        return await grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(agencyId)).TakeCallback(progress) switch
        {
            CallbackVerdict.Taken => Answers.Json(new CallbackAnswer { Taken = true }),
            CallbackVerdict.NotYet => ReceiptNotYet.Result(),
            _ => UnknownReceipt.Result(),
        };
    }

    private static bool IsSigned(byte[] body, string secret, string signature)
    {
        if (secret.Length == 0 || !signature.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return false;
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature[Scheme.Length..].Trim().ToLowerInvariant()));
    }
}

internal sealed record CallbackAnswer
{
    public required bool Taken { get; init; }
}

/// <summary>What an agency pushes; members we do not know are its own business.</summary>
internal sealed record AgencyCallback
{
    private static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web);

    public required string ReceiptNo { get; init; }
    public required string Node { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? Text { get; init; }
    public CallbackMoney? Money { get; init; }

    /// <summary>Null when it is not a callback we understand.</summary>
    public static AgencyProgress? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<AgencyCallback>(body, Lenient) is { } callback
                && TransferNodes.TryParse(callback.Node, out var node) && PossibleReport.Is(callback.At, callback.Money?.ToReceived())
                ? new()
                {
                    ReceiptNo = callback.ReceiptNo,
                    Node = node,
                    At = callback.At,
                    Text = callback.Text,
                    Money = callback.Money?.ToReceived(),
                }
                : null;
        }
        catch (Exception failure) when (HrJson.IsMalformed(failure))
        {
            return null;
        }
    }
}

internal sealed record CallbackMoney
{
    public decimal PersonalAccount { get; init; }
    public decimal Pooled { get; init; }
    public decimal Interest { get; init; }
    public decimal Total { get; init; }

    public TransferMoneyReceived ToReceived() => new() { PersonalAccount = PersonalAccount, Pooled = Pooled, Interest = Interest, Total = Total };
}
