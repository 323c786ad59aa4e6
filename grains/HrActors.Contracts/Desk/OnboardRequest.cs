namespace HrActors.Contracts.Desk;

/// <summary>A new hire as typed (入职登记). Nothing is checked yet; null is a value that was not given.</summary>
public sealed record OnboardRequest
{
    public string? EmployeeNo { get; init; }
    public string? Name { get; init; }

    /// <summary>In the clear: never logged, stored or sent on.</summary>
    public string? IdNumber { get; init; }
    public string? BranchCode { get; init; }
    public DateOnly? HireDate { get; init; }

    /// <summary>Gross (应发), CNY per month.</summary>
    public decimal? MonthlyWage { get; init; }

    /// <summary>Gross average of the calendar year before the day it is told, CNY per month; null for somebody without one.</summary>
    public decimal? PreviousYearMonthlyAverage { get; init; }

    /// <summary>Six digits of GB/T 2260.</summary>
    public string? HukouRegionCode { get; init; }
    public string? Phone { get; init; }
    public string? WorkerCategory { get; init; }

    public override string ToString() => nameof(OnboardRequest);
}
