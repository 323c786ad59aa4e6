using System.Globalization;
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

    /// <summary>The event goes the way of every other; the correction and its audit are committed with it.</summary>
    public static Reply<EmployeeState> Correct(EmployeeState state, CorrectAttendance command, SheetRules rules, DateTimeOffset now)
    {
        if (command.At < EventTimes.Earliest) return TooEarly;
        if (command.At > EventTimes.Latest(command.Kind, now)) return command.Kind == PunchKind.Leave ? LeaveTooFar : InFuture;
        var local = command.At.ToOffset(ChinaTime.Offset);
        if (rules.CloseOf(state, YearMonth.Of(DateOnly.FromDateTime(local.DateTime))) is not null) return MonthClosed;

        var message = new OutboxMessage.PublishPunch
        {
            Event = new()
            {
                EmployeeNo = state.EmployeeNo,
                Kind = command.Kind,
                At = local,
                BranchCode = state.Branch!.Code,
                Source = PunchKinds.DeskSource,
                EventId = command.Command.Id,
                Reason = command.Command.Reason,
                Replaces = command.Replaces,
                By = command.Command.By,
            },
        };
        var after = string.Create(CultureInfo.InvariantCulture, $"{command.Kind.WireName()} {local:yyyy-MM-ddTHH:mm:sszzz}");
        return (state with { Outbox = state.Outbox.Add(message) })
            .Audited(command.Command, "attendance.corrected", now, before: command.Replaces, after: after);
    }
}
