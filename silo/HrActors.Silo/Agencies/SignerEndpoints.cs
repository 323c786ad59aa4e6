using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;
using HrActors.Silo.Transfers;

namespace HrActors.Silo.Agencies;

/// <summary>The certificate with which a person signs, in the PDF, before the company's seal is set (个人签名证书).</summary>
internal static class SignerEndpoints
{
    public static void MapSigners(this IEndpointRouteBuilder api)
    {
        var signers = api.MapGroup("/signers").WithTags("Agencies");
        signers.MapGet("", List).Needs(Permission.ChangeStaff).WithSummary("One's own signing certificates, newest first (个人签名证书)")
            .Gives<ListAnswer<SealAnswer>>();
        signers.MapPost("", Import).Needs(Permission.ChangeStaff).IsCommand()
            .WithSummary("Import one's own certificate and key (PKCS #12 in base 64)").Takes<SignerRequest>().Gives<SealAnswer>(201).Refuses(400, 422);
        signers.MapPost("/samples", MakeSample).Needs(Permission.ChangeStaff).IsCommand()
            .WithSummary("Make a self-signed certificate for trial, labelled as such (示例个人证书)").Takes<EmptyRequest>().Gives<SealAnswer>(201).Refuses(400);
        signers.MapPost("/{thumbprint}/revocation", SealEndpoints.Revoke).Needs(Permission.ChangeStaff).IsCommand()
            .WithSummary("One's own certificate signs no more (停用)").Takes<RevocationRequest>().Gives<SealAnswer>().Refuses(400, 404);
    }

    private static async Task<IResult> List(Caller caller, IAgencyDesk desk, CancellationToken cancellationToken) =>
        Answers.Json(ListAnswer.Of((await desk.Seals(caller.Principal, cancellationToken)).Select(SealAnswer.Of)));

    private static async Task<IResult> Import(
        JsonBody<SignerRequest> body, Caller caller, CommandId id, IAgencyDesk desk, CancellationToken cancellationToken)
    {
        if (body.Refused is { } refused) return refused.Result();

        var checks = new FieldChecks(body.Errors);
        var p12 = SealEndpoints.ReadPkcs12(body.Value.Pkcs12, checks);
        if (checks.Errors.Count > 0) return KnownProblems.Invalid(checks.Errors).Result();
        return Answers.Of(
            await desk.ImportSigner(p12, body.Value.Password, caller.Principal, id.Value, cancellationToken),
            signer => Answers.Json(SealAnswer.Of(signer), StatusCodes.Status201Created));
    }

    private static async Task<IResult> MakeSample(
        OptionalBody<EmptyRequest> body, Caller caller, CommandId id, IAgencyDesk desk, CancellationToken cancellationToken) =>
        body.Problem?.Result() ?? Answers.Of(
            await desk.MakeSample(null, caller.Principal, id.Value, cancellationToken), signer => Answers.Json(SealAnswer.Of(signer), StatusCodes.Status201Created));
}

internal sealed record SignerRequest
{
    /// <summary>The file in base 64.</summary>
    public required string Pkcs12 { get; init; }
    public required string Password { get; init; }

    public override string ToString() => nameof(SignerRequest);
}
