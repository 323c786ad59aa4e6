using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.ContributionRuns;
using HrActors.Domain.Commands;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Time;
using HrActors.Grains.Access;
using HrActors.Grains.Attendance;
using HrActors.Grains.Outbox;
using HrActors.Grains.Policies;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Logging;

namespace HrActors.Grains.ContributionRuns;

[GrainType("contribution-run")]
internal sealed partial class ContributionRunGrain(
    [PersistentState("run", "hr")] IPersistentState<RunState> store,
    OutboxSender sender,
    IDueWork dueWork,
    RunWork work,
    IPolicyShelf policies,
    PolicyNotices notices,
    MonthClosing closing,
    Callers callers,
    TimeProvider time,
    ILogger<ContributionRunGrain> logger)
    : OwnerGrain<RunState>(store, sender, dueWork, time, logger), IContributionRunGrain, IBranchOwned
{
    public const string WorkKind = "run";

    /// <summary>Closes the attendance of the month, once the month is over.</summary>
    private const string AttendanceKind = "attendance";

    /// <summary>How far back a run looks for closed months that somebody's changed facts may have touched.</summary>
    private const int MonthsBack = 12;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private IGrainTimer? _work;

    private (string BranchCode, YearMonth Month) Key => GrainKeys.ReadMonth(this.GetPrimaryKeyString());

    public string? OwningBranch => Key.BranchCode;

    public Task<RunView?> Get() => Task.FromResult(State.Exists ? State.View() : null);

    public async Task<Reply<RunView>> Start(StartRun command)
    {
        if (State.Commands.Contains(command.Command.Id)) return State.View();

        var (branchCode, month) = Key;
        // What was confirmed a moment ago on another silo is in force: a run never starts behind it.
        await policies.Refresh(CancellationToken.None);
        var people = await work.Rows.CountMembers(branchCode, CancellationToken.None);
        var reply = RunDecisions.Start(State, command, branchCode, month, people, Now);
        if (reply.IsRefused) return reply.Refusal;

        await Begin(reply.Value);
        return State.View();
    }

    public async Task<Reply<RunView>> Confirm(ConfirmRun command)
    {
        if (State.Commands.Contains(command.Command.Id)) return State.View();

        var reply = RunDecisions.Confirm(State, command, Now);
        if (reply.IsRefused) return reply.Refusal;
        await policies.Refresh(CancellationToken.None);
        if (await Branch() is { } branch && work.IsOvertaken(State, branch)) return RunDecisions.PoliciesChanged;

        await Begin(reply.Value);
        // Here and now, so that the answer is final; the timer goes on with it when this fails half-way.
        await Close();
        return State.View();
    }

    public async Task<int> Settle(AdjustmentCause cause) =>
        State.Phase == RunPhase.Confirmed && await Branch() is { } branch
            ? await work.Readjust(branch, State.Month, cause, Now, CancellationToken.None)
            : 0;

    public async Task DoDueWork(string kind)
    {
        if (kind == WorkKind) StartWork();
        if (kind == AttendanceKind) await CloseAttendance();
        if (kind == OutboxKind) ResumeOutbox();
    }

    /// <summary>Commits a phase that goes on by itself; a row of due work brings it back after a kill.</summary>
    private async Task Begin(RunState next)
    {
        await DueWork.Schedule(DueWorkOwner, WorkKind, Now + Lease, payload: null, CancellationToken.None);
        await Commit(next);
        StartWork();
    }

    private void StartWork() => _work ??= this.RegisterGrainTimer(
        // One piece a turn: commands wait for a piece at most, and no two of them write the state at once.
        Work, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = TimeSpan.FromMilliseconds(1), KeepAlive = true });

    private async Task Work(CancellationToken cancellationToken)
    {
        try
        {
            switch (State.Phase)
            {
                case RunPhase.Calculating:
                    await Calculate();
                    break;
                case RunPhase.Confirming:
                    await Close();
                    break;
                default:
                    await DueWork.Done(DueWorkOwner, WorkKind, CancellationToken.None);
                    StopWork();
                    break;
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The row of due work comes again and goes on where this stopped.
            LogStopped(DueWorkOwner, exception);
            StopWork();
        }
    }

    private void StopWork()
    {
        _work?.Dispose();
        _work = null;
    }

    private async Task Calculate()
    {
        if (await Branch() is not { } branch) throw new InvalidOperationException($"The branch of {DueWorkOwner} is unknown.");

        var (next, finished) = await work.Chunk(State, branch, CancellationToken.None);
        if (finished)
        {
            foreach (var closed in await work.Rows.ClosedMonths(State.BranchCode, State.Month.AddMonths(-MonthsBack), CancellationToken.None))
            {
                if (closed < State.Month) await work.Readjust(branch, closed, AdjustmentCause.Facts, Now, CancellationToken.None);
            }

            var adjustments = await work.Rows.SumAdjustments(State.BranchCode, bookedIn: null, CancellationToken.None);
            next = next with
            {
                Phase = RunPhase.Ready,
                Done = next.Total,
                Adjustments = adjustments,
                Totals = next.Totals.WithCorrection(adjustments.Count, adjustments.Employer, adjustments.Employee),
            };
        }

        await Commit(next);
    }

    private async Task Close()
    {
        var (totals, held) = await work.Settle(State, CancellationToken.None);
        await work.Rows.Lock(State.BranchCode, State.Month, [.. held], CancellationToken.None);
        var branch = await Branch();
        // A policy that was confirmed since the confirmation looked for one has passed by this month, which was not closed yet.
        await policies.Refresh(CancellationToken.None);
        if (branch is not null && work.IsOvertaken(State, branch))
            await work.Readjust(branch, State.Month, AdjustmentCause.Policy, Now, CancellationToken.None);
        await work.Rows.Book(State.BranchCode, State.Month, State.ConfirmedAt!.Value, CancellationToken.None);
        if (branch is not null) await notices.TellBooked(branch, State.Month, State.ConfirmedAt.Value, CancellationToken.None);
        var booked = await work.Rows.SumAdjustments(State.BranchCode, State.Month, CancellationToken.None);
        // Contributions are often confirmed before the month is over: people go on punching until its end.
        var over = new DateTimeOffset(State.Month.AddMonths(1).FirstDay.ToDateTime(TimeOnly.MinValue), ChinaTime.Offset);
        await DueWork.Schedule(DueWorkOwner, AttendanceKind, over, payload: null, CancellationToken.None);
        await Commit(State with { Phase = RunPhase.Confirmed, Totals = totals, Adjustments = booked });
        if (over <= Now) await CloseAttendance();
    }

    private async Task CloseAttendance()
    {
        if (State.Phase != RunPhase.Confirmed || await Branch() is not { } branch) return;

        await closing.Close(State.BranchCode, State.Month, branch.Facts.ShiftTemplate, State.ConfirmedBy!, CancellationToken.None);
        await DueWork.Done(DueWorkOwner, AttendanceKind, CancellationToken.None);
    }

    private async Task<BranchView?> Branch()
    {
        using var system = callers.AsSystem();
        return await GrainFactory.GetGrain<IBranchGrain>(GrainKeys.Branch(Key.BranchCode)).Get();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Run} was stopped; it goes on by itself")]
    private partial void LogStopped(string run, Exception exception);
}
