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
        findings.MapGet("/export.{format:regex(^(xlsx|csv)$)}", Export).Needs(Permission.SeeStaff)
            .WithSummary("The same list as a workbook or as comma-separated values, at most 50,000 rows (异常导出)").Refuses(400);
        findings.MapGet("/rules", (Caller caller) => Answers.Json(ListAnswer.Of(RuleBook.All.Select(rule => RuleAnswer.Of(rule, caller.Language)), null)))
            .Needs(Permission.SeeStaff).WithSummary("The rule book: every code with its weight, facts and source (规则)").Gives<ListAnswer<RuleAnswer>>();
        findings.MapPost("/waivers", WaiveMany).Needs(Permission.ChangeStaff).IsCommand()
            .WithSummary("Live with several findings for one reason; what became of each is answered by id (批量豁免)")
            .Takes<WaiversRequest>().Gives<ListAnswer<WaiverOutcomeAnswer>>().Refuses(400, 409, 422);
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
        string format, Caller caller, QueryReader query, IFindingDesk desk, CancellationToken cancellationToken)
    {
        var open = query.Optional<bool>("state", TryParseState, "应为 open 或 closed", "Has to be open or closed");
        var (atLeast, waived) = (Weight(query), Waived(query));
        if (query.Problem is { } problem) return problem.Result();

        var search = new FindingQuery
        {
            BranchCode = query.Text("branch"),
            Open = open,
            Code = query.Text("code"),
            EmployeeNo = query.Text("employee"),
            AtLeast = atLeast,
            Waived = waived,
        };
        var file = await desk.Export(
            search, format == "csv" ? ExportFormat.Csv : ExportFormat.Xlsx, caller.Language, caller.Principal, cancellationToken);
        return Answers.Of(file, found => Results.File(found.Content, found.ContentType, found.Name));
    }

    private static async Task<IResult> WaiveMany(
        JsonBody<WaiversRequest> body, Caller caller, CommandId commandId, IFindingDesk desk, CancellationToken cancellationToken)
    {
        if (body.Problem is { } problem) return problem.Result();

        var request = new WaiveManyRequest { FindingIds = [.. body.Value.Ids], Reason = body.Value.Reason, Until = body.Value.Until };
        return Answers.Of(
            await desk.Waive(request, caller.Principal, commandId.Value, cancellationToken),
            outcomes => Answers.Json(ListAnswer.Of(outcomes.Select(outcome => WaiverOutcomeAnswer.Of(outcome, caller.Language)), null)));
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

    private sealed record WaiversRequest
    {
        /// <summary>1 to 200 findings.</summary>
        public required IReadOnlyList<string> Ids { get; init; }
        public required string Reason { get; init; }

        /// <summary>Last day, included; until the cause changes when left out.</summary>
        public DateOnly? Until { get; init; }
    }
}
