using HrActors.Domain.Time;

namespace HrActors.Domain.Contributions;

/// <summary>The wage declared for one person and base year (申报缴费工资); the base of a line is this wage within the line's bounds.</summary>
[GenerateSerializer, Immutable, Alias("hr.declared-wage")]
public sealed record DeclaredWage
{
    /// <summary>First month of the base year.</summary>
    [Id(0)] public required YearMonth From { get; init; }

    /// <summary>Monthly average of the gross wages of the calendar year before <see cref="From"/>, in yuan.</summary>
    [Id(1)] public required decimal Wage { get; init; }

    /// <summary>Sum of the gross wages behind it, in yuan; null where the average was recorded as such.</summary>
    [Id(2)] public required decimal? Total { get; init; }

    /// <summary>Months behind it, 1 to 12; null where the average was recorded as such, and nobody knows over how many.</summary>
    [Id(3)] public required int? Months { get; init; }
}
