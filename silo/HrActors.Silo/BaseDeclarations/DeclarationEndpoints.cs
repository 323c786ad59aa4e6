using HrActors.Contracts.Access;
using HrActors.Contracts.BaseDeclarations;
using HrActors.Contracts.Desk;
using HrActors.Domain.Contributions;
using HrActors.Domain.Time;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Audit;
using HrActors.Silo.ContributionRuns;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.BaseDeclarations;

internal static class DeclarationEndpoints
{
    /// <summary>What is declared for whom, for readers of the interface.</summary>
    private const string Rule = """
        For who worked a full month of the year before, the average of the monthly wages that are known of it is declared (basis average).
        Where none is known, the average recorded with the person is (recorded-average), but only for the calendar year it was recorded
        for: the one before the day it was told. An older figure is never declared anew. For who has neither (without-wages) or is new
        (new-hire) nothing is declared.
        """;

    public static void MapBaseDeclarations(this IEndpointRouteBuilder api)
    {
        var branch = api.MapGroup("/branches/{code}/base-declarations/{month}").WithTags("Contributions");
        branch.MapPost("", Calculate).Needs(Permission.RunContributions).IsCommand().RecordsRefusals()
            .WithSummary("Calculate a branch's yearly declaration of bases, or calculate it again (年度缴费基数申报)")
            .WithDescription(Rule)
            .Gives<DeclarationAnswer>().Refuses(400, 404, 409, 422);
        branch.MapGet("", Get).Needs(Permission.SeeAmounts)
            .WithSummary("Sums and people of a yearly declaration; moved=floor or moved=cap lists only those who come to that bound")
            .Gives<DeclarationAnswer>().Refuses(400, 404);
        branch.MapPost("/confirmation", Confirm).Needs(Permission.RunContributions).IsCommand().RecordsRefusals()
            .WithSummary("Confirm the declaration: the base year's runs use the declared wages from now on (确认申报)")
            .Takes<ConfirmationRequest>().Gives<DeclarationAnswer>().Refuses(400, 404, 409);
        branch.MapGet("/export.xlsx", Export).Needs(Permission.SeeAmounts)
            .WithSummary("The declaration as a workbook").Produces(200, contentType: ExportFile.Xlsx).Refuses(400, 404);
        branch.MapGet("/people/{employeeNo}", Explain).Needs(Permission.SeeAmounts)
            .WithSummary("One person of a declaration with every step behind the bases").Gives<ExplainedDeclarationAnswer>().Refuses(400, 404);

        var group = api.MapGroup("/base-declarations/{month}").WithTags("Contributions");
        group.MapPost("", CalculateAll).Needs(Permission.RunContributions).IsCommand().RecordsRefusals()
            .WithSummary("Calculate the yearly declaration of every branch in scope; a branch that cannot is named with its reason")
            .Gives<GroupDeclarationAnswer>().Refuses(400);
        group.MapGet("", GetGroup).Needs(Permission.SeeAmounts)
            .WithSummary("The yearly declarations of all branches in scope").Gives<GroupDeclarationAnswer>().Refuses(400);
    }

    private static async Task<IResult> Calculate(string code, string month, Caller caller, CommandId commandId, IBaseDeclarationDesk desk)
    {
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        var reply = await desk.Calculate(code, of, caller.Principal, commandId.Value);
        return reply.IsRefused ? Answers.Refused(reply.Refusal) : await Show(reply.Value, new(), caller, desk);
    }

    private static async Task<IResult> Get(string code, string month, QueryReader query, Caller caller, IBaseDeclarationDesk desk)
    {
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        var asked = new DeclarationQuery
        {
            Limit = query.Limit(),
            MovesTo = query.Optional<Clamp>("moved", TryParseBound, "应为 floor 或 cap", "Has to be floor or cap") ?? Clamp.None,
            EmployeeNo = query.Text("employee"),
            After = query.Cursor,
        };
        if (query.Problem is { } problem) return problem.Result();

        var reply = await desk.Find(code, of, caller.Principal);
        return reply.IsRefused ? Answers.Refused(reply.Refusal) : await Show(reply.Value, asked, caller, desk);
    }

    private static async Task<IResult> Confirm(
        string code, string month, JsonBody<ConfirmationRequest> body, Caller caller, CommandId commandId, IBaseDeclarationDesk desk)
    {
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        if (body.Problem is { } problem) return problem.Result();

        var reply = await desk.Confirm(code, of, body.Value.Revision, caller.Principal, commandId.Value);
        return reply.IsRefused ? Answers.Refused(reply.Refusal) : await Show(reply.Value, new(), caller, desk);
    }

    private static async Task<IResult> Export(string code, string month, Caller caller, IBaseDeclarationDesk desk, CancellationToken cancellationToken)
    {
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        return Answers.Of(
            await desk.Export(code, of, caller.Language, caller.Principal, cancellationToken),
            file => Results.File(file.Content, ExportFile.Xlsx, file.Name));
    }

    private static async Task<IResult> Explain(string code, string month, string employeeNo, Caller caller, IBaseDeclarationDesk desk)
    {
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        return Answers.Of(
            await desk.Explain(code, of, employeeNo, caller.Principal),
            explained => Answers.Json(ExplainedDeclarationAnswer.Of(explained, caller.Language)));
    }

    private static async Task<IResult> CalculateAll(string month, Caller caller, CommandId commandId, IBaseDeclarationDesk desk)
    {
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        return Answers.Of(
            await desk.CalculateAll(of, caller.Principal, commandId.Value), group => Answers.Json(GroupDeclarationAnswer.Of(group, caller.Language)));
    }

    private static async Task<IResult> GetGroup(string month, Caller caller, IBaseDeclarationDesk desk)
    {
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        return Answers.Of(await desk.Group(of, caller.Principal), group => Answers.Json(GroupDeclarationAnswer.Of(group, caller.Language)));
    }

    private static async Task<IResult> Show(DeclarationView declaration, DeclarationQuery query, Caller caller, IBaseDeclarationDesk desk)
    {
        var people = await desk.Read(declaration.BranchCode, declaration.Month, query, caller.Principal);
        return people.IsRefused ? Answers.Refused(people.Refusal) : Answers.Json(DeclarationAnswer.Of(declaration, people.Value, caller.Language));
    }

    private static bool TryParseBound(string? text, out Clamp bound)
    {
        bound = text == "floor" ? Clamp.Floor : Clamp.Cap;
        return text is "floor" or "cap";
    }
}
