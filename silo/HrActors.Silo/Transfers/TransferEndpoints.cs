using System.Runtime.InteropServices;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Employees;
using HrActors.Silo.Hosting;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Transfers;

internal static class TransferEndpoints
{
    private static readonly Refusal NoDocument = Refusal.NotFound("document.unknown", "没有这份文件", "There is no such document");

    public static void MapTransfers(this IEndpointRouteBuilder api)
    {
        var transfers = api.MapGroup("/transfers").WithTags("Transfers");
        transfers.MapPost("", Open).Needs(Permission.ChangeStaff).IsCommand()
            .WithSummary("Open a case by hand; one that is open already is answered with 200 and the notice transfer.already-open (转移案件)")
            .Takes<OpenTransferRequest>().Gives<TransferAnswer>(201).Gives<TransferAnswer>().Refuses(400, 404, 409, 422);
        transfers.MapCaseLists();
        transfers.MapGet("/{caseNo}", Get).Needs(Permission.SeeStaff).WithSummary("One transfer case").Gives<TransferAnswer>().Refuses(404);
        transfers.MapGet("/{caseNo}/documents/{id}", Document).Needs(Permission.SeeStaff)
            .WithSummary("The document (PDF) or a paper; cover-list is the list of papers, printed anew (材料清单)")
            .Produces(200, contentType: "application/pdf").Refuses(404);
        transfers.MapGet("/{caseNo}/documents/{id}/signature", Signature).Needs(Permission.SeeStaff)
            .WithSummary("Its detached signature (PKCS #7)").Produces(200, contentType: "application/pkcs7-signature").Refuses(404);
    }

    internal static IResult Show(TransferCaseView view, Caller caller, TimeProvider time, int status = StatusCodes.Status200OK) =>
        Answers.Json(TransferAnswer.Of(view, time.Today(), caller.Language), view.Version, status);

    private static async Task<IResult> Open(
        JsonBody<OpenTransferRequest> body, Caller caller, CommandId id, IEmployeeDesk desk, CaseReader cases, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (body.Refused is { } refused) return refused.Result();

        var checks = new FieldChecks(body.Errors);
        var request = body.Value;
        checks.Require(InsuranceLines.TryParse(request.Line, out var line), "/line", "line.unknown", "没有这个险种",
            "There is no such line of insurance");
        checks.Require(EmployeeNumbers.IsPossible(request.EmployeeNo), "/employeeNo", "employee.number-format",
            "工号须为 1 至 20 位字母、数字或短横线", "An employee number has 1 to 20 letters, digits or dashes");
        checks.Region("/originRegionCode", request.OriginRegionCode);
        var kind = TransferKind.None;
        checks.Require(request.Kind is null || TransferKinds.TryParse(request.Kind, out kind), "/kind", "transfer.kind-unknown",
            "没有这个转移类型", "There is no such kind of transfer");
        if (request.Approval is { } approval) checks.Text("/approval", approval, 100);
        if (checks.Errors.Count > 0) return KnownProblems.Invalid(checks.Errors).Result();

        var reply = await desk.OpenCase(
            new()
            {
                EmployeeNo = request.EmployeeNo,
                Line = line,
                OriginRegionCode = request.OriginRegionCode,
                Kind = kind,
                Approval = request.Approval?.Trim(),
            },
            caller.Principal, id.Value, cancellationToken);
        if (reply.IsRefused) return Answers.Refused(reply.Refusal);
        return Answers.Of(await cases.FindOpened(reply.Value.Case.CaseNo, caller.Principal, cancellationToken), view =>
            ShowOpened(view, request.EmployeeNo, reply.Value, caller, time));
    }

    /// <summary>The same person may be employed under a second number, whose case this is: then, too, it was open before.</summary>
    private static IResult ShowOpened(TransferCaseView view, string askedFor, OpenedCase opened, Caller caller, TimeProvider time) =>
        opened.WasOpen || view.EmployeeNo != askedFor
            ? Show(
                view with { Notices = view.Notices.Insert(0, TransferAssessment.AlreadyOpen(view.CaseNo, view.Line, view.OriginRegionCode)) },
                caller, time)
            : Show(view, caller, time, StatusCodes.Status201Created);

    private static async Task<IResult> Get(
        string caseNo, Caller caller, CaseReader cases, TimeProvider time, CancellationToken cancellationToken) =>
        Answers.Of(await cases.Find(caseNo, caller.Principal, cancellationToken), view => Show(view, caller, time));

    /// <summary>A form shows the identity number in full, so each reading is on record.</summary>
    private static Task<IResult> Document(
        string caseNo, string id, Caller caller, CaseReader cases, IAuditDesk audit, CancellationToken cancellationToken) =>
        Bytes(caseNo, caller, cases, async grain =>
        {
            var content = await grain.GetDocument(id);
            if (content is not null) await audit.Note(caller.Principal, "document.read", GrainKeys.Case(caseNo), id, cancellationToken);
            return content;
        }, cancellationToken);

    private static Task<IResult> Signature(string caseNo, string id, Caller caller, CaseReader cases, CancellationToken cancellationToken) =>
        Bytes(caseNo, caller, cases, grain => grain.GetSignature(id), cancellationToken);

    private static async Task<IResult> Bytes(
        string caseNo, Caller caller, CaseReader cases, Func<ITransferCaseGrain, Task<DocumentContent?>> read, CancellationToken cancellationToken)
    {
        var found = await cases.Find(caseNo, caller.Principal, cancellationToken);
        if (found.IsRefused) return Answers.Refused(found.Refusal);
        return await read(cases.Grain(caseNo)) is { } content
            ? Results.File(ImmutableCollectionsMarshal.AsArray(content.Bytes) ?? [], content.ContentType, content.Name)
            : Answers.Refused(NoDocument);
    }

    private sealed record OpenTransferRequest
    {
        public required string EmployeeNo { get; init; }

        /// <summary>Wire name of the line, such as pension.</summary>
        public required string Line { get; init; }

        /// <summary>Six digits of GB/T 2260.</summary>
        public required string OriginRegionCode { get; init; }

        /// <summary>
        /// cross-province, scheme-change, temporary-account, medical or unemployment; without it line, places, age and hukou decide.
        /// </summary>
        public string? Kind { get; init; }

        /// <summary>Number of the approval that allows a transfer whatever the age (调动批准文号).</summary>
        public string? Approval { get; init; }
    }
}
