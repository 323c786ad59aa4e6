using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Intake;

internal static class IntakeEndpoints
{
    public static void MapIntake(this IEndpointRouteBuilder api)
    {
        var intake = api.MapGroup("/intake").WithTags("Intake");
        intake.MapGet("", Overview).Needs(Permission.SeeIntake)
            .WithSummary("What comes in: figures by source, what is behind, what is wrong now (考勤接入)").Gives<IntakeAnswer>();
        intake.MapGet("/notes", Notes).Needs(Permission.SeeIntake)
            .WithSummary("What was put aside or taken with a doubt, newest first").Gives<ListAnswer<NoteAnswer>>().Refuses(400);
        intake.MapGet("/waiting", Waiting).Needs(Permission.SeeIntake)
            .WithSummary("Badge numbers that events wait for, most events first").Gives<ListAnswer<BadgeAnswer>>().Refuses(400);
        var letters = api.MapGroup("/dead-letters").WithTags("Intake");
        letters.MapGet("", DeadLetters).Needs(Permission.ManageAccess)
            .WithSummary("Events that could not be handed over, oldest first (死信)").Gives<ListAnswer<DeadLetterRow>>().Refuses(400);
        letters.MapPost("/{id}/retry", Retry).Needs(Permission.ManageAccess).IsCommand().WithSummary("Offer one again at once")
            .Gives<RetryCount>().Refuses(404);
        letters.MapPost("/retry", RetryAll).Needs(Permission.ManageAccess).IsCommand().WithSummary("Offer all again at once").Gives<RetryCount>();
    }

    private static async Task<IResult> Overview(Caller caller, IIntakeDesk desk, CancellationToken cancellationToken) =>
        Answers.Json(IntakeAnswer.Of(await desk.Overview(caller.Principal, cancellationToken), caller.Language));

    private static async Task<IResult> Notes(Caller caller, QueryReader query, IIntakeDesk desk, CancellationToken cancellationToken)
    {
        var limit = query.Limit();
        if (query.Problem is { } problem) return problem.Result();
        return await query.ReadPage(async cursor =>
        {
            var page = await desk.Notes(
                new()
                {
                    BranchCode = query.Text("branch"), Kind = query.Text("kind"), Source = query.Text("source"), Cursor = cursor, Limit = limit,
                },
                caller.Principal, cancellationToken);
            return ListAnswer.Of(page.Items.Select(NoteAnswer.Of), page.Next);
        });
    }

    private static async Task<IResult> Waiting(Caller caller, QueryReader query, IIntakeDesk desk, CancellationToken cancellationToken)
    {
        var limit = query.Limit();
        if (query.Problem is { } problem) return problem.Result();
        return await ListAnswer.Ranked(
            query, limit, count => desk.Waiting(query.Text("branch"), count, caller.Principal, cancellationToken), BadgeAnswer.Of);
    }

    private static async Task<IResult> DeadLetters(Caller caller, QueryReader query, IIntakeDesk desk, CancellationToken cancellationToken)
    {
        var limit = query.Limit();
        if (query.Problem is { } problem) return problem.Result();
        return await ListAnswer.Ranked(query, limit, count => desk.DeadLetters(count, caller.Principal, cancellationToken), letter => letter);
    }

    private static async Task<IResult> Retry(string id, Caller caller, CommandId commandId, IIntakeDesk desk, CancellationToken cancellationToken) =>
        Answers.Of(await desk.Retry(id, caller.Principal, commandId.Value, cancellationToken), count => Answers.Json(count));

    private static async Task<IResult> RetryAll(Caller caller, CommandId commandId, IIntakeDesk desk, CancellationToken cancellationToken) =>
        Answers.Of(await desk.Retry(null, caller.Principal, commandId.Value, cancellationToken), count => Answers.Json(count));
}
