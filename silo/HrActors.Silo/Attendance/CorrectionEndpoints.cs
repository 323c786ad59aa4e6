using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Domain.Attendance;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Attendance;

internal static class CorrectionEndpoints
{
    public static void MapAttendanceCorrections(this IEndpointRouteBuilder api) =>
        api.MapPost("/employees/{employeeNo}/attendance/corrections", Correct).Needs(Permission.ChangeStaff).IsCommand()
            .WithTags("Attendance").WithSummary("Correct a day by hand: add, replace or take back an event, with a reason (补卡)")
            .Takes<AttendanceCorrectionRequest>().Gives<AttendanceCorrectionAnswer>(201).Refuses(400, 404, 409, 422);

    private static async Task<IResult> Correct(
        string employeeNo, JsonBody<AttendanceCorrectionRequest> body, Caller caller, CommandId commandId, IAttendanceDesk desk,
        CancellationToken cancellationToken)
    {
        if (body.Problem is { } problem) return problem.Result();

        var request = new CorrectAttendanceRequest
        {
            EmployeeNo = employeeNo,
            Kind = KindOf(body.Value.Kind),
            At = body.Value.Time,
            Replaces = body.Value.Replaces,
            Reason = body.Value.Reason,
        };
        return Answers.Of(
            await desk.Correct(request, caller.Principal, commandId.Value, cancellationToken),
            done => Answers.Json(
                new AttendanceCorrectionAnswer { Id = done.Reference, Day = done.Day is null ? null : DayAnswer.Of(done.Day) },
                StatusCodes.Status201Created));
    }

    private static PunchKind KindOf(string kind) => kind switch
    {
        "in" => PunchKind.CorrectionIn,
        "out" => PunchKind.CorrectionOut,
        "punch" => PunchKind.Correction,
        "leave" => PunchKind.Leave,
        "withdrawal" => PunchKind.Withdrawal,
        _ => PunchKind.None,
    };

    /// <summary>A correction of attendance by HR (补卡).</summary>
    private sealed record AttendanceCorrectionRequest
    {
        /// <summary>When it should have been, with offset; of a withdrawal the time of what it takes back.</summary>
        public required DateTimeOffset Time { get; init; }

        /// <summary>in, out, punch (no direction), leave (the whole day), or withdrawal (takes back the event in replaces).</summary>
        public required string Kind { get; init; }

        /// <summary>The id of a punch as the sheet shows it, of whichever source; nothing is replaced when left out.</summary>
        public string? Replaces { get; init; }

        /// <summary>Required; shown on the sheet and kept in the audit trail.</summary>
        public required string Reason { get; init; }
    }

    private sealed record AttendanceCorrectionAnswer
    {
        /// <summary>The id of the correction, to be replaced or taken back in turn.</summary>
        public required string Id { get; init; }

        /// <summary>Its day as it stands now; null when the sheet shows it only in a moment.</summary>
        public required DayAnswer? Day { get; init; }
    }
}
