using System.Collections.Frozen;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrActors.Grains.Attendance;

/// <summary>The closed months of all branches, known to every silo within a few seconds.</summary>
public sealed class ClosedMonthBook(
    IClosedMonths rows, IOptions<AttendanceOptions> options, TimeProvider time, ILogger<ClosedMonthBook> logger)
    : RefreshedCopy(TimeSpan.FromSeconds(options.Value.ClosedMonthsSeconds), time, logger)
{
    /// <summary>Rows are read from this long before the newest known one: clocks of silos differ, and commits may come late.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    private volatile FrozenDictionary<(string Branch, YearMonth Month), ClosedMonth> _closed =
        FrozenDictionary<(string, YearMonth), ClosedMonth>.Empty;
    private DateTimeOffset _newest = DateTimeOffset.UnixEpoch + Overlap;

    /// <summary>False as long as no month of any branch is closed.</summary>
    public bool HasAny => _closed.Count > 0;

    /// <summary>The close of the month of a branch; null while it is open.</summary>
    public ClosedMonth? Find(string branchCode, YearMonth month) => _closed.GetValueOrDefault((branchCode, month));

    /// <summary>The close of the month in which an instant lies by the local date; null while it is open.</summary>
    public ClosedMonth? Find(string branchCode, DateTimeOffset at) =>
        HasAny ? Find(branchCode, YearMonth.Of(ChinaTime.DateOf(at))) : null;

    /// <inheritdoc/>
    protected override async Task Read(CancellationToken cancellationToken)
    {
        var fresh = (await rows.Since(_newest - Overlap, cancellationToken)).Where(row => Find(row.BranchCode, row.Month) is null).ToList();
        if (fresh.Count == 0) return;

        _newest = fresh.Max(row => row.ClosedAt) is var newest && newest > _newest ? newest : _newest;
        _closed = _closed.Values.Concat(fresh).ToFrozenDictionary(row => (row.BranchCode, row.Month));
    }
}
