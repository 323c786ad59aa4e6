using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Desk;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Attendance;

internal static class AdjustmentEndpoints
{
    public static void MapAttendanceAdjustments(this IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/attendance/adjustment-requests").WithTags("Attendance");
        requests.MapGet("", List).Needs(Permission.SeeStaff)
            .WithSummary("Events that came for a closed month, by branch, state (open, accepted, dismissed), employee, month, countedIn "
                + "(考勤调整申请)")
            .Gives<ListAnswer<AdjustmentAnswer>>().Refuses(400);
        requests.MapPost("/{id}/decision", Decide).Needs(Permission.ChangeStaff).IsCommand()
            .WithSummary("Accept for the open month, or dismiss, with a reason").Takes<DecisionRequest>().Gives<AdjustmentAnswer>()
            .Refuses(400, 404, 409, 422);
    }

    private static async Task<IResult> List(Caller caller, QueryReader query, IAttendanceDesk desk, CancellationToken cancellationToken)
    {
        var limit = query.Limit();
        var state = query.Optional<AdjustmentState>("state", AdjustmentAnswer.TryParseState, "应为 open、accepted 或 dismissed",
            "Has to be open, accepted or dismissed");
        var (month, countedIn) = (query.Month("month"), query.Month("countedIn"));
        if (query.Problem is { } problem) return problem.Result();
        if (query.Text("branch") is { } branch
            && BranchScope.Refuse(caller.Principal, branch) is { } outside) return Answers.Refused(outside);

        return await query.ReadPage(async cursor =>
        {
            var asked = new AdjustmentQuery
            {
                BranchCode = query.Text("branch"),
                State = state,
                EmployeeNo = query.Text("employee"),
                Month = month,
                CountedIn = countedIn,
                Cursor = cursor,
                Limit = limit,
            };
            var page = await desk.Requests(asked, caller.Principal, cancellationToken);
            return ListAnswer.Of(page.Items.Select(AdjustmentAnswer.Of), page.Next);
        });
    }

    private static async Task<IResult> Decide(
        string id, JsonBody<DecisionRequest> body, Caller caller, CommandId commandId, IAttendanceDesk desk,
        CancellationToken cancellationToken)
    {
        if (body.Problem is { } problem) return problem.Result();
        if (body.Value.Decision is not ("accepted" or "dismissed"))
        {
            return KnownProblems.Invalid(
            [
                new() { Field = "/decision", Code = "attendance.decision-unknown", Chinese = "应为 accepted 或 dismissed",
                    English = "Has to be accepted or dismissed" },
            ]).Result();
        }

        var request = new DecideAdjustmentRequest { Id = id, Accept = body.Value.Decision == "accepted", Reason = body.Value.Reason };
        return Answers.Of(
            await desk.Decide(request, caller.Principal, commandId.Value, cancellationToken),
            decided => Answers.Json(AdjustmentAnswer.Of(decided)));
    }

    private sealed record DecisionRequest
    {
        /// <summary>accepted or dismissed.</summary>
        public required string Decision { get; init; }
        public required string Reason { get; init; }
    }
}
