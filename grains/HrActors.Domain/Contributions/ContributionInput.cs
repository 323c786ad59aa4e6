using HrActors.Domain.Time;

namespace HrActors.Domain.Contributions;

/// <summary>What one person's contributions of one month depend on. There is no net wage here: bases are gross (应发).</summary>
public sealed record ContributionInput
{
    /// <summary>Code of GB/T 2260 of the place of enrolment.</summary>
    public required string RegionCode { get; init; }

    /// <summary>Name of the policy pack.</summary>
    public required string Pack { get; init; }

    public required YearMonth Month { get; init; }

    /// <summary>Gross wage of a full month in yuan, before any deduction; not negative.</summary>
    public required decimal GrossWage { get; init; }

    /// <summary>Monthly average of the gross wages of the calendar year before <see cref="Month"/>, in yuan; null when there is none.</summary>
    public decimal? PreviousYearMonthlyAverage { get; init; }

    /// <summary>First day of work; null when long before <see cref="Month"/>.</summary>
    public DateOnly? HireDate { get; init; }

    /// <summary>Last day of work; null while employed.</summary>
    public DateOnly? LeaveDate { get; init; }

    /// <summary>The day whose knowledge of the policies is to be used.</summary>
    public required DateOnly KnownOn { get; init; }
}
