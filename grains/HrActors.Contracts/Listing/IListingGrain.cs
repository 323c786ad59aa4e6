using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.ContributionRuns;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Transfers;

namespace HrActors.Contracts.Listing;

/// <summary>
/// Lists across branches: asks the branch actors at once (bounded) or reads rows, and merges. Stateless; any key. Branch scope is part
/// of the query: null means all branches, an empty list none.
/// </summary>
[Alias("hr.IListingGrain")]
public interface IListingGrain : IGrainWithIntegerKey
{
    [Alias("Employees"), Needs(Permission.SeeStaffNames)] Task<Page<RosterRow>> Employees(EmployeeQuery query);
    [Alias("Findings"), Needs(Permission.SeeStaff)] Task<Page<FindingRow>> Findings(FindingQuery query);
    [Alias("Cases"), Needs(Permission.SeeStaff)] Task<Page<CaseRow>> Cases(CaseQuery query);

    /// <summary>Counts of the cases a query finds, wherever its pages stand, as of <paramref name="today"/>.</summary>
    [Alias("CaseSummary"), Needs(Permission.SeeStaff)] Task<CaseSummary> CaseSummary(CaseQuery query, DateOnly today);

    /// <summary>Settlements of closed months.</summary>
    [Alias("Adjustments"), Needs(Permission.SeeAmounts)] Task<Page<Adjustment>> Adjustments(AdjustmentQuery query);

    /// <summary>People of a monthly run in order of employee number.</summary>
    [Alias("Statements"), Needs(Permission.SeeAmounts)] Task<Page<StatementItem>> Statements(StatementQuery query);

    /// <summary>Which of these employee numbers exist in the group.</summary>
    [Alias("Known"), SystemOnly] Task<ImmutableHashSet<string>> Known(ImmutableHashSet<string> employeeNos);
}

/// <summary>A page of a list.</summary>
[GenerateSerializer, Immutable, Alias("hr.page`1")]
public sealed record Page<T>
{
    [Id(0)] public required ImmutableArray<T> Items { get; init; }

    /// <summary>Cursor of the next page; null on the last.</summary>
    [Id(1)] public string? Next { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.employee-query")]
public sealed record EmployeeQuery
{
    /// <summary>Branches the caller may see; null for all.</summary>
    [Id(0)] public ImmutableHashSet<string>? Scope { get; init; }

    /// <summary>Only this branch; null for all in scope.</summary>
    [Id(1)] public string? BranchCode { get; init; }
    [Id(2)] public required RosterQuery Roster { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.finding-query")]
public sealed record FindingQuery
{
    [Id(0)] public ImmutableHashSet<string>? Scope { get; init; }
    [Id(1)] public string? BranchCode { get; init; }

    /// <summary>True only open, false only closed, null both.</summary>
    [Id(2)] public bool? Open { get; init; }
    [Id(3)] public string? Code { get; init; }
    [Id(4)] public string? EmployeeNo { get; init; }
    [Id(5)] public string? Cursor { get; init; }

    /// <summary>1 to 500.</summary>
    [Id(6)] public int Limit { get; init; } = 100;

    /// <summary>Only findings of this weight or more; none takes all.</summary>
    [Id(7)] public Severity AtLeast { get; init; }

    /// <summary>True only waived, false only not waived, null both.</summary>
    [Id(8)] public bool? Waived { get; init; }
}

/// <summary>A finding in a list: newest first.</summary>
[GenerateSerializer, Immutable, Alias("hr.finding-row")]
public sealed record FindingRow
{
    [Id(0)] public required Finding Finding { get; init; }
    [Id(1)] public required string BranchCode { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.case-query")]
public sealed record CaseQuery
{
    [Id(0)] public ImmutableHashSet<string>? Scope { get; init; }
    [Id(1)] public string? BranchCode { get; init; }
    [Id(2)] public TransferState? State { get; init; }
    [Id(3)] public string? EmployeeNo { get; init; }
    [Id(4)] public string? Cursor { get; init; }

    /// <summary>1 to 500.</summary>
    [Id(5)] public int Limit { get; init; } = 100;

    /// <summary>Only cases that are not at their end.</summary>
    [Id(6)] public bool OnlyOpen { get; init; }

    /// <summary>Leading digits of the old place's code; null for all.</summary>
    [Id(7)] public string? OriginRegion { get; init; }

    /// <summary>None for all.</summary>
    [Id(8)] public InsuranceLine Line { get; init; }

    /// <summary>Only open cases whose running step was due before this day, the longest overdue first; null for all, newest first.</summary>
    [Id(9)] public DateOnly? OverdueOn { get; init; }

    /// <summary>Only cases opened before this; null for all.</summary>
    [Id(10)] public DateTimeOffset? OpenedBefore { get; init; }

    /// <summary>Only cases opened at this or later; null for all.</summary>
    [Id(11)] public DateTimeOffset? OpenedFrom { get; init; }
}
