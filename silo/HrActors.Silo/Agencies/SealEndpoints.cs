using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Desk;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Agencies;

/// <summary>Seal certificates of legal entities (电子印章证书).</summary>
internal static class SealEndpoints
{
    public static void MapSeals(this IEndpointRouteBuilder api)
    {
        var seals = api.MapGroup("/seals").WithTags("Agencies");
        seals.MapGet("", List).Needs(Permission.ManageAccess).WithSummary("Seal certificates of legal entities, newest first (电子印章证书)")
            .Gives<ListAnswer<SealAnswer>>();
        seals.MapPost("", Import).Needs(Permission.ManageAccess).IsCommand()
            .WithSummary("Import a legal entity's certificate and key (PKCS #12 in base 64)").Takes<SealRequest>().Gives<SealAnswer>(201)
            .Refuses(400, 422);
        seals.MapPost("/samples", MakeSample).Needs(Permission.ManageAccess).IsCommand()
            .WithSummary("Make a self-signed seal for trial, labelled as such (示例印章)").Takes<SampleSealRequest>().Gives<SealAnswer>(201).Refuses(400);
        seals.MapPost("/{thumbprint}/revocation", Revoke).Needs(Permission.ManageAccess).IsCommand()
            .WithSummary("The certificate signs no more (停用)").Takes<RevocationRequest>().Gives<SealAnswer>().Refuses(400, 404);
    }

    private static async Task<IResult> List(Caller caller, IAgencyDesk desk, CancellationToken cancellationToken) =>
        Answers.Json(ListAnswer.Of((await desk.Seals(caller.Principal, cancellationToken)).Select(SealAnswer.Of)));

    private static async Task<IResult> Import(
        JsonBody<SealRequest> body, Caller caller, CommandId id, IAgencyDesk desk, CancellationToken cancellationToken)
    {
        if (body.Refused is { } refused) return refused.Result();

        var (request, checks) = (body.Value, new FieldChecks(body.Errors));
        checks.Text("/legalEntity", request.LegalEntity, 200);
        var p12 = ReadPkcs12(request.Pkcs12, checks);
        if (checks.Errors.Count > 0) return KnownProblems.Invalid(checks.Errors).Result();

        var reply = await desk.ImportSeal(request.LegalEntity.Trim(), p12, request.Password, caller.Principal, id.Value, cancellationToken);
        return Answers.Of(reply, seal => Answers.Json(SealAnswer.Of(seal), StatusCodes.Status201Created));
    }

    /// <summary>The bytes of the file; empty, with the fault in <paramref name="checks"/>, when they cannot be read.</summary>
    internal static byte[] ReadPkcs12(string? text, FieldChecks checks)
    {
        var bytes = new byte[(text?.Length ?? 0) + 4];
        var read = Convert.TryFromBase64String(text ?? "", bytes, out var length) && length > 0;
        checks.Require(read, "/pkcs12", "request.base64", "须为 base64 编码的 PKCS #12 文件", "Has to be a PKCS #12 file in base 64");
        return read ? bytes[..length] : [];
    }

    private static async Task<IResult> MakeSample(
        JsonBody<SampleSealRequest> body, Caller caller, CommandId id, IAgencyDesk desk, CancellationToken cancellationToken)
    {
        if (body.Refused is { } refused) return refused.Result();

        var checks = new FieldChecks(body.Errors);
        checks.Text("/legalEntity", body.Value.LegalEntity, 200);
        if (checks.Errors.Count > 0) return KnownProblems.Invalid(checks.Errors).Result();
        return Answers.Of(
            await desk.MakeSample(body.Value.LegalEntity.Trim(), caller.Principal, id.Value, cancellationToken),
            seal => Answers.Json(SealAnswer.Of(seal), StatusCodes.Status201Created));
    }

    internal static async Task<IResult> Revoke(
        string thumbprint, JsonBody<RevocationRequest> body, Caller caller, CommandId id, IAgencyDesk desk, CancellationToken cancellationToken)
    {
        if (body.Refused is { } refused) return refused.Result();

        var checks = new FieldChecks(body.Errors);
        checks.Text("/reason", body.Value.Reason, 500);
        if (checks.Errors.Count > 0) return KnownProblems.Invalid(checks.Errors).Result();
        return Answers.Of(
            await desk.RevokeSeal(thumbprint, body.Value.Reason.Trim(), caller.Principal, id.Value, cancellationToken), seal => Answers.Json(SealAnswer.Of(seal)));
    }
}

internal sealed record SealRequest
{
    public required string LegalEntity { get; init; }

    /// <summary>The file in base 64.</summary>
    public required string Pkcs12 { get; init; }
    public required string Password { get; init; }

    public override string ToString() => nameof(SealRequest);
}

internal sealed record SampleSealRequest
{
    public required string LegalEntity { get; init; }
}

internal sealed record RevocationRequest
{
    public required string Reason { get; init; }
}

internal sealed record SealAnswer
{
    /// <summary>Empty when it is a person's.</summary>
    public required string LegalEntity { get; init; }

    /// <summary>The user whose own certificate it is; null for a seal.</summary>
    public required string? Signer { get; init; }
    public required string Thumbprint { get; init; }
    public required string Subject { get; init; }
    public required DateTimeOffset NotBefore { get; init; }
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>True when no authority stands behind it: for trial.</summary>
    public required bool SelfSigned { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }
    public required string ImportedBy { get; init; }
    public required DateTimeOffset? RevokedAt { get; init; }
    public required string? RevokedBy { get; init; }
    public required string? RevocationReason { get; init; }

    public static SealAnswer Of(SealEntry seal) => new()
    {
        LegalEntity = seal.LegalEntity, Signer = seal.Signer, Thumbprint = seal.Thumbprint, Subject = seal.Subject, NotBefore = seal.NotBefore, NotAfter = seal.NotAfter,
        SelfSigned = seal.SelfSigned, ImportedAt = seal.ImportedAt, ImportedBy = seal.ImportedBy, RevokedAt = seal.RevokedAt,
        RevokedBy = seal.RevokedBy, RevocationReason = seal.RevocationReason,
    };
}
