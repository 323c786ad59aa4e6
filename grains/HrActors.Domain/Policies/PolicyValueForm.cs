using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>One new value as somebody reads it off a notice, with a worked example that proves it.</summary>
public sealed record PolicyValueForm
{
    public required string Pack { get; init; }

    /// <summary>Code of GB/T 2260.</summary>
    public required string RegionCode { get; init; }
    public required InsuranceLine Line { get; init; }

    /// <summary>Bounds, flat rates or fixed amounts; every other kind comes as a file.</summary>
    public required PolicyValue Value { get; init; }

    /// <summary>First month it holds for.</summary>
    public required YearMonth From { get; init; }

    /// <summary>Last month; null until something published later replaces it.</summary>
    public YearMonth? To { get; init; }

    /// <summary>The notice with its number.</summary>
    public required string Document { get; init; }

    /// <summary>Where it can be read; null when that is not known.</summary>
    public string? Address { get; init; }
    public required DateOnly Published { get; init; }
    public required PolicyGrade Grade { get; init; }

    /// <summary>The example: a gross wage of <see cref="From"/>, and what the line comes to for each side, worked out by hand. In yuan.</summary>
    public required decimal ControlWage { get; init; }
    public required decimal ControlEmployer { get; init; }
    public required decimal ControlEmployee { get; init; }

    /// <summary>Which parameter the value is of.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is of a kind that the form does not take.</exception>
    public PolicyParameter Parameter => Value switch
    {
        Bounds => PolicyParameter.Bounds,
        Rates.Flat => PolicyParameter.Rates,
        FixedAmounts => PolicyParameter.Fixed,
        _ => throw new ArgumentOutOfRangeException(nameof(Value), Value, "The form takes bounds, flat rates and fixed amounts."),
    };
}
