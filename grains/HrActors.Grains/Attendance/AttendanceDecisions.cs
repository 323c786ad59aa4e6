using System.Globalization;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Employees;
using HrActors.Domain.Attendance;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using HrActors.Grains.Employees;
using HrActors.Grains.Outbox;

namespace HrActors.Grains.Attendance;

/// <summary>What follows from HR's corrections of attendance.</summary>
internal static class AttendanceDecisions
{
    public static readonly Refusal MonthClosed = Refusal.Rule("attendance.month-closed",
        "该月考勤已关账，不能再补卡；请在考勤调整申请中处理", "The month is closed and takes no corrections: file an adjustment request");

    public static readonly Refusal InFuture = Refusal.Rule("attendance.in-future",
        "时间晚于现在 5 分钟以上", "The time lies more than 5 minutes ahead");

    public static readonly Refusal LeaveTooFar = Refusal.Rule("attendance.leave-too-far",
        "休假最多提前一年登记", "Leave is told at most a year ahead");

    public static readonly Refusal TooEarly = Refusal.Rule("attendance.too-early",
        "时间早于 2000-01-01", "The time lies before 2000-01-01");

    public static readonly Refusal ReplacedNotOpen = Refusal.Rule("attendance.replaced-not-open",
        "被更正或撤销的记录不存在、属于已关账月份或已不再保留",
        "What is to be replaced or taken back is unknown, lies in a closed month or is no longer kept");

    /// <summary>A time that cannot be; null when it can.</summary>
    public static Refusal? RefuseTime(CorrectAttendance command, DateTimeOffset now)
    {
        if (command.At < EventTimes.Earliest) return TooEarly;
        if (command.At <= EventTimes.Latest(command.Kind, now)) return null;
        return command.Kind == PunchKind.Leave ? LeaveTooFar : InFuture;
    }

    /// <summary>The event goes the way of every other; the correction and its audit are committed with it.</summary>
    public static Reply<EmployeeState> Correct(EmployeeState state, CorrectAttendance command, DateTimeOffset now)
    {
        var e = EventOf(state, command);
        var after = string.Create(CultureInfo.InvariantCulture, $"{e.Kind.WireName()} {e.At:yyyy-MM-ddTHH:mm:sszzz}");
        return (state with { Outbox = state.Outbox.Add(new OutboxMessage.PublishPunch { Event = e }) })
            .Audited(command.Command, "attendance.corrected", now, before: command.Replaces, after: after);
    }

    /// <summary>The event a correction becomes.</summary>
    public static AttendanceEvent EventOf(EmployeeState state, CorrectAttendance command) => new()
    {
        EmployeeNo = state.EmployeeNo,
        Kind = command.Kind,
        At = command.At.ToOffset(ChinaTime.Offset),
        BranchCode = state.Branch!.Code,
        Source = PunchKinds.DeskSource,
        EventId = command.Command.Id,
        Reason = command.Command.Reason,
        Replaces = command.Replaces,
        By = command.Command.By,
    };
}
