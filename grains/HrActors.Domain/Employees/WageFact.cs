using HrActors.Domain.Time;

namespace HrActors.Domain.Employees;

/// <summary>The gross wage of one month (应发工资) and how it came to stand there.</summary>
[GenerateSerializer, Immutable, Alias("hr.wage-fact")]
public sealed record WageFact
{
    [Id(0)] public required YearMonth Month { get; init; }

    /// <summary>Gross, CNY, as it stands now.</summary>
    [Id(1)] public required decimal Gross { get; init; }

    /// <summary>Gross as first entered, CNY; null when it never changed.</summary>
    [Id(2)] public decimal? FirstGross { get; init; }

    /// <summary>Day of the last change; null when it never changed.</summary>
    [Id(3)] public DateOnly? ChangedOn { get; init; }
}
