using HrActors.Contracts;
using HrActors.Contracts.ContributionRuns;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;

namespace HrActors.Grains.ContributionRuns;

/// <summary>What a command makes of a run.</summary>
internal static class RunDecisions
{
    public static readonly Refusal NotStarted =
        Refusal.NotFound("run.not-started", "该月尚未计算", "This month has not been calculated");

    public static readonly Refusal PoliciesChanged = Refusal.Conflict(
        "run.policies-changed", "计算之后有新政策生效，请重新计算并核对后再确认", "Policies came into force since it was calculated: calculate again and look before confirming");

    private static readonly Refusal Confirmed =
        Refusal.Conflict("run.confirmed", "该月已确认封账，后续变动以补缴/退费处理", "The month is confirmed and closed; later changes are adjustments");

    public static Reply<RunState> Start(RunState state, StartRun command, string branchCode, YearMonth month, int people, DateTimeOffset now)
    {
        if (state.Phase is RunPhase.Confirming or RunPhase.Confirmed) return Confirmed;
        if (month > YearMonth.Of(ChinaTime.DateOf(now)))
            return Refusal.Rule("run.month-not-begun", $"{month} 尚未开始", $"The month {month} has not begun.");

        var next = new RunState
        {
            BranchCode = branchCode,
            Month = month,
            Phase = RunPhase.Calculating,
            Revision = state.Revision + 1,
            KnownOn = ChinaTime.DateOf(now),
            StartedAt = now,
            StartedBy = command.Command.By,
            Total = people,
            Commands = state.Commands,
            Outbox = state.Outbox,
        };
        return next.Audited(command.Command, "run.started", now, next.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    public static Reply<RunState> Confirm(RunState state, ConfirmRun command, DateTimeOffset now)
    {
        if (!state.Exists) return NotStarted;
        if (state.Phase is RunPhase.Confirming or RunPhase.Confirmed) return Confirmed;
        if (state.Phase == RunPhase.Calculating)
            return Refusal.Conflict("run.calculating", "正在计算，请稍后确认", "It is being calculated; confirm it afterwards");
        if (command.Revision is { } seen && seen != state.Revision)
            return Refusal.Conflict("run.changed", "结果已重新计算，请核对后再确认", "It was calculated again since: look at it before confirming");

        var next = state with { Phase = RunPhase.Confirming, ConfirmedAt = now, ConfirmedBy = command.Command.By };
        // Who closed a month knew which lines were not in it.
        var without = string.Concat(state.Totals.Pending.Select(line => $" -{line.Line.WireName()}:{line.People}"));
        return next.Audited(command.Command, "run.confirmed", now, $"{state.Totals.Employer:0.00}/{state.Totals.Employee:0.00}{without}");
    }

    private static RunState Audited(this RunState state, CommandInfo command, string action, DateTimeOffset at, string? after) => state with
    {
        Commands = state.Commands.Remember(command.Id),
        Outbox = state.Outbox.Add(new OutboxMessage.SaveAudit
        {
            Entry = AuditEntry.Of(command, GrainKeys.Run(state.BranchCode, state.Month), action, at, after: after),
        }),
    };
}
