using HrActors.Domain.Contributions;
using HrActors.Domain.Tests.Cases;

namespace HrActors.Domain.Tests.Contributions;

public class LateFeeTests
{
    public static TheoryData<int> Rows => Figures.Rows("lateFee");

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_independent_figures_come_out(int row)
    {
        var figure = Figures.Group("lateFee")[row];
        var given = figure.GetProperty("in");
        Assert.True(LateFee.TryParse(given.Text("convention"), out var convention));

        var result = LateFee.Calculate(
            given.Number("amount"), DateOnly.Parse(given.Text("dueDate")!, null), DateOnly.Parse(given.Text("paidDate")!, null),
                convention).Value!;

        Assert.Equal(figure.GetProperty("out").GetProperty("days").GetInt32(), result.Days);
        Assert.Equal(figure.GetProperty("out").Number("fee"), result.Fee);
    }

    public static TheoryData<decimal, string, string, LateFeeConvention, bool, bool, int, decimal> Cases => new()
    {
        { 2400m, "2024-02-15", "2024-03-31", LateFeeConvention.DayAfterDue, false, true, 44, 52.80m },
        { 2400m, "2024-02-15", "2024-03-31", LateFeeConvention.DayAfterDue, true, true, 45, 54.00m },
        { 2400m, "2024-02-15", "2024-03-31", LateFeeConvention.MonthAfter, false, true, 59, 70.80m },
        // In time, on the day, a day late.
        { 2400m, "2024-02-15", "2024-02-14", LateFeeConvention.MonthAfter, true, true, 0, 0m },
        { 2400m, "2024-02-15", "2024-02-15", LateFeeConvention.DayAfterDue, true, true, 0, 0m },
        { 2400m, "2024-02-15", "2024-02-16", LateFeeConvention.DayAfterDue, false, true, 0, 0m },
        { 2400m, "2024-02-15", "2024-02-16", LateFeeConvention.DayAfterDue, true, true, 1, 1.20m },
        // 2,000 days reach the amount; beyond, the cap decides.
        { 10_000m, "2018-01-01", "2023-06-25", LateFeeConvention.DayAfterDue, false, true, 2000, 10_000m },
        { 10_000m, "2018-01-01", "2023-10-03", LateFeeConvention.DayAfterDue, false, true, 2100, 10_000m },
        { 10_000m, "2018-01-01", "2023-10-03", LateFeeConvention.DayAfterDue, false, false, 2100, 10_500m },
        // 2011-06-30 still costs 0.2 %, 2011-07-01 costs 0.05 %.
        { 10_000m, "2011-06-29", "2011-07-01", LateFeeConvention.DayAfterDue, false, true, 1, 20m },
        { 10_000m, "2011-06-29", "2011-07-02", LateFeeConvention.DayAfterDue, false, true, 2, 25m },
        { 10_000m, "2011-06-30", "2011-07-02", LateFeeConvention.DayAfterDue, false, true, 1, 5m },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Days_and_fee_follow_the_convention(
        decimal amount, string due, string paid, LateFeeConvention convention, bool includePaidDay, bool cap, int days, decimal fee)
    {
        var result = LateFee.Calculate(amount, DateOnly.Parse(due, null), DateOnly.Parse(paid, null), convention, includePaidDay,
            cap).Value!;

        Assert.Equal((days, fee), (result.Days, result.Fee));
    }

    /// <summary>2,400 for each month of 2024, due on the 15th of the next, paid on 2025-01-20.</summary>
    [Fact]
    public void A_year_of_arrears_adds_up_month_by_month() =>
        Assert.Equal(2479.20m, Enumerable.Range(1, 12).Sum(month =>
            LateFee.Calculate(2400m, new DateOnly(2024, month, 15).AddMonths(1), new(2025, 1, 20),
                LateFeeConvention.DayAfterDue).Value!.Fee));

    [Fact]
    public void A_negative_amount_and_an_unknown_convention_are_refused()
    {
        Assert.Equal("late-fee.amount-negative", LateFee.Calculate(-1, default, default, LateFeeConvention.DayAfterDue).Refusal?.Code);
        Assert.Equal("late-fee.unknown-convention", LateFee.Calculate(1, default, default, LateFeeConvention.None).Refusal?.Code);
        Assert.False(LateFee.TryParse("never", out _));
    }
}
