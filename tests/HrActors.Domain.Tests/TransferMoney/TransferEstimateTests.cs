using HrActors.Domain.Tests.Cases;
using HrActors.Domain.Time;
using HrActors.Domain.TransferMoney;

namespace HrActors.Domain.Tests.TransferMoney;

public class TransferEstimateTests
{
    public static TheoryData<int> Rows => Figures.Rows("transfer");

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_independent_figures_come_out(int row)
    {
        var figure = Figures.Group("transfer")[row];

        var estimate = TransferEstimate.Calculate([.. figure.GetProperty("in").EnumerateArray()
            .Select(period => Period(period.Text("from")!, period.Text("to")!, period.Number("base")))]).Value!;

        var expected = figure.GetProperty("out");
        Assert.Equal(expected.GetProperty("months").GetInt32(), estimate.Months);
        Assert.Equal(
            (expected.Number("personalAccount"), expected.Number("pooled"), expected.Number("total")),
            (estimate.PersonalAccount, estimate.Pooled, estimate.Total));
    }

    public static TheoryData<string, string, decimal, decimal, decimal> Years => new()
    {
        { "1997-01", "1997-12", 400m, 192.00m, 0m },
        { "1998-01", "1998-12", 600m, 792.00m, 864.00m },
        { "2004-01", "2004-12", 1500m, 1980.00m, 2160.00m },
        { "2005-01", "2005-12", 1800m, 2376.00m, 2592.00m },
        { "2006-01", "2006-12", 2000m, 1920.00m, 2880.00m },
        { "2023-01", "2023-12", 6500m, 6240.00m, 9360.00m },
        { "2024-01", "2024-07", 8000m, 4480.00m, 6720.00m },
        // A period over each change of the rates.
        { "1997-12", "1998-01", 1000m, 150.00m, 120.00m },
        { "2005-12", "2006-01", 1000m, 190.00m, 240.00m },
        { "1997-12", "2006-01", 1000m, 40m + (96 * 110m) + 80m, 97 * 120m },
    };

    [Theory]
    [MemberData(nameof(Years))]
    public void The_rates_are_those_of_the_month(string from, string to, decimal @base, decimal account, decimal pooled)
    {
        var estimate = TransferEstimate.Calculate([Period(from, to, @base)]).Value!;

        Assert.Equal((account, pooled), (estimate.PersonalAccount, estimate.Pooled));
    }

    [Fact]
    public void A_long_history_adds_up_in_any_order()
    {
        BasePeriod[] periods = [.. Years.Take(7).Select(row => Period((string)row[0], (string)row[1], (decimal)row[2]))];

        var estimate = TransferEstimate.Calculate(periods).Value!;

        Assert.Equal((17_980.00m, 24_576.00m, 42_556.00m), (estimate.PersonalAccount, estimate.Pooled, estimate.Total));
        Assert.Equal(79, estimate.Months);
        Assert.Equal(estimate, TransferEstimate.Calculate([.. periods.Reverse()]).Value);
    }

    /// <summary>8 % of 0.0625 is 0.005: a half fen, which goes up; rounding to even would drop it.</summary>
    [Fact]
    public void Only_the_two_sums_are_rounded_and_a_half_goes_up()
    {
        Assert.Equal(0.01m, TransferEstimate.Calculate([Period("2020-01", "2020-01", 0.0625m)]).Value!.PersonalAccount);
        Assert.Equal(0.01m, TransferEstimate.Calculate([Period("2020-01", "2020-01", 0.05m), Period("2020-02", "2020-02", 0.05m)]).Value!.PersonalAccount);
    }

    public static TheoryData<string, BasePeriod[]> Refusals => new()
    {
        { "transfer.period-reversed", [Period("2020-02", "2020-01", 1)] },
        { "transfer.base-negative", [Period("2020-01", "2020-01", -0.01m)] },
        { "transfer.period-overlap", [Period("2020-01", "2020-03", 1), Period("2020-03", "2020-04", 1)] },
        { "transfer.period-overlap", [Period("2020-03", "2020-04", 1), Period("2020-01", "2020-12", 1)] },
        { "money.too-large", [Period("2020-01", "2020-01", decimal.MaxValue)] },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_cannot_be_is_refused(string code, BasePeriod[] periods) =>
        Assert.Equal(code, TransferEstimate.Calculate(periods).Refusal?.Code);

    [Fact]
    public void Periods_that_touch_do_not_overlap_and_none_is_nothing()
    {
        Assert.Equal(2, TransferEstimate.Calculate([Period("2020-01", "2020-01", 1), Period("2020-02", "2020-02", 1)]).Value!.Months);
        Assert.Equal(0m, TransferEstimate.Calculate([]).Value!.Total);
    }

    private static BasePeriod Period(string from, string to, decimal @base) =>
        new() { From = YearMonth.Parse(from), To = YearMonth.Parse(to), Base = @base };
}
