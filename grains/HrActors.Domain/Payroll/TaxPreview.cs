using HrActors.Domain.Commands;
using HrActors.Domain.Money;
using HrActors.Domain.Time;

namespace HrActors.Domain.Payroll;

/// <summary>One month of wage as it goes into the withholding; amounts in yuan, none negative.</summary>
public sealed record TaxableMonth
{
    public required YearMonth Month { get; init; }
    public required decimal Gross { get; init; }

    /// <summary>The person's own social insurance.</summary>
    public decimal Insurance { get; init; }

    /// <summary>The person's own housing fund.</summary>
    public decimal HousingFund { get; init; }

    /// <summary>Special additional deductions (专项附加扣除) of the month.</summary>
    public decimal SpecialDeductions { get; init; }
}

/// <summary>What is withheld in a month and paid out.</summary>
public sealed record WithheldMonth
{
    public required YearMonth Month { get; init; }

    /// <summary>Taxable income of the year up to this month; never below 0.</summary>
    public required decimal Taxable { get; init; }

    /// <summary>Tax withheld this month; never below 0, too much is settled after the year.</summary>
    public required decimal Tax { get; init; }

    public required decimal Net { get; init; }
}

/// <summary>
/// Withholding of individual income tax on wages of residents by the cumulative method (累计预扣法, 国家税务总局公告2018年第61号 art. 6),
/// with the rates of 个人所得税法, table 1. 5,000 yuan are free for every month employed here in the year.
/// </summary>
public static class TaxPreview
{
    private const decimal FreeAMonth = 5000m;

    /// <summary>Up to and including this income of the year: rate and quick deduction (速算扣除数).</summary>
    private static readonly (decimal UpTo, decimal Rate, decimal Quick)[] Brackets =
    [
        (36_000m, 0.03m, 0m),
        (144_000m, 0.10m, 2_520m),
        (300_000m, 0.20m, 16_920m),
        (420_000m, 0.25m, 31_920m),
        (660_000m, 0.30m, 52_920m),
        (960_000m, 0.35m, 85_920m),
        (decimal.MaxValue, 0.45m, 181_920m),
    ];

    /// <summary>
    /// Month by month. Sums start anew with each calendar year; the first month given of a year is the first month employed in it, and
    /// months left out count as employed without pay. Refused with <c>payroll.month-order</c> unless the months ascend, <c>payroll.amount-negative</c>
    /// and <c>money.too-large</c>.
    /// </summary>
    public static Reply<ImmutableList<WithheldMonth>> Calculate(IReadOnlyList<TaxableMonth> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        var result = ImmutableList.CreateBuilder<WithheldMonth>();
        var first = default(YearMonth);
        decimal income = 0, withheld = 0;
        for (var i = 0; i < months.Count; i++)
        {
            var month = months[i];
            if (Refuse(months, i) is { } refusal) return refusal;
            if (i == 0 || month.Month.Year != first.Year) (first, income, withheld) = (month.Month, 0, 0);

            income += month.Gross - month.Insurance - month.HousingFund - month.SpecialDeductions;
            var taxable = Math.Max(0, income - (FreeAMonth * YearMonth.CountInclusive(first, month.Month)));
            var tax = Math.Max(0, Rounding.HalfUpFen.Apply(TaxOf(taxable) - withheld));
            withheld += tax;
            result.Add(new()
            {
                Month = month.Month,
                Taxable = Rounding.HalfUpFen.Apply(taxable),
                Tax = tax,
                Net = month.Gross - month.Insurance - month.HousingFund - tax,
            });
        }

        return result.ToImmutable();
    }

    private static decimal TaxOf(decimal taxable)
    {
        var bracket = Array.Find(Brackets, row => taxable <= row.UpTo);
        return (taxable * bracket.Rate) - bracket.Quick;
    }

    private static Refusal? Refuse(IReadOnlyList<TaxableMonth> months, int i)
    {
        var month = months[i];
        if (i > 0 && month.Month <= months[i - 1].Month)
        {
            return Refusal.Malformed("payroll.month-order", $"/months/{i}/month", "月份须按先后顺序且不重复", "The months have to ascend, none twice.");
        }

        return month.Gross < 0 || month.Insurance < 0 || month.HousingFund < 0 || month.SpecialDeductions < 0
            ? Refusal.Malformed("payroll.amount-negative", $"/months/{i}", "金额不能为负数", "An amount cannot be negative.")
            : MoneyLimits.RefuseAbove(Math.Max(Math.Max(month.Gross, month.Insurance), Math.Max(month.HousingFund, month.SpecialDeductions)), $"/months/{i}");
    }
}
