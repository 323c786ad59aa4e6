using HrActors.Contracts.Branches;
using HrActors.Contracts.Listing;

namespace HrActors.Grains.Rows;

/// <summary>
/// Rows of what must be listed: written through owners' outboxes (a row never goes back to an older version), read by rosters and lists.
/// </summary>
public interface IDirectoryRows
{
    /// <summary>Writes the row unless a newer version stands there.</summary>
    Task Save(RosterRow row, CancellationToken cancellationToken);

    /// <summary>Writes the row unless a newer version stands there.</summary>
    Task Save(CaseRow row, CancellationToken cancellationToken);

    /// <summary>Writes a finding: open, waived or closed. <paramref name="version"/> is the validation's version; an older one is ignored.</summary>
    Task Save(FindingRow row, long version, CancellationToken cancellationToken);

    /// <summary>All employees of a branch in order of number.</summary>
    Task<IReadOnlyList<RosterRow>> EmployeesOf(string branchCode, CancellationToken cancellationToken);

    Task<Page<FindingRow>> Findings(FindingQuery query, CancellationToken cancellationToken);

    Task<Page<CaseRow>> Cases(CaseQuery query, CancellationToken cancellationToken);

    /// <summary>How many cases a query finds, wherever its pages stand, by what is counted.</summary>
    Task<IReadOnlyList<CaseGroup>> CaseGroups(CaseQuery query, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Deletes the history of findings of one employee, for good.</summary>
    Task ForgetFindings(string employeeNo, CancellationToken cancellationToken);

    /// <summary>Which of the numbers have a row.</summary>
    Task<IReadOnlySet<string>> Known(IReadOnlyCollection<string> employeeNos, CancellationToken cancellationToken);
}
