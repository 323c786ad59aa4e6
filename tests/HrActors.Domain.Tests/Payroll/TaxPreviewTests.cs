using System.Text.Json;
using HrActors.Domain.Payroll;
using HrActors.Domain.Tests.Cases;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Payroll;

public class TaxPreviewTests
{
    public static TheoryData<int> Rows => Figures.Rows("tax");

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_independent_figures_come_out(int row)
    {
        var figure = Figures.Group("tax")[row];

        var months = TaxPreview.Calculate([.. figure.GetProperty("in").EnumerateArray().Select(Month)]).Value!;

        Assert.Equal(
            figure.GetProperty("out").EnumerateArray().Select(month => (month.Number("taxable"), month.Number("tax"), month.Number("net"))),
            months.Select(month => (month.Taxable, month.Tax, month.Net)));
    }

    [Fact]
    public void A_year_with_all_lines_and_housing_fund_comes_out()
    {
        var months = TaxPreview.Calculate([.. Enumerable.Range(1, 12).Select(month => Plain(2024, month) with { Insurance = 1030, HousingFund = 800 })]).Value!;

        Assert.Equal((95.10m, 8074.90m), (months[0].Tax, months[0].Net));
        Assert.Equal(1284.00m, months.Sum(month => month.Tax));
    }

    /// <summary>Up to and including 36,000 a year 3 %, above it 10 % less 2,520.</summary>
    [Theory]
    [InlineData(40_999.99, 1080.00)]
    [InlineData(41_000, 1080.00)]
    [InlineData(41_000.10, 1080.01)]
    [InlineData(965_000, 250_080.00)]
    [InlineData(965_100, 250_125.00)]
    [InlineData(5_000, 0)]
    [InlineData(4_999, 0)]
    public void The_rate_changes_at_the_edge_of_a_bracket(decimal gross, decimal tax) =>
        Assert.Equal(tax, TaxPreview.Calculate([Plain(2024, 1) with { Gross = gross }]).Value![0].Tax);

    [Fact]
    public void Too_much_withheld_is_not_paid_back_within_the_year_and_a_new_year_starts_anew()
    {
        var months = TaxPreview.Calculate(
        [
            Plain(2024, 10) with { Gross = 30_000 },
            Plain(2024, 11) with { Gross = 0 },
            Plain(2024, 12),
            Plain(2025, 1),
        ]).Value!;

        Assert.Equal([750m, 0m, 0m, 150m], months.Select(month => month.Tax));
        Assert.Equal([25_000m, 20_000m, 25_000m, 5_000m], months.Select(month => month.Taxable));
    }

    [Fact]
    public void A_month_left_out_counts_as_employed() =>
        Assert.Equal(5_000m, TaxPreview.Calculate([Plain(2024, 1), Plain(2024, 3)]).Value![1].Taxable);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Months_out_of_order_are_refused(int second) =>
        Assert.Equal("payroll.month-order", TaxPreview.Calculate([Plain(2024, 2), Plain(2024, second)]).Refusal?.Code);

    [Fact]
    public void A_negative_amount_is_refused() =>
        Assert.Equal("payroll.amount-negative", TaxPreview.Calculate([Plain(2024, 2) with { HousingFund = -1 }]).Refusal?.Code);

    private static TaxableMonth Plain(int year, int month) => new() { Month = new(year, month), Gross = 10_000 };

    private static TaxableMonth Month(JsonElement month) => new()
    {
        Month = YearMonth.Parse(month.Text("month")!),
        Gross = month.Number("gross"),
        Insurance = month.Number("insurance"),
        HousingFund = month.Number("housingFund"),
        SpecialDeductions = month.Number("specialDeductions"),
    };
}
