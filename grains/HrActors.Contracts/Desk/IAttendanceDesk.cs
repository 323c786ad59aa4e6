using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Listing;
using HrActors.Domain.Attendance;
using HrActors.Domain.Commands;

namespace HrActors.Contracts.Desk;

/// <summary>
/// Corrections of attendance and adjustment requests as people deal with them; values, role and branch scope are checked here. A repeated
/// <c>commandId</c> is the same command.
/// </summary>
public interface IAttendanceDesk
{
    /// <summary>
    /// Corrects a day (补卡). Refused with <c>attendance.month-closed</c>, <c>attendance.replaced-not-open</c>,
    /// <c>attendance.in-future</c>, <c>attendance.too-early</c>, or one error per wrong field; the reason is required. Waits a moment until the sheet shows it.
    /// </summary>
    Task<Reply<AttendanceCorrected>> Correct(
        CorrectAttendanceRequest request, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>
    /// Days of a branch that somebody should look at, by employee number and date. A page may hold fewer than the limit, even none, and
    /// still have one behind it: so many people are asked and no more.
    /// </summary>
    Task<Reply<Page<ExceptionRow>>> Exceptions(ExceptionQuery query, Principal by, CancellationToken cancellationToken);

    /// <summary>Adjustment requests within the reader's scope, newest first; empty for a role that sees none.</summary>
    Task<Page<AdjustmentRequest>> Requests(AdjustmentQuery query, Principal by, CancellationToken cancellationToken);

    /// <summary>
    /// Accepts or dismisses an adjustment request; the reason is required. Accepting notes by how much the closed month would have differed,
    /// for the open one. Refused with <c>attendance.adjustment-decided</c> when somebody else decided it.
    /// </summary>
    Task<Reply<AdjustmentRequest>> Decide(
        DecideAdjustmentRequest request, Principal by, string commandId, CancellationToken cancellationToken);
}

public sealed record CorrectAttendanceRequest
{
    public required string EmployeeNo { get; init; }
    public required PunchKind Kind { get; init; }

    /// <summary>When it should have been; of a withdrawal the time of what it takes back.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The event it concerns, as <see cref="PunchKinds.Reference"/> writes it; null when it adds one.</summary>
    public string? Replaces { get; init; }
    public required string Reason { get; init; }
}

/// <summary>A correction that was taken.</summary>
public sealed record AttendanceCorrected
{
    /// <summary>The correction as <see cref="PunchKinds.Reference"/> writes it, to correct it or take it back in turn.</summary>
    public required string Reference { get; init; }

    /// <summary>Its day of the sheet; null when the sheet did not show it in time, which it will.</summary>
    public DaySheet? Day { get; init; }
}

public sealed record DecideAdjustmentRequest
{
    public required string Id { get; init; }
    public required bool Accept { get; init; }
    public required string Reason { get; init; }
}
