using HrActors.Domain.Commands;
using HrActors.Domain.Money;

namespace HrActors.Domain.Contributions;

/// <summary>The first day a late fee is counted from; agencies differ.</summary>
public enum LateFeeConvention
{
    None = 0,
    /// <summary>The day after the due date.</summary>
    DayAfterDue = 1,
    /// <summary>The first day of the due date's month, which is the month after the one that is paid for.</summary>
    MonthAfter = 2,
}

/// <summary>Days in arrears and what they cost, in yuan.</summary>
public sealed record LateFeeResult
{
    public required int Days { get; init; }
    public required decimal Fee { get; init; }
}

/// <summary>
/// The late fee (滞纳金) on contributions: 0.05 % a day (社会保险法 art. 86), for days before 2011-07-01 0.2 % (社会保险费征缴暂行条例
/// art. 13 as it then stood). The employer bears it.
/// </summary>
public static class LateFee
{
    private const decimal DailyRate = 0.0005m;
    private const decimal OldDailyRate = 0.002m;

    /// <summary>First day of 社会保险法.</summary>
    private static readonly DateOnly NewRateFrom = new(2011, 7, 1);

    /// <summary>Refused with <c>late-fee.amount-negative</c>, <c>money.too-large</c> or <c>late-fee.unknown-convention</c>.</summary>
    /// <param name="amount">Contributions in arrears, in yuan.</param>
    /// <param name="dueDate">The last day to pay in time.</param>
    /// <param name="paidDate">The day of payment; on or before <paramref name="dueDate"/> nothing is owed.</param>
    /// <param name="convention">The first day counted.</param>
    /// <param name="includePaidDay">Whether the day of payment itself is counted.</param>
    /// <param name="cap">Whether the fee stops at <paramref name="amount"/> (行政强制法 art. 45; disputed for contributions).</param>
    public static Reply<LateFeeResult> Calculate(
        decimal amount, DateOnly dueDate, DateOnly paidDate, LateFeeConvention convention, bool includePaidDay = false, bool cap = true)
    {
        if (amount < 0)
        {
            return Refusal.Malformed("late-fee.amount-negative", "/amount", "欠缴金额不能为负数", "The amount in arrears cannot be negative.");
        }

        if (MoneyLimits.RefuseAbove(amount, "/amount") is { } tooLarge) return tooLarge;

        DateOnly? start = convention switch
        {
            LateFeeConvention.DayAfterDue => dueDate.AddDays(1),
            LateFeeConvention.MonthAfter => new DateOnly(dueDate.Year, dueDate.Month, 1),
            _ => null,
        };
        if (start is not { } first)
        {
            return Refusal.Malformed("late-fee.unknown-convention", "/convention", "未知的起算方式", "Unknown way to count the days.");
        }

        if (paidDate <= dueDate) return new LateFeeResult { Days = 0, Fee = 0 };

        var end = includePaidDay ? paidDate.AddDays(1) : paidDate;
        var days = end.DayNumber - first.DayNumber;
        var oldDays = Math.Clamp(NewRateFrom.DayNumber - first.DayNumber, 0, days);
        var fee = Rounding.HalfUpFen.Apply((amount * oldDays * OldDailyRate) + (amount * (days - oldDays) * DailyRate));
        return new LateFeeResult { Days = days, Fee = cap ? Math.Min(fee, amount) : fee };
    }

    /// <summary>The name in policy files and on the wire.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="convention"/> is <see cref="LateFeeConvention.None"/> or
    /// unknown.</exception>
    public static string WireName(LateFeeConvention convention) => convention switch
    {
        LateFeeConvention.DayAfterDue => "day-after-due",
        LateFeeConvention.MonthAfter => "month-after",
        _ => throw new ArgumentOutOfRangeException(nameof(convention), convention, "Not a convention."),
    };

    /// <summary><c>day-after-due</c> or <c>month-after</c>.</summary>
    public static bool TryParse(string? name, out LateFeeConvention convention)
    {
        convention = name switch
        {
            "day-after-due" => LateFeeConvention.DayAfterDue,
            "month-after" => LateFeeConvention.MonthAfter,
            _ => LateFeeConvention.None,
        };
        return convention != LateFeeConvention.None;
    }
}
