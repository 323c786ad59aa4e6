using System.Collections.Frozen;
using HrActors.Domain.Attendance;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrActors.Grains.Attendance;

/// <summary>The shift templates of all branches by day, known to every silo within a few seconds.</summary>
public sealed class BranchShiftBook(
    IBranchShifts rows, IOptions<AttendanceOptions> options, TimeProvider time, ILogger<BranchShiftBook> logger)
    : RefreshedCopy(TimeSpan.FromSeconds(options.Value.ClosedMonthsSeconds), time, logger)
{
    /// <summary>Rows are read from this long before the newest known one: clocks of silos differ, and commits may come late.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    private volatile FrozenDictionary<string, Told> _branches = FrozenDictionary<string, Told>.Empty;
    private DateTimeOffset _newest = DateTimeOffset.UnixEpoch + Overlap;

    /// <summary>The templates of a branch; null for a branch nothing is known of.</summary>
    /// <param name="branchCode">The branch.</param>
    /// <param name="by">As they were told until then, the first always; null for all that is known now.</param>
    public ShiftPlan? Find(string branchCode, DateTimeOffset? by = null)
    {
        if (!_branches.TryGetValue(branchCode, out var told)) return null;
        return by is null || told.Shifts[^1].ToldAt <= by
            ? told.Plan
            : PlanOf([told.Shifts[0], .. told.Shifts.Skip(1).Where(shift => shift.ToldAt <= by)]);
    }

    /// <summary>What decided the days of a month when it was closed.</summary>
    public ShiftPlan Of(ClosedMonth close)
    {
        ArgumentNullException.ThrowIfNull(close);
        return close.Edition < SheetEdition.Third ? close.Template : Find(close.BranchCode, close.ClosedAt) ?? close.Template;
    }

    /// <inheritdoc/>
    protected override async Task Read(CancellationToken cancellationToken)
    {
        var fresh = (await rows.Since(_newest - Overlap, cancellationToken)).Where(IsNew).ToList();
        if (fresh.Count == 0) return;

        _newest = fresh.Max(shift => shift.ToldAt) is var newest && newest > _newest ? newest : _newest;
        _branches = _branches.Values.SelectMany(told => told.Shifts).Concat(fresh)
            .GroupBy(shift => shift.BranchCode, StringComparer.Ordinal)
            .Select(branch => branch.OrderBy(shift => shift.ToldAt).ToImmutableList())
            .ToFrozenDictionary(shifts => shifts[0].BranchCode, shifts => new Told(shifts, PlanOf(shifts)), StringComparer.Ordinal);
    }

    private bool IsNew(BranchShift shift) =>
        !_branches.TryGetValue(shift.BranchCode, out var told) || !told.Shifts.Exists(known => known.ToldAt == shift.ToldAt);

    private static ShiftPlan PlanOf(ImmutableList<BranchShift> shifts) =>
        shifts.Skip(1).Aggregate(ShiftPlan.Always(shifts[0].Template), (plan, shift) => plan.With(shift.From, shift.Template));

    private sealed record Told(ImmutableList<BranchShift> Shifts, ShiftPlan Plan);
}
