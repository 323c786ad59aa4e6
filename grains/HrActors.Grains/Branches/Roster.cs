using HrActors.Contracts.Branches;
using HrActors.Domain.Employees;

namespace HrActors.Grains.Branches;

/// <summary>The employees of one branch in memory, in order of number. A row never goes back to an older version.</summary>
internal sealed class Roster
{
    private readonly SortedDictionary<string, RosterRow> _rows = new(StringComparer.Ordinal);

    public long Version { get; private set; }

    public void Load(IEnumerable<RosterRow> rows)
    {
        foreach (var row in rows) Put(row);
    }

    public void Put(RosterRow row)
    {
        if (_rows.TryGetValue(row.EmployeeNo, out var known) && known.Version >= row.Version) return;
        _rows[row.EmployeeNo] = row;
        Version++;
    }

    /// <summary>Takes off an employee that moved away, unless it has come back since.</summary>
    public void Remove(RosterRow moved)
    {
        if (_rows.TryGetValue(moved.EmployeeNo, out var known) && known.Version <= moved.Version && _rows.Remove(moved.EmployeeNo)) Version++;
    }

    public ImmutableArray<RosterRow> Find(RosterQuery query) =>
    [
        .. _rows.Values
            .Where(row => query.After is null || string.CompareOrdinal(row.EmployeeNo, query.After) > 0)
            .Where(row => query.Status is null || row.Status == query.Status)
            .Where(row => query.LeftThrough is not { } through || (!row.Anonymised && (row.LastDay ?? DateOnly.MinValue) <= through))
            .Where(row => query.FindingCode is null || row.FindingCodes.Contains(query.FindingCode))
            .Where(row => query.Text is not { Length: > 0 } text
                || row.EmployeeNo.Contains(text, StringComparison.OrdinalIgnoreCase)
                || row.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
            .Take(query.Limit),
    ];

    public BranchCounters Count(string branchCode)
    {
        var counters = new BranchCounters { BranchCode = branchCode, Version = Version };
        foreach (var row in _rows.Values)
        {
            counters = counters with
            {
                Employees = counters.Employees + (row.Status == EmploymentStatus.Left ? 0 : 1),
                Onboarding = counters.Onboarding + (row.Status == EmploymentStatus.Onboarding ? 1 : 0),
                Left = counters.Left + (row.Status == EmploymentStatus.Left ? 1 : 0),
                OpenFindings = counters.OpenFindings + row.OpenFindings,
                BlockingFindings = counters.BlockingFindings + row.BlockingFindings,
                OpenCases = counters.OpenCases + row.OpenCases,
            };
        }

        return counters;
    }
}
