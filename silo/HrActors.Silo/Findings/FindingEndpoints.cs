using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Listing;
using HrActors.Domain.Commands;
using HrActors.Domain.Findings;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Employees;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Findings;

internal static class FindingEndpoints
{
    private static readonly Refusal Unknown = Refusal.NotFound("finding.unknown", "没有这个异常", "There is no such finding");

    public static void MapFindings(this IEndpointRouteBuilder api)
    {
        var findings = api.MapGroup("/findings").WithTags("Findings");
        findings.MapGet("", List).Needs(Permission.SeeStaff)
            .WithSummary("Findings by branch, state (open, closed), code and employee (异常)").Gives<ListAnswer<FindingAnswer>>()
                .Refuses(400);
        findings.MapGet("/export.xlsx", Export).Needs(Permission.SeeStaff)
            .WithSummary("The same list as a workbook, at most 50,000 rows (异常导出)").Refuses(400);
        findings.MapGet("/rules", (Caller caller) => Answers.Json(ListAnswer.Of(RuleBook.All.Select(rule => RuleAnswer.Of(rule, caller.Language)), null)))
            .Needs(Permission.SeeStaff).WithSummary("The rule book: every code with its weight, facts and source (规则)").Gives<ListAnswer<RuleAnswer>>();
        findings.MapPost("/{id}/waiver", Waive).Needs(Permission.ChangeStaff).IsCommand()
            .WithSummary("Live with a finding, with a reason (豁免)").Takes<WaiverRequest>().Gives<FindingAnswer>()
                .Refuses(400, 404, 409, 422);
    }

    private static async Task<IResult> List(Caller caller, QueryReader query, IGrainFactory grains)
    {
        var limit = query.Limit();
        var open = query.Optional<bool>("state", TryParseState, "应为 open 或 closed", "Has to be open or closed");
        var (atLeast, waived) = (Weight(query), Waived(query));
        if (query.Problem is { } problem) return problem.Result();
        if (query.Text("branch") is { } branch
            && BranchScope.Refuse(caller.Principal, branch) is { } outside) return Answers.Refused(outside);

        return await query.ReadPage(async cursor =>
        {
            var page = await grains.GetGrain<IListingGrain>(0).Findings(new()
            {
                Scope = caller.Principal.Branches,
                BranchCode = query.Text("branch"),
                Open = open,
                Code = query.Text("code"),
                EmployeeNo = query.Text("employee"),
                AtLeast = atLeast,
                Waived = waived,
                Cursor = cursor,
                Limit = limit,
            });
            return ListAnswer.Of(page.Items.Select(row => FindingAnswer.Of(row.Finding, row.BranchCode, caller.Language)), page.Next);
        });
    }

    private static async Task<IResult> Export(
        Caller caller, QueryReader query, IGrainFactory grains, IAuditDesk audit, CancellationToken cancellationToken)
    {
        var open = query.Optional<bool>("state", TryParseState, "应为 open 或 closed", "Has to be open or closed");
        var (atLeast, waived) = (Weight(query), Waived(query));
        if (query.Problem is { } problem) return problem.Result();
        if (query.Text("branch") is { } branch && BranchScope.Refuse(caller.Principal, branch) is { } outside) return Answers.Refused(outside);

        var rows = new List<FindingRow>();
        string? cursor = null;
        do
        {
            var page = await grains.GetGrain<IListingGrain>(0).Findings(new()
            {
                Scope = caller.Principal.Branches,
                BranchCode = query.Text("branch"),
                Open = open,
                Code = query.Text("code"),
                EmployeeNo = query.Text("employee"),
                AtLeast = atLeast,
                Waived = waived,
                Cursor = cursor,
                Limit = 500,
            });
            rows.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null && rows.Count < FindingSheet.MostRows);

        await audit.Note(
            caller.Principal, "findings.exported", "findings", FormattableString.Invariant($"{rows.Count} rows; branch {query.Text("branch") ?? "*"}"), cancellationToken);
        return Results.File(FindingSheet.Write(rows, caller.Language), FindingSheet.ContentType, "findings.xlsx");
    }

    private static Severity Weight(QueryReader query) => query.Optional<Severity>(
        "severity", SeverityNames.TryParse, "应为 info、warning 或 blocking", "Has to be info, warning or blocking") ?? Severity.None;

    private static bool? Waived(QueryReader query) => query.Optional<bool>("waived", bool.TryParse, "应为 true 或 false", "Has to be true or false");

    private static async Task<IResult> Waive(
        string id, JsonBody<WaiverRequest> body, Caller caller, CommandId commandId, IEmployeeDesk desk, EmployeeReader employees,
        CancellationToken cancellationToken)
    {
        if (body.Problem is { } problem) return problem.Result();

        if (FindingSet.EmployeeNoOf(id) is not { } employeeNo) return Answers.Refused(Unknown);
        var found = await employees.Find(employeeNo, caller.Principal);
        if (found.IsRefused) return Answers.Refused(found.Refusal.Kind == RefusalKind.NotFound ? Unknown : found.Refusal);

        var request = new WaiveRequest
        {
            EmployeeNo = employeeNo, FindingId = id, Reason = body.Value.Reason, Until = body.Value.Until,
        };
        return Answers.Of(
            await desk.Waive(request, caller.Principal, commandId.Value, cancellationToken),
            finding => Answers.Json(FindingAnswer.Of(finding, found.Value.Branch.Code, caller.Language)));
    }

    private static bool TryParseState(string? text, out bool open)
    {
        open = text == "open";
        return text is "open" or "closed";
    }

    private sealed record WaiverRequest
    {
        public required string Reason { get; init; }

        /// <summary>Last day, included; until the cause changes when left out.</summary>
        public DateOnly? Until { get; init; }
    }
}
