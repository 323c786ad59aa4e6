using HrActors.Domain.Commands;
using HrActors.Domain.Money;
using HrActors.Domain.Time;

namespace HrActors.Domain.TransferMoney;

/// <summary>Months with one contribution base, both ends included.</summary>
public sealed record BasePeriod
{
    public required YearMonth From { get; init; }
    public required YearMonth To { get; init; }

    /// <summary>Yuan a month; not negative.</summary>
    public required decimal Base { get; init; }
}

/// <summary>
/// The money that follows a pension relationship to another province, in yuan and without interest
/// (城镇企业职工基本养老保险关系转移接续暂行办法, 国办发〔2009〕66号, art. 4).
/// </summary>
public sealed record TransferEstimate
{
    /// <summary>The personal account's share of the base over time: the own part, then 11 % of the account, since 2006 8 %.</summary>
    private static readonly ImmutableArray<(YearMonth From, decimal Rate)> AccountRates =
        [(new(1, 1), 0.04m), (new(1998, 1), 0.11m), (new(2006, 1), 0.08m)];

    /// <summary>What is sent of the pooled fund, whatever the employer really paid.</summary>
    private static readonly ImmutableArray<(YearMonth From, decimal Rate)> PooledRates = [(new(1, 1), 0m), (new(1998, 1), 0.12m)];

    private static readonly YearMonth End = new(9999, 12);

    public required int Months { get; init; }

    /// <summary>Personal account (个人账户储存额).</summary>
    public required decimal PersonalAccount { get; init; }

    /// <summary>Pooled fund (统筹基金).</summary>
    public required decimal Pooled { get; init; }

    public decimal Total => PersonalAccount + Pooled;

    /// <summary>
    /// The estimate over all periods, in any order; none gives zeros. Only the two sums are rounded, to the fen. Refused with
    /// <c>transfer.period-reversed</c>, <c>transfer.base-negative</c>, <c>money.too-large</c> or <c>transfer.period-overlap</c>: a month
    /// counts once.
    /// </summary>
    public static Reply<TransferEstimate> Calculate(IReadOnlyList<BasePeriod> periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        for (var i = 0; i < periods.Count; i++)
        {
            if (Refuse(periods, i) is { } refusal) return refusal;
        }

        return new TransferEstimate
        {
            Months = periods.Sum(period => YearMonth.CountInclusive(period.From, period.To)),
            PersonalAccount = Rounding.HalfUpFen.Apply(periods.Sum(period => period.Base * Weight(period, AccountRates))),
            Pooled = Rounding.HalfUpFen.Apply(periods.Sum(period => period.Base * Weight(period, PooledRates))),
        };
    }

    /// <summary>The rates of the period's months added up.</summary>
    private static decimal Weight(BasePeriod period, ImmutableArray<(YearMonth From, decimal Rate)> rates)
    {
        var sum = 0m;
        for (var i = 0; i < rates.Length; i++)
        {
            var first = Later(period.From, rates[i].From);
            var last = Earlier(period.To, i + 1 < rates.Length ? rates[i + 1].From.AddMonths(-1) : End);
            sum += rates[i].Rate * Math.Max(0, YearMonth.CountInclusive(first, last));
        }

        return sum;
    }

    private static Refusal? Refuse(IReadOnlyList<BasePeriod> periods, int i)
    {
        var period = periods[i];
        if (period.From > period.To)
        {
            return Refusal.Malformed("transfer.period-reversed", $"/periods/{i}/to", $"{period.To} 早于 {period.From}", $"{period.To} is before {period.From}.");
        }

        if (period.Base < 0)
        {
            return Refusal.Malformed("transfer.base-negative", $"/periods/{i}/base", "缴费基数不能为负数", "A contribution base cannot be negative.");
        }

        if (MoneyLimits.RefuseAbove(period.Base, $"/periods/{i}/base") is { } tooLarge) return tooLarge;

        var overlaps = periods.Take(i).Any(earlier => earlier.From <= period.To && period.From <= earlier.To);
        return overlaps
            ? Refusal.Malformed("transfer.period-overlap", $"/periods/{i}", "缴费时段重叠，同一月份只计一次", "The periods overlap: a month counts once.")
            : null;
    }

    private static YearMonth Later(YearMonth one, YearMonth other) => one > other ? one : other;

    private static YearMonth Earlier(YearMonth one, YearMonth other) => one < other ? one : other;
}
