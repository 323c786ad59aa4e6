using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.Grains.Employees;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Options;

namespace HrActors.Grains.Attendance;

/// <summary>What decides an employee's sheets: shift, calendar, employment, and whether the month is closed.</summary>
internal sealed class SheetRules(ClosedMonthBook book, BranchShiftBook shifts, LateEvents late, IOptions<AttendanceOptions> options)
{
    /// <summary>The close of a month at the branch the employee belonged to at its end; null while it is open.</summary>
    public ClosedMonth? CloseOf(EmployeeState state, YearMonth month) => book.HasAny ? book.Find(BranchIn(state, month), month) : null;

    /// <summary>What decides the sheet of a month. A closed one is decided by what was in force at its close, and as seen then.</summary>
    public AttendanceFacts Facts(EmployeeState state, ClosedMonth? close, DateTimeOffset now) => new()
    {
        Shifts = PlanOf(state, close),
        Calendar = WorkingCalendar.Published,
        Now = close?.ClosedAt ?? now,
        // Staff taken over were employed before attendance was kept here: days before the first punch are no absences.
        EmployedFrom = state.HireDateSettled ? state.FirstPunchOn : state.HireDate,
        EmployedTo = state.LastDay,
        Periods = state.Periods,
        MergeWindow = TimeSpan.FromSeconds(close?.MergeSeconds ?? options.Value.MergeWindowSeconds),
        ClosedAt = close?.ClosedAt,
        Edition = close?.Edition ?? SheetEdition.Newest,
    };

    /// <summary>False as long as no month of any branch is closed.</summary>
    public bool AnyClosed => book.HasAny;

    /// <summary>The months the shift day of a punch may lie in, the earliest first: one, but two around the end of a month.</summary>
    public IReadOnlyList<YearMonth> MonthsOf(EmployeeState state, PackedPunch punch)
    {
        var at = new DateTimeOffset(punch.Ticks, TimeSpan.Zero);
        var (first, last) = PlanOf(state, null).ShiftDays(punch.Kind, at);
        if (CloseOf(state, YearMonth.Of(punch.Day)) is { } close)
        {
            var (firstThen, lastThen) = PlanOf(state, close).ShiftDays(punch.Kind, at);
            (first, last) = (firstThen < first ? firstThen : first, lastThen > last ? lastThen : last);
        }

        return [.. new[] { first, punch.Day, last }.Select(YearMonth.Of).Distinct().Order()];
    }

    /// <summary>Whether a month the punch may belong to is closed, so that it takes a look at its shift day to know that a sheet shows it.</summary>
    public bool MayBeUnshown(EmployeeState state, PackedPunch punch)
    {
        var months = MonthsOf(state, punch);
        return months.Any(month => CloseOf(state, month) is { } close && (months.Count > 1 || !close.Knew(punch.Queue, punch.Position)));
    }

    /// <summary>Files punches that no sheet shows, each for the closed month it belongs to and for the branch of the employee then.</summary>
    public Task File(IReadOnlyList<(LoggedPunch Punch, ClosedMonth Close)> unshown) => unshown.Count == 0
        ? Task.CompletedTask
        : late.File(
            [.. unshown.Select(entry => (entry.Punch.Event with { BranchCode = entry.Close.BranchCode }, entry.Close.Month))],
            CancellationToken.None);

    /// <summary>Each day by the branch of that day; before the first employment by the first.</summary>
    private ShiftPlan PlanOf(EmployeeState state, ClosedMonth? close)
    {
        if (close is { Edition: < SheetEdition.Third }) return close.Template;
        if (state.Periods.Count < 2) return BranchPlan(state, state.Branch!.Code, close);

        var plan = BranchPlan(state, state.Periods[0].BranchCode, close);
        foreach (var period in state.Periods.Skip(1))
        {
            var own = BranchPlan(state, period.BranchCode, close);
            plan = own.Changes.Where(change => change.From > period.From)
                .Aggregate(plan.With(period.From, own.On(period.From)), (all, change) => all.With(change.From, change.Template));
        }

        return plan;
    }

    private ShiftPlan BranchPlan(EmployeeState state, string branchCode, ClosedMonth? close) =>
        shifts.Find(branchCode, close?.ClosedAt)
        ?? (branchCode == close?.BranchCode ? close.Template : ShiftTemplate.Find(state.Branch!.ShiftTemplate) ?? ShiftTemplate.Standard);

    private static string BranchIn(EmployeeState state, YearMonth month) =>
        (state.Periods.FindLast(period => period.From <= month.LastDay) ?? state.Periods.FirstOrDefault())?.BranchCode ?? state.Branch!.Code;
}
