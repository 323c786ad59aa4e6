using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.Grains.Employees;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Options;

namespace HrActors.Grains.Attendance;

/// <summary>What decides an employee's sheets: shift, calendar, employment, and whether the month is closed.</summary>
internal sealed class SheetRules(ClosedMonthBook book, LateEvents late, IOptions<AttendanceOptions> options)
{
    /// <summary>The close of a month at the branch the employee belonged to at its end; null while it is open.</summary>
    public ClosedMonth? CloseOf(EmployeeState state, YearMonth month) => book.HasAny ? book.Find(BranchIn(state, month), month) : null;

    /// <summary>What decides the sheet of a month. A closed one is decided by what was in force at its close, and as seen then.</summary>
    public AttendanceFacts Facts(EmployeeState state, ClosedMonth? close, DateTimeOffset now) => new()
    {
        Template = ShiftTemplate.Find(close?.ShiftTemplate ?? state.Branch!.ShiftTemplate) ?? ShiftTemplate.Standard,
        Calendar = WorkingCalendar.Published,
        Now = close?.ClosedAt ?? now,
        // Staff taken over were employed before attendance was kept here: days before the first punch are no absences.
        EmployedFrom = state.HireDateSettled ? state.FirstPunchOn : state.HireDate,
        EmployedTo = state.LastDay,
        Periods = state.Periods,
        MergeWindow = TimeSpan.FromSeconds(close?.MergeSeconds ?? options.Value.MergeWindowSeconds),
        ClosedAt = close?.ClosedAt,
    };

    /// <summary>
    /// Files punches that came for a month closed at the employee's branch through another branch whose month is open; the intake files
    /// those of its own branch.
    /// </summary>
    public Task NoteLate(EmployeeState state, ImmutableArray<LoggedPunch> punches) => book.HasAny
        ? late.Note(
            [
                .. punches.Select(punch => (Punch: punch, Branch: BranchIn(state, YearMonth.Of(ChinaTime.DateOf(punch.Event.At)))))
                    .Where(entry => entry.Branch != entry.Punch.Event.BranchCode)
                    .Select(entry => entry.Punch with { Event = entry.Punch.Event with { BranchCode = entry.Branch } }),
            ],
            CancellationToken.None)
        : Task.CompletedTask;

    private static string BranchIn(EmployeeState state, YearMonth month) =>
        (state.Periods.FindLast(period => period.From <= month.LastDay) ?? state.Periods.FirstOrDefault())?.BranchCode ?? state.Branch!.Code;
}
