using HrActors.Domain.Time;

namespace HrActors.Domain.Contributions;

/// <summary>
/// What one person's contributions of a month depend on, wherever and whenever that month is. There is no net wage here: bases are
/// gross (应发).
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.contribution-facts")]
public sealed record ContributionFacts
{
    /// <summary>Gross wage of a full month in yuan, before any deduction; not negative.</summary>
    [Id(0)] public required decimal GrossWage { get; init; }

    /// <summary>
    /// Monthly average of the gross wages of the calendar year the base looks at, the one before the base year began, in yuan; null
    /// when there is none.
    /// </summary>
    [Id(1)] public decimal? PreviousYearMonthlyAverage { get; init; }

    /// <summary>Full-month gross wage of the first month, in yuan, of who came since; null when it is <see cref="GrossWage"/>.</summary>
    [Id(2)] public decimal? FirstMonthWage { get; init; }

    /// <summary>First day of work; null when long before the month.</summary>
    [Id(3)] public DateOnly? HireDate { get; init; }

    /// <summary>Last day of work; null while employed.</summary>
    [Id(4)] public DateOnly? LeaveDate { get; init; }

    /// <summary>The unit's class of work-injury risk (工伤行业类别), 1 to 8; null when it is not known.</summary>
    [Id(5)] public int? InjuryClass { get; init; }

    /// <summary>The unit's housing-fund rate for each side, as a fraction; null when it is not known.</summary>
    [Id(6)] public decimal? HousingFundRate { get; init; }

    /// <summary>Whether <see cref="HireDate"/> began the first work of this person's life; false for who changed jobs.</summary>
    [Id(7)] public bool NewToWork { get; init; }

    /// <summary>
    /// When the person's account was opened, where the place has another floor for new accounts; null for an old account.
    /// </summary>
    [Id(8)] public DateOnly? AccountOpened { get; init; }

    /// <summary>
    /// Wages declared for base years (年度缴费基数申报); each holds from its first month until the next base year of the line begins, whatever
    /// becomes of the average afterwards.
    /// </summary>
    [Id(9)] public ImmutableList<DeclaredWage> Declared { get; init; } = [];

    /// <summary>
    /// The calendar year that <see cref="PreviousYearMonthlyAverage"/> was recorded for; null where it was worked out from the wages of the
    /// months or is given with the question, and so is of the year the base looks at.
    /// </summary>
    [Id(10)] public int? RecordedYear { get; init; }

    /// <summary>The average of a calendar year as it was recorded, in yuan; null where none was recorded for that year.</summary>
    public decimal? RecordedFor(int year) => RecordedYear == year ? PreviousYearMonthlyAverage : null;

    /// <summary>What was declared for the base year that begins with a month; null when nothing was.</summary>
    public DeclaredWage? DeclaredFor(YearMonth baseYear) => Declared.IsEmpty ? null : Declared.Find(declared => declared.From == baseYear);
}
