using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Listing;
using HrActors.Domain.Attendance;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Silo.Access;
using HrActors.Silo.Employees;
using HrActors.Silo.Hosting;
using HrActors.Silo.Json;

namespace HrActors.Silo.Attendance;

/// <summary>Exceptions, corrections and adjustment requests for the interface and the dashboard alike.</summary>
internal sealed class AttendanceDesk(
    EmployeeReader employees, ExceptionReader exceptions, IAdjustmentRequests requests, IAuditRows audit, TimeProvider time)
    : IAttendanceDesk
{
    private const int LongestReason = 200;

    /// <summary>How long a correction is waited for: it goes through the log like every event.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private static readonly PunchKind[] Kinds =
        [PunchKind.CorrectionIn, PunchKind.CorrectionOut, PunchKind.Correction, PunchKind.Leave, PunchKind.Withdrawal];

    private static readonly Refusal Unknown = Refusal.NotFound("attendance.adjustment-unknown", "没有这条考勤调整申请",
        "There is no such adjustment request");

    private static readonly Refusal Decided = Refusal.Conflict("attendance.adjustment-decided", "该申请已处理",
        "This request has been decided already");

    public async Task<Reply<AttendanceCorrected>> Correct(
        CorrectAttendanceRequest request, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (BranchScope.RefuseChange(by) is { } forbidden) return forbidden;
        var found = await employees.Find(request.EmployeeNo, by);
        if (found.IsRefused) return found.Refusal;

        var checks = new FieldChecks();
        checks.Text("/reason", request.Reason, LongestReason);
        checks.Require(Kinds.Contains(request.Kind), "/kind", "attendance.correction-kind", "应为 in、out、punch、leave 或 withdrawal",
            "Has to be in, out, punch, leave or withdrawal");
        if (request.Replaces is not null) checks.Text("/replaces", request.Replaces, 401);
        checks.Require(request.Kind != PunchKind.Withdrawal || request.Replaces is not null, "/replaces", "request.required", "必填", "Required");
        if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;

        var reply = await employees.Grain(request.EmployeeNo).CorrectAttendance(new()
        {
            Command = EmployeeDesk.Command(commandId, by, request.Reason.Trim()),
            Kind = request.Kind,
            At = request.At,
            Replaces = request.Replaces,
        });
        if (reply.IsRefused) return reply.Refusal;
        return new AttendanceCorrected
        {
            Reference = PunchKinds.Reference(PunchKinds.DeskSource, commandId),
            Day = await DayOf(request, cancellationToken),
        };
    }

    public async Task<Reply<Page<ExceptionRow>>> Exceptions(ExceptionQuery query, Principal by, CancellationToken cancellationToken)
    {
        if (!AccessPolicy.Holds(by, Permission.SeeStaff)) return AccessRefusals.NotPermitted;
        if (BranchScope.Refuse(by, query.BranchCode) is { } outside) return outside;
        return await exceptions.Read(query, cancellationToken);
    }

    public Task<Page<AdjustmentRequest>> Requests(AdjustmentQuery query, Principal by, CancellationToken cancellationToken) =>
        AccessPolicy.Holds(by, Permission.SeeStaff)
            ? requests.Read(query with { Scope = by.Branches }, cancellationToken)
            : Task.FromResult(new Page<AdjustmentRequest> { Items = [] });

    public async Task<Reply<AdjustmentRequest>> Decide(
        DecideAdjustmentRequest request, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (BranchScope.RefuseChange(by) is { } forbidden) return forbidden;
        if (await requests.Find(request.Id, cancellationToken) is not { } found) return Unknown;
        if (BranchScope.Refuse(by, found.Event.BranchCode) is { } outside) return outside;

        var checks = new FieldChecks();
        checks.Text("/reason", request.Reason, LongestReason);
        if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;

        if (found.State == AdjustmentState.Open)
        {
            var decision = new AdjustmentDecision
            {
                By = by.UserName,
                At = time.GetUtcNow(),
                Reason = request.Reason.Trim(),
                CountedIn = request.Accept ? YearMonth.Of(time.Today()) : null,
                Difference = request.Accept ? await DifferenceOf(found, cancellationToken) : null,
                CommandId = commandId,
            };
            await requests.Decide(found.Id, request.Accept ? AdjustmentState.Accepted : AdjustmentState.Dismissed, decision, cancellationToken);
            found = (await requests.Find(found.Id, cancellationToken))!;
        }

        if (found.Decision?.CommandId != commandId) return Decided;
        // After the decision, and again with every repetition of the command: a lost row is made up for.
        await audit.Save(Audit(found, by.From), cancellationToken);
        return found;
    }

    private async Task<DaySheet?> DayOf(CorrectAttendanceRequest request, CancellationToken cancellationToken)
    {
        var month = YearMonth.Of(ChinaTime.DateOf(request.At));
        var started = time.GetTimestamp();
        do
        {
            // Around the end of a month a night shift puts it into the month before.
            foreach (var asked in new[] { month, month.AddMonths(-1) })
            {
                var sheet = await employees.Grain(request.EmployeeNo).GetAttendance(asked);
                if (sheet?.Days.Find(day => day.Punches.Exists(Shows)) is { } day) return day;
            }

            await Task.Delay(BetweenLooks, time, cancellationToken);
        }
        while (time.GetElapsedTime(started) < Patience);
        return null;

        bool Shows(DayPunch punch) => punch.Source == PunchKinds.DeskSource && punch.Kind == request.Kind && punch.Time == request.At
            && punch.Reason == request.Reason.Trim();
    }

    /// <summary>Relative to what was accepted for the same month before, so that the differences add up.</summary>
    private async Task<SheetDifference?> DifferenceOf(AdjustmentRequest request, CancellationToken cancellationToken)
    {
        var accepted = await requests.Read(
            new() { EmployeeNo = request.Event.EmployeeNo, Month = request.Month, State = AdjustmentState.Accepted, Limit = 500 },
            cancellationToken);
        return await employees.Grain(request.Event.EmployeeNo)
            .GetDifference(request.Month, [.. accepted.Items.Select(other => other.Event)], request.Event);
    }

    private static AuditEntry Audit(AdjustmentRequest request, string? from) => new()
    {
        Id = $"adjustment/{request.Id}",
        At = request.Decision!.At,
        By = request.Decision.By,
        Action = request.State == AdjustmentState.Accepted ? "attendance.adjustment-accepted" : "attendance.adjustment-dismissed",
        Subject = Contracts.GrainKeys.Employee(request.Event.EmployeeNo),
        Reason = request.Decision.Reason,
        From = from,
        Before = request.Id,
        After = request.Decision.CountedIn?.ToString(),
    };
}
