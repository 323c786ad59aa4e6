using HrActors.Contracts.Access;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Desk;
using HrActors.Domain.Time;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Audit;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.ContributionRuns;

internal static class RunEndpoints
{
    public static void MapContributionRuns(this IEndpointRouteBuilder api)
    {
        var branch = api.MapGroup("/branches/{code}/contributions/{month}").WithTags("Contributions");
        branch.MapPost("", Start).Needs(Permission.RunContributions).IsCommand().RecordsRefusals()
            .WithSummary("Start the monthly run of a branch, or calculate it again (月度缴费计算)").Gives<StartedRun>(202).Refuses(400, 404, 409, 422);
        branch.MapGet("", Get).Needs(Permission.SeeAmounts)
            .WithSummary("Progress, totals, what blocks, and the people of a run").Gives<RunAnswer>().Refuses(400, 404);
        branch.MapPost("/confirmation", Confirm).Needs(Permission.RunContributions).IsCommand().RecordsRefusals()
            .WithSummary("Confirm the run and close the month (确认封账)").Takes<ConfirmationRequest>().Gives<RunAnswer>().Refuses(400, 404, 409);
        branch.MapGet("/export.xlsx", Export).Needs(Permission.SeeAmounts)
            .WithSummary("The payment detail as a workbook (缴费明细)").Produces(200, contentType: ExportFile.Xlsx).Refuses(400, 404, 409);
        branch.MapGet("/people/{employeeNo}", Explain).Needs(Permission.SeeAmounts)
            .WithSummary("One person of a run with every step of the calculation").Gives<ExplainedAnswer>().Refuses(400, 404);

        var group = api.MapGroup("/contributions/{month}").WithTags("Contributions");
        group.MapPost("", StartAll).Needs(Permission.RunContributions).IsCommand().RecordsRefusals()
            .WithSummary("Start the monthly run of every branch in scope").Gives<GroupRunAnswer>(202).Refuses(400, 422);
        group.MapGet("", GetGroup).Needs(Permission.SeeAmounts)
            .WithSummary("The month's runs of all branches in scope").Gives<GroupRunAnswer>().Refuses(400);
    }

    private static async Task<IResult> Start(string code, string month, Caller caller, CommandId commandId, IContributionDesk desk)
    {
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        return Answers.Of(
            await desk.Start(code, of, caller.Principal, commandId.Value),
            run => Answers.Json(StartedRun.Of(run), StatusCodes.Status202Accepted));
    }

    private static async Task<IResult> Get(string code, string month, QueryReader query, Caller caller, IContributionDesk desk)
    {
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        var limit = query.Limit();
        if (query.Problem is { } problem) return problem.Result();

        var run = await desk.Find(code, of, caller.Principal);
        return run.IsRefused ? Answers.Refused(run.Refusal) : await Show(run.Value, query.Cursor, limit, caller, desk);
    }

    private static async Task<IResult> Confirm(
        string code, string month, JsonBody<ConfirmationRequest> body, Caller caller, CommandId commandId, IContributionDesk desk)
    {
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        if (body.Problem is { } problem) return problem.Result();

        var run = await desk.Confirm(code, of, body.Value.Revision, caller.Principal, commandId.Value);
        return run.IsRefused ? Answers.Refused(run.Refusal) : await Show(run.Value, null, QueryReader.DefaultLimit, caller, desk);
    }

    private static async Task<IResult> Export(string code, string month, Caller caller, IContributionDesk desk, CancellationToken cancellationToken)
    {
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        return Answers.Of(
            await desk.Export(code, of, caller.Language, caller.Principal, cancellationToken),
            file => Results.File(file.Content, ExportFile.Xlsx, file.Name));
    }

    private static async Task<IResult> Explain(string code, string month, string employeeNo, Caller caller, IContributionDesk desk)
    {
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        return Answers.Of(
            await desk.Explain(code, of, employeeNo, caller.Principal),
            explained => Answers.Json(ExplainedAnswer.Of(explained, caller.Language)));
    }

    private static async Task<IResult> StartAll(string month, Caller caller, CommandId commandId, IContributionDesk desk)
    {
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        return Answers.Of(
            await desk.StartAll(of, caller.Principal, commandId.Value),
            group => Answers.Json(GroupRunAnswer.Of(group), StatusCodes.Status202Accepted));
    }

    private static async Task<IResult> GetGroup(string month, Caller caller, IContributionDesk desk)
    {
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        return Answers.Of(await desk.Group(of, caller.Principal), group => Answers.Json(GroupRunAnswer.Of(group)));
    }

    private static async Task<IResult> Show(RunView run, string? cursor, int limit, Caller caller, IContributionDesk desk)
    {
        var query = new StatementQuery { BranchCode = run.BranchCode, Month = run.Month, After = cursor, Limit = limit };
        var lines = await desk.Statements(query, caller.Principal);
        var held = await desk.Statements(query with { OnlyHeld = true, After = null, Limit = QueryReader.MaxLimit }, caller.Principal);
        return lines.IsRefused || held.IsRefused
            ? Answers.Refused((lines.Refusal ?? held.Refusal)!)
            : Answers.Json(RunAnswer.Of(run, lines.Value, held.Value));
    }
}

internal sealed record ConfirmationRequest
{
    /// <summary>The revision that was looked at: another one since then is refused. Left out: whatever is there.</summary>
    public long? Revision { get; init; }
}
