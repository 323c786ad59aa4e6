using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Listing;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Grains.Rows;

/// <summary>A statement as a row.</summary>
/// <param name="EmployeeNo">Whose it is.</param>
/// <param name="Name">As the directory has it now; ignored when writing.</param>
/// <param name="FactsVersion">The employee's version the facts were read at.</param>
/// <param name="Held">Not paid with the run.</param>
/// <param name="Content">The serialised <see cref="RunStatement"/>.</param>
public sealed record StatementRow(string EmployeeNo, string Name, long FactsVersion, bool Held, ReadOnlyMemory<byte> Content)
{
    /// <summary>The directory knows another version of the employee; ignored when writing.</summary>
    public bool Outdated { get; init; }
}

/// <summary>What policies made of one line of one person's closed months: all adjustments from one version to another.</summary>
/// <param name="EmployeeNo">Whose.</param>
/// <param name="Line">Which line.</param>
/// <param name="FromVersion">What was settled before; null for a line that had no figure then.</param>
/// <param name="ToVersion">What it is settled to.</param>
/// <param name="From">The first closed month.</param>
/// <param name="Through">The last one, included.</param>
public sealed record PolicyAdjustment(string EmployeeNo, InsuranceLine Line, string? FromVersion, string ToVersion, YearMonth From, YearMonth Through);

/// <summary>Statements and adjustments of the monthly runs. A statement that is locked never changes again.</summary>
public interface IContributionRows
{
    /// <summary>Numbers of everybody who is or was with the branch, in order, after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<string>> Members(string branchCode, string? after, int limit, CancellationToken cancellationToken);

    Task<int> CountMembers(string branchCode, CancellationToken cancellationToken);

    /// <summary>Writes statements of one revision; a row of a later revision or a locked one stays as it is.</summary>
    Task Save(string branchCode, YearMonth month, long revision, IReadOnlyList<StatementRow> rows, CancellationToken cancellationToken);

    /// <summary>
    /// The same for people of whom none is thought to have a statement of the month, in the quickest way there is: where one has after all,
    /// it is <see cref="Save"/>. All of them stand when it returns, or none.
    /// </summary>
    Task Add(string branchCode, YearMonth month, long revision, IReadOnlyList<StatementRow> rows, CancellationToken cancellationToken);

    /// <summary>Removes the statements of these people; a locked one stays.</summary>
    Task Remove(string branchCode, YearMonth month, IReadOnlyCollection<string> employeeNos, CancellationToken cancellationToken);

    /// <summary>Whether the month was ever run at the branch.</summary>
    Task<bool> HasStatements(string branchCode, YearMonth month, CancellationToken cancellationToken);

    /// <summary>In order of employee number, after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<StatementRow>> Statements(
        string branchCode, YearMonth month, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>The statements of these people; who has none is absent.</summary>
    Task<IReadOnlyList<StatementRow>> Statements(
        string branchCode, YearMonth month, IReadOnlyCollection<string> employeeNos, CancellationToken cancellationToken);

    /// <summary>Held statements of a month, in order, at most <paramref name="limit"/> after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<StatementRow>> Held(string branchCode, YearMonth month, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>Numbers of people of the month whom an open finding blocks now, as the directory has it.</summary>
    Task<IReadOnlySet<string>> Blocked(string branchCode, YearMonth month, CancellationToken cancellationToken);

    /// <summary>Marks the month's statements as final, those of <paramref name="held"/> as held back. Repeating it changes nothing.</summary>
    Task Lock(string branchCode, YearMonth month, IReadOnlyCollection<string> held, CancellationToken cancellationToken);

    /// <summary>The closed months of a branch from <paramref name="from"/> on, in order.</summary>
    Task<IReadOnlyList<YearMonth>> ClosedMonths(string branchCode, YearMonth from, CancellationToken cancellationToken);

    /// <summary>The closed months of every branch, <paramref name="from"/> and <paramref name="through"/> included.</summary>
    Task<IReadOnlyList<(string BranchCode, YearMonth Month)>> AllClosedMonths(YearMonth from, YearMonth through, CancellationToken cancellationToken);

    /// <summary>Locked statements that may be out of date: the employee changed since, or was held back.</summary>
    Task<IReadOnlyList<StatementRow>> Outdated(string branchCode, YearMonth month, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the open adjustments of these people and this month by <paramref name="adjustments"/>; booked ones stay.
    /// </summary>
    Task Replace(
        string branchCode, YearMonth month, IReadOnlyCollection<string> employeeNos, IReadOnlyCollection<Adjustment> adjustments,
        CancellationToken cancellationToken);

    /// <summary>Booked adjustments of these people for this month, oldest first.</summary>
    Task<IReadOnlyList<Adjustment>> Booked(
        string branchCode, YearMonth month, IReadOnlyCollection<string> employeeNos, CancellationToken cancellationToken);

    /// <summary>
    /// Books every adjustment of the branch that is open and was made by <paramref name="createdUntil"/> into the run of
    /// <paramref name="into"/>.
    /// </summary>
    Task Book(string branchCode, YearMonth into, DateTimeOffset createdUntil, CancellationToken cancellationToken);

    /// <summary>Open adjustments of the branch, or those booked into a month.</summary>
    Task<AdjustmentTotals> SumAdjustments(string branchCode, YearMonth? bookedIn, CancellationToken cancellationToken);

    Task<Page<Adjustment>> Adjustments(AdjustmentQuery query, CancellationToken cancellationToken);

    /// <summary>What policies changed backwards at the branch: what is open, or what was booked into a month; by employee, line and month.</summary>
    Task<IReadOnlyList<PolicyAdjustment>> PolicyAdjustments(string branchCode, YearMonth? bookedIn, CancellationToken cancellationToken);
}
