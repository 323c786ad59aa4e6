using HrActors.Domain.Time;

namespace HrActors.Silo.Calculators;

internal sealed record ContributionRequest
{
    public required string RegionCode { get; init; }
    public required string Pack { get; init; }
    public required YearMonth Month { get; init; }

    /// <summary>Gross wage of a full month, CNY.</summary>
    public required decimal GrossWage { get; init; }
    public decimal? PreviousYearMonthlyAverage { get; init; }

    /// <summary>Full-month gross wage of the first month, CNY, of who was hired since; grossWage when left out.</summary>
    public decimal? FirstMonthWage { get; init; }

    /// <summary>Never accepted: a base is gross. Named here so that the refusal can say why.</summary>
    public decimal? NetWage { get; init; }
    public DateOnly? HireDate { get; init; }
    public DateOnly? LeaveDate { get; init; }

    /// <summary>1 to 8; for packs with work injury.</summary>
    public int? InjuryClass { get; init; }

    /// <summary>Per side, as a fraction; for packs with a housing fund.</summary>
    public decimal? HousingFundRate { get; init; }

    /// <summary>Whether the hire began the person's first work; some lines start a month later then.</summary>
    public bool? NewToWork { get; init; }

    /// <summary>When the person's account was opened, where new accounts have a floor of their own.</summary>
    public DateOnly? AccountOpened { get; init; }

    /// <summary>The day whose knowledge of the policies counts; today when left out.</summary>
    public DateOnly? KnownAt { get; init; }
}

internal sealed record LateFeeRequest
{
    public required decimal Amount { get; init; }
    public required DateOnly DueDate { get; init; }
    public required DateOnly PaidDate { get; init; }

    /// <summary>day-after-due or month-after.</summary>
    public required string Convention { get; init; }
    public bool? IncludePaidDay { get; init; }
    public bool? Cap { get; init; }
}

internal sealed record PayrollRequest
{
    public required IReadOnlyList<PayrollMonthRequest> Months { get; init; }
}

internal sealed record PayrollMonthRequest
{
    public required YearMonth Month { get; init; }
    public required decimal Gross { get; init; }
    public decimal? Insurance { get; init; }
    public decimal? HousingFund { get; init; }
    public decimal? SpecialDeductions { get; init; }
}

internal sealed record IdentityRequest
{
    public string? IdNumber { get; init; }

    public override string ToString() => nameof(IdentityRequest);
}

internal sealed record EstimateRequest
{
    public required IReadOnlyList<EstimatePeriodRequest> Periods { get; init; }
}

internal sealed record EstimatePeriodRequest
{
    public required YearMonth From { get; init; }

    /// <summary>Last month, included.</summary>
    public required YearMonth To { get; init; }

    /// <summary>Contribution base, CNY per month.</summary>
    public required decimal Base { get; init; }
}
