using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Regions;
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

    /// <summary>
    /// Why the line cannot have such a value: <c>policy-form.no-fixed-amounts</c> for fixed amounts where the line has bounds and rates only,
    /// <c>policy-form.fixed-amounts-only</c> the other way round. Null when it can, and for a line the place does not have yet.
    /// </summary>
    /// <param name="book">The policies it adds to.</param>
    public Refusal? Refuse(PolicyBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var (hasFixed, hasRates) = (Has(PolicyParameter.Fixed), Has(PolicyParameter.Bounds) || Has(PolicyParameter.Rates));
        var (place, line) = (RegionTable.NameOf(RegionCode), (Zh: Line.ChineseName(), En: Line.EnglishName()));
        if (Value is FixedAmounts && !hasFixed && hasRates)
        {
            return Refusal.Malformed("policy-form.no-fixed-amounts", "/parameter",
                $"{place.Zh}{line.Zh}按基数和费率缴纳，没有定额", $"In {place.En} {line.En} is due by base and rate and has no fixed amounts.");
        }

        return Value is not FixedAmounts && hasFixed && !hasRates
            ? Refusal.Malformed("policy-form.fixed-amounts-only", "/parameter",
                $"{place.Zh}{line.Zh}按定额缴纳，没有上下限和费率", $"In {place.En} {line.En} is a fixed amount and has neither bounds nor rates.")
            : null;

        bool Has(PolicyParameter parameter) => book.FindSeries(RegionCode, Pack, Line, parameter) is not null;
    }
}
