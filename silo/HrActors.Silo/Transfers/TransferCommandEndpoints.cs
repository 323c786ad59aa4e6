using System.Collections.Immutable;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Domain.Transfers;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Hosting;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Transfers;

internal static class TransferCommandEndpoints
{
    public static void MapTransferCommands(this IEndpointRouteBuilder api)
    {
        var one = api.MapGroup("/transfers/{caseNo}").WithTags("Transfers");
        one.MapPut("/form", FillForm).Declare<Dictionary<string, string>>("Fill form fields that no agency supplied (填写申请表)");
        one.MapPost("/signature", Sign).Declare<EmptyRequest>("Make the final document and sign it (电子签名)");
        one.MapPost("/submission", Submit).Declare<EmptyRequest>("Submit the signed application (提交)");
        one.MapPost("/withdrawal", Withdraw).Declare<WithdrawalRequest>("Take the application back (撤回)");
        one.MapPut("/lump-sum", DeclareLumpSum)
            .Declare<LumpSumRequest>("Record months paid in one sum; without papers they stay at the old place (一次性缴费)");
        one.MapPost("/events", EnterProgress).Declare<ManualEventRequest>("Enter a step by hand, with evidence (手工登记进度)");
    }

    private static RouteHandlerBuilder Declare<T>(this RouteHandlerBuilder route, string summary)
        where T : notnull => route.Needs(Permission.ChangeStaff).IsCommand().WithSummary(summary)
            .Takes<T>().Gives<TransferAnswer>().Refuses(400, 404, 409, 422, 503);

    private static async Task<IResult> FillForm(
        string caseNo, JsonBody<FormValues> body, Caller caller, CommandId id, ExpectedVersion version, ITransferDesk desk,
            CaseReader cases,
        TimeProvider time, CancellationToken cancellationToken)
    {
        if (body.Problem is { } problem) return problem.Result();
        if (await RefuseVersion(caseNo, caller, version, cases, cancellationToken) is { } conflict) return conflict;
        return Show(await desk.FillForm(caseNo, body.Value.ToImmutableDictionary(), caller.Principal, id.Value, cancellationToken), caller,
            time);
    }

    private static async Task<IResult> Sign(
        string caseNo, OptionalBody<EmptyRequest> body, Caller caller, CommandId id, ExpectedVersion version, ITransferDesk desk,
            CaseReader cases,
        TimeProvider time, CancellationToken cancellationToken) =>
        body.Problem?.Result() ?? await RefuseVersion(caseNo, caller, version, cases, cancellationToken)
            ?? Show(await desk.Sign(caseNo, caller.Principal, id.Value, cancellationToken), caller, time);

    private static async Task<IResult> Submit(
        string caseNo, OptionalBody<EmptyRequest> body, Caller caller, CommandId id, ExpectedVersion version, ITransferDesk desk,
            CaseReader cases,
        TimeProvider time, CancellationToken cancellationToken) =>
        body.Problem?.Result() ?? await RefuseVersion(caseNo, caller, version, cases, cancellationToken)
            ?? Show(await desk.Submit(caseNo, caller.Principal, id.Value, cancellationToken), caller, time);

    private static async Task<IResult> Withdraw(
        string caseNo, JsonBody<WithdrawalRequest> body, Caller caller, CommandId id, ExpectedVersion version, ITransferDesk desk,
        CaseReader cases, TimeProvider time, CancellationToken cancellationToken) =>
        body.Problem?.Result() ?? await RefuseVersion(caseNo, caller, version, cases, cancellationToken)
            ?? Show(await desk.Withdraw(caseNo, body.Value.Reason, caller.Principal, id.Value, cancellationToken), caller, time);

    private static async Task<IResult> DeclareLumpSum(
        string caseNo, JsonBody<LumpSumRequest> body, Caller caller, CommandId id, ExpectedVersion version, ITransferDesk desk,
        CaseReader cases, TimeProvider time, CancellationToken cancellationToken)
    {
        if (body.Problem is { } problem) return problem.Result();
        if (await RefuseVersion(caseNo, caller, version, cases, cancellationToken) is { } conflict) return conflict;

        var lumpSum = new LumpSum { Months = body.Value.Months, Documented = body.Value.Documented, ToldOn = body.Value.ToldOn };
        return Show(await desk.DeclareLumpSum(caseNo, lumpSum, caller.Principal, id.Value, cancellationToken), caller, time);
    }

    private static void Check(MoneyRequest money, FieldChecks checks)
    {
        checks.Money("/money/personalAccount", money.PersonalAccount, zeroAllowed: true, "money");
        checks.Money("/money/pooled", money.Pooled, zeroAllowed: true, "money");
        checks.Money("/money/interest", money.Interest, zeroAllowed: true, "money");
        checks.Money("/money/total", money.Total, zeroAllowed: true, "money");
    }

    private static async Task<IResult> EnterProgress(
        string caseNo, JsonBody<ManualEventRequest> body, Caller caller, CommandId id, ExpectedVersion version, ITransferDesk desk,
        CaseReader cases, TimeProvider time, CancellationToken cancellationToken)
    {
        if (body.Refused is { } refused) return refused.Result();

        var checks = new FieldChecks(body.Errors);
        checks.Require(TransferNodes.TryParse(body.Value.Node, out var node), "/node", "transfer.node-unknown", "没有这个节点",
            "There is no such node");
        checks.Text("/evidence", body.Value.Evidence, 200);
        if (body.Value.Money is { } amounts) Check(amounts, checks);
        if (checks.Errors.Count > 0) return KnownProblems.Invalid(checks.Errors).Result();
        if (await RefuseVersion(caseNo, caller, version, cases, cancellationToken) is { } conflict) return conflict;

        var request = new ProgressRequest
        {
            Node = node,
            OccurredAt = body.Value.OccurredAt,
            Evidence = body.Value.Evidence,
            Money = body.Value.Money is { } money
                ? new() { PersonalAccount = money.PersonalAccount, Pooled = money.Pooled, Interest = money.Interest, Total = money.Total }
                : null,
        };
        // The step goes by the id of its command.
        return Answers.Of(await desk.EnterProgress(caseNo, request, caller.Principal, id.Value, cancellationToken), view => Answers.Json(
            TransferAnswer.Of(view, time.Today(), caller.Language) with
            {
                Unexpected = view.Progress.Events.Find(e => e.EventId == id.Value)?.Unexpected,
            },
            view.Version));
    }

    private static async Task<IResult?> RefuseVersion(
        string caseNo, Caller caller, ExpectedVersion version, CaseReader cases, CancellationToken cancellationToken)
    {
        if (version is { Value: null, IsMalformed: false }) return null;
        var found = await cases.Find(caseNo, caller.Principal, cancellationToken);
        return found.IsRefused ? Answers.Refused(found.Refusal) : version.Refuse(found.Value.Version) is { } conflict
            ? Answers.Refused(conflict) : null;
    }

    private static IResult Show(Reply<TransferCaseView> reply, Caller caller, TimeProvider time) =>
        Answers.Of(reply, view => TransferEndpoints.Show(view, caller, time));
}
