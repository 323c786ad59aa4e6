using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Transfers;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;
using Microsoft.AspNetCore.Mvc;

namespace HrActors.Silo.Transfers;

/// <summary>Papers that prove steps, and the checklist of a manual task.</summary>
internal static class EvidenceEndpoints
{
    public static void MapTransferEvidence(this IEndpointRouteBuilder api)
    {
        var one = api.MapGroup("/transfers/{caseNo}").WithTags("Transfers");
        one.MapPost("/evidence", Add).Needs(Permission.ChangeStaff).IsCommand()
            .WithMetadata(new RequestSizeLimitAttribute(EvidenceFile.LargestBytes + 1024))
            .WithSummary("Keep a paper that proves a step: PDF, PNG or JPEG, at most 5 MB, ?name= its file name (凭证)")
            .TakesAs<byte[]>("application/pdf", "image/png", "image/jpeg", "application/octet-stream").Gives<TransferAnswer>(201)
            .Refuses(400, 404, 413, 422);
        one.MapPut("/checklist/{item}", Tick).Needs(Permission.ChangeStaff).IsCommand()
            .WithSummary("Tick an item of the manual task, or take the tick back (办理清单)").Takes<TickRequest>().Gives<TransferAnswer>()
            .Refuses(400, 404);
    }

    private static async Task<IResult> Add(
        string caseNo, HttpContext context, QueryReader query, Caller caller, CommandId id, ITransferDesk desk, TimeProvider time,
        CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await context.Request.Body.CopyToAsync(copy, cancellationToken);
        var reply = await desk.AddEvidence(caseNo, query.Text("name") ?? "", copy.ToArray(), caller.Principal, id.Value, cancellationToken);
        return Answers.Of(reply, view => TransferEndpoints.Show(view, caller, time, StatusCodes.Status201Created));
    }

    private static async Task<IResult> Tick(
        string caseNo, string item, JsonBody<TickRequest> body, Caller caller, CommandId id, ITransferDesk desk, TimeProvider time,
        CancellationToken cancellationToken) =>
        body.Problem?.Result() ?? Answers.Of(
            await desk.Tick(caseNo, item, body.Value.Done, caller.Principal, id.Value, cancellationToken), view => TransferEndpoints.Show(view, caller, time));
}

internal sealed record TickRequest
{
    public required bool Done { get; init; }
}
