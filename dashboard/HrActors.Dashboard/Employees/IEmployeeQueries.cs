using HrActors.Contracts.Access;
using HrActors.Domain.Attendance;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Listing;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Dashboard.Employees;

/// <summary>What pages may ask about employees. Role and branch scope are applied here, before anything reaches a page.</summary>
internal interface IEmployeeQueries
{
    /// <summary>One page of the list; empty for a role that sees no employees.</summary>
    Task<Page<RosterRow>> List(Principal by, EmployeeFilter filter, CancellationToken cancellationToken);

    /// <summary>Null when nobody in the reader's scope has this number.</summary>
    Task<EmployeeCard?> Get(Principal by, string employeeNo, CancellationToken cancellationToken);

    /// <summary>As <see cref="Get"/>, but waits until the agencies asked have answered, at most a few seconds.</summary>
    Task<EmployeeCard?> GetWhenAnswered(Principal by, string employeeNo, CancellationToken cancellationToken);

    /// <summary>Null when nobody in scope has this number, or for a role that sees no details.</summary>
    Task<Ledger?> GetLedger(Principal by, string employeeNo, CancellationToken cancellationToken);

    /// <summary>As <see cref="GetLedger"/>.</summary>
    Task<MonthSheet?> GetAttendance(Principal by, string employeeNo, YearMonth month, CancellationToken cancellationToken);
}

/// <summary>An employee as far as the reader may see one.</summary>
internal sealed record EmployeeCard
{
    public required string EmployeeNo { get; init; }
    public required string Name { get; init; }
    public required string BranchCode { get; init; }
    public required string BranchName { get; init; }

    /// <summary>Null for a role that sees number, name and branch only.</summary>
    public EmployeeView? Details { get; init; }
}

/// <summary>What the list is narrowed to; null members narrow nothing.</summary>
internal sealed record EmployeeFilter
{
    public string? Text { get; init; }
    public string? BranchCode { get; init; }
    public EmploymentStatus? Status { get; init; }
    public string? FindingCode { get; init; }
    public string? Cursor { get; init; }
    public int Limit { get; init; } = 50;
}
