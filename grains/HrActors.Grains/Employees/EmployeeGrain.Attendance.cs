using HrActors.Contracts;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Feed;
using HrActors.Domain.Attendance;
using HrActors.Domain.Commands;
using HrActors.Domain.Employees;
using HrActors.Domain.Time;
using HrActors.Grains.Attendance;

namespace HrActors.Grains.Employees;

/// <summary>An employee's punches: taken in, shown, and what follows from the first and the last of them.</summary>
internal sealed partial class EmployeeGrain
{
    private DateTimeOffset _watchedUntil;

    public async Task<MonthSheet?> GetAttendance(YearMonth month)
    {
        _watchedUntil = Now + FeedLease.Duration;
        return State.Exists ? await _attendance.Sheet(State, month, Now) : null;
    }

    public async Task<ExceptionalDays?> GetExceptions(YearMonth month) =>
        State.Exists ? await _attendance.Exceptions(State, month, Now) : null;

    public async Task<SheetDifference?> GetDifference(YearMonth month, ImmutableArray<AttendanceEvent> accepted, AttendanceEvent added) =>
        State.Exists ? await _attendance.Difference(State, month, accepted, added, Now) : null;

    public Task<Reply<EmployeeView>> CorrectAttendance(CorrectAttendance command) =>
        Decide(command.Command, state => AttendanceDecisions.Correct(state, command, sheets, Now));

    public async Task<bool> TakePunches(ImmutableArray<LoggedPunch> punches)
    {
        if (!State.Exists) return false;

        _attendance.Take(punches);
        await NotePunches();
        await sheets.NoteLate(State, punches);
        // Only whoever looks at the moment is told: nobody else pays for it.
        if (Now < _watchedUntil) await GrainFactory.GetGrain<IFeedGrain>(GrainKeys.Feed).Publish([State.News(Now)]);
        return true;
    }

    /// <summary>The first punch gives the hire date to enrolment: that alone is written at once.</summary>
    private async Task NotePunches()
    {
        if (State.AnonymisedAt is not null)
            await (_attendance.MustBeSaved ? SavePunches() : Task.CompletedTask);
        else if (_attendance.FirstDayAfter(State.LeftBefore()) is { } first && (State.FirstPunchOn is not { } known || first < known))
            await CommitWithPunches((State with { FirstPunchOn = first }).Changed(Now));
        else if (State is { Status: EmploymentStatus.Left, LastDay: { } left } && _attendance.LastDay is { } last && last > left
            && (State.PunchAfterLeavingOn is not { } noted || last > noted))
            await CommitWithPunches((State with { PunchAfterLeavingOn = last }).Changed(Now));
        else if (_attendance.MustBeSaved)
            await SavePunches();
    }

    /// <summary>Nothing follows from it.</summary>
    private async Task SavePunches() => await Save(await _attendance.Save(State, Now));
}
