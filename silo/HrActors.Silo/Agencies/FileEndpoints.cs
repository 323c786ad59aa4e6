using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Desk;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;
using Microsoft.AspNetCore.Mvc;

namespace HrActors.Silo.Agencies;

/// <summary>Files to agencies that have no interface, and their answers (批量文件交换).</summary>
internal static class FileEndpoints
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Bytes an answer file may have: 5 MiB.</summary>
    private const int LargestAnswer = 5 * 1024 * 1024;

    private static readonly Refusal NoFile = Refusal.NotFound("exchange.file-unknown", "没有这个文件", "There is no such file");

    public static void MapAgencyFiles(this IEndpointRouteBuilder api)
    {
        var files = api.MapGroup("/agency-files/{agencyId}").WithTags("Agencies");
        files.MapGet("", Overview).Needs(Permission.SeeStaff).WithSummary("What waits for a file, and the files made").Gives<FilesAnswer>()
            .Refuses(404);
        files.MapPost("", Make).Needs(Permission.ChangeStaff).IsCommand()
            .WithSummary("Put what waits for a legal entity, place and line into a file").Takes<MakeFileRequest>().Gives<FileAnswer>(201)
            .Refuses(400, 404, 422);
        files.MapGet("/{fileNo}/export.xlsx", Export).Needs(Permission.ChangeStaff).WithSummary("The file as a workbook; each reading is on record")
            .Produces(200, contentType: Xlsx).Refuses(404);
        files.MapPost("/answers", Take).Needs(Permission.ChangeStaff).IsCommand().WithMetadata(new RequestSizeLimitAttribute(LargestAnswer))
            .WithSummary("Take an answer file (xlsx); the same file twice changes nothing").TakesAs<byte[]>(Xlsx, "application/octet-stream")
            .Gives<OutcomeAnswer>().Refuses(400, 404, 413, 422);
    }

    private static async Task<IResult> Overview(string agencyId, Caller caller, IAgencyDesk desk, CancellationToken cancellationToken) =>
        Answers.Of(await desk.Files(agencyId, caller.Principal, cancellationToken), overview => Answers.Json(new FilesAnswer
        {
            Waiting = [.. overview.Waiting.Select(group => new WaitingAnswer
            {
                LegalEntity = group.LegalEntity, RegionCode = group.RegionCode, Line = group.Line.WireName(), Count = group.Count, Oldest = group.Oldest,
            })],
            Files = [.. overview.Files.Select(FileAnswer.Of)],
        }));

    private static async Task<IResult> Make(
        string agencyId, JsonBody<MakeFileRequest> body, Caller caller, CommandId id, IAgencyDesk desk, CancellationToken cancellationToken)
    {
        if (body.Refused is { } refused) return refused.Result();

        var checks = new FieldChecks(body.Errors);
        checks.Text("/legalEntity", body.Value.LegalEntity, 200);
        checks.Region("/regionCode", body.Value.RegionCode);
        checks.Require(InsuranceLines.TryParse(body.Value.Line, out var line), "/line", "line.unknown", "没有这个险种", "There is no such line of insurance");
        if (checks.Errors.Count > 0) return KnownProblems.Invalid(checks.Errors).Result();

        var request = new FileRequest { AgencyId = agencyId, LegalEntity = body.Value.LegalEntity, RegionCode = body.Value.RegionCode, Line = line };
        return Answers.Of(
            await desk.MakeFile(request, caller.Principal, id.Value, cancellationToken), file => Answers.Json(FileAnswer.Of(file), StatusCodes.Status201Created));
    }

    private static async Task<IResult> Export(
        string agencyId, string fileNo, Caller caller, IAgencyDesk desk, CancellationToken cancellationToken) =>
        await desk.ReadFile(agencyId, fileNo, caller.Principal, CommandId.New().Value, cancellationToken) is { } bytes
            ? Results.File(bytes, Xlsx, fileNo + ".xlsx")
            : Answers.Refused(NoFile);

    private static async Task<IResult> Take(
        string agencyId, HttpContext context, Caller caller, CommandId id, IAgencyDesk desk, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await context.Request.Body.CopyToAsync(copy, cancellationToken);
        return Answers.Of(
            await desk.TakeAnswer(agencyId, copy.ToArray(), caller.Principal, id.Value, cancellationToken), outcome => Answers.Json(new OutcomeAnswer
            {
                Known = outcome.Known,
                Rows = outcome.Rows,
                Applied = outcome.Applied,
                Faults = [.. outcome.Faults.Select(fault => new FaultAnswer { Row = fault.Row, Code = fault.Code, State = fault.State?.ToString() })],
            }));
    }
}

internal sealed record MakeFileRequest
{
    public required string LegalEntity { get; init; }

    /// <summary>Code of the new place, six digits.</summary>
    public required string RegionCode { get; init; }
    public required string Line { get; init; }
}

internal sealed record FilesAnswer
{
    public required IReadOnlyList<WaitingAnswer> Waiting { get; init; }
    public required IReadOnlyList<FileAnswer> Files { get; init; }
}

internal sealed record WaitingAnswer
{
    public required string LegalEntity { get; init; }
    public required string RegionCode { get; init; }
    public required string Line { get; init; }
    public required int Count { get; init; }
    public required DateTimeOffset Oldest { get; init; }
}

internal sealed record FileAnswer
{
    public required string FileNo { get; init; }
    public required string LegalEntity { get; init; }
    public required string RegionCode { get; init; }
    public required string Line { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required string By { get; init; }
    public required int Count { get; init; }

    /// <summary>How many of them an answer has come for.</summary>
    public required int Answered { get; init; }

    public static FileAnswer Of(ExchangeFile file) => new()
    {
        FileNo = file.FileNo, LegalEntity = file.LegalEntity, RegionCode = file.RegionCode, Line = file.Line.WireName(), MadeAt = file.MadeAt,
        By = file.By, Count = file.Count, Answered = file.Answered,
    };
}

internal sealed record OutcomeAnswer
{
    /// <summary>True when the file had been taken before.</summary>
    public required bool Known { get; init; }
    public required int Rows { get; init; }
    public required int Applied { get; init; }

    /// <summary>Rows that were not carried out, by their number in the file.</summary>
    public required IReadOnlyList<FaultAnswer> Faults { get; init; }
}

internal sealed record FaultAnswer
{
    public required int Row { get; init; }

    /// <summary>
    /// exchange.unmatched, exchange.identity-contradicts, exchange.known, exchange.contradicts, exchange.result-unknown,
    /// exchange.receipt-missing and so on; exchange.unexpected when the case keeps the step, which does not fit its state yet.
    /// </summary>
    public required string Code { get; init; }

    /// <summary>With exchange.unexpected the state that the step does not fit, such as Submitted; null with other codes.</summary>
    public required string? State { get; init; }
}
