using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;
using HrActors.Domain.Tests.Cases;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Contributions;

public class ContributionCalculatorTests
{
    private static readonly ContributionFacts Wage = new() { GrossWage = 10_000m };

    private static readonly ContributionInput March = new()
    {
        RegionCode = "430100",
        Pack = "sample",
        Month = new(2024, 3),
        KnownOn = new(2024, 3, 1),
        Facts = Wage,
    };

    public static TheoryData<int> Rows => Figures.Rows("contribution");

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_independent_figures_come_out(int row)
    {
        var figure = Figures.Group("contribution")[row];
        var given = figure.GetProperty("in");
        var expected = figure.GetProperty("out");

        var statement = Calculate(March with
        {
            RegionCode = given.Text("regionCode")!,
            Pack = given.Text("pack")!,
            Month = YearMonth.Parse(given.Text("month")!),
            Facts = new() { GrossWage = given.Number("grossWage"), HireDate = given.Text("hireDate") is { } hired
                ? DateOnly.Parse(hired, null) : null },
        });

        Assert.Equal(expected.Number("base"), statement.Base);
        Assert.Equal(expected.Text("clamped"), statement.Clamped.WireName());
        Assert.Equal(expected.Number("factor"), statement.Factor);
        Assert.Equal(
            expected.GetProperty("lines").EnumerateArray()
                .Select(line => (line.Text("line"), line.Number("base"), line.Number("employer"), line.Number("employee"))),
            statement.Lines.Select(line => ((string?)line.Line.WireName(), line.Base, line.Employer, line.Employee)));
        Assert.Equal(expected.Number("totalEmployer"), statement.TotalEmployer);
        Assert.Equal(expected.Number("totalEmployee"), statement.TotalEmployee);
    }

    public static TheoryData<decimal, decimal, string?> Bounds => new()
    {
        { 0m, 3604m, "floor" },
        { 3603.99m, 3604m, "floor" },
        { 3604m, 3604m, null },
        { 3604.01m, 3604.01m, null },
        { 18020.99m, 18020.99m, null },
        { 18021m, 18021m, null },
        { 18021.01m, 18021m, "cap" },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void A_base_is_brought_within_the_bounds(decimal wage, decimal expected, string? clamped)
    {
        var statement = Calculate(Wage with { GrossWage = wage });

        Assert.Equal(expected, statement.Base);
        Assert.Equal(clamped, statement.Clamped.WireName());
    }

    /// <summary>The pack: hired by the 15th the whole month, after it half of it.</summary>
    public static TheoryData<string, string, string?, decimal> Factors => new()
    {
        { "2024-03", "2024-03-01", null, 1m },
        { "2024-03", "2024-03-14", null, 1m },
        { "2024-03", "2024-03-15", null, 1m },
        { "2024-03", "2024-03-16", null, 0.5m },
        { "2024-03", "2024-03-31", null, 0.5m },
        { "2024-02", "2024-02-29", null, 0.5m },
        { "2023-02", "2023-02-28", null, 0.5m },
        { "2024-02", "2024-02-15", null, 1m },
        { "2024-03", "2024-02-29", null, 1m },
        { "2024-03", "2024-04-01", null, 0m },
        { "2024-03", "2023-03-16", null, 1m },
        // The month of leaving counts in full, the next not at all.
        { "2024-03", "2023-01-01", "2024-03-01", 1m },
        { "2024-03", "2023-01-01", "2024-03-31", 1m },
        { "2024-04", "2023-01-01", "2024-03-31", 0m },
        { "2024-03", "2023-01-01", "2024-04-01", 1m },
        { "2024-03", "2024-03-02", "2024-03-20", 1m },
        { "2024-03", "2024-03-16", "2024-03-20", 0.5m },
    };

    [Theory]
    [MemberData(nameof(Factors))]
    public void The_part_that_is_due_follows_hire_and_leave(string month, string hired, string? left, decimal factor)
    {
        var statement = Calculate(March with
        {
            Month = YearMonth.Parse(month),
            Facts = Wage with { HireDate = DateOnly.Parse(hired, null), LeaveDate = left is null ? null : DateOnly.Parse(left, null) },
        });

        Assert.Equal(factor, statement.Factor);
        Assert.Equal(1600m * factor, statement.Lines[0].Employer);
        Assert.Equal(1000m * factor, statement.TotalEmployee);
    }

    /// <summary>Half of 8,765.43 x 8 % is 350.6172; the product is rounded once, not the whole amount and then its half.</summary>
    [Fact]
    public void Half_a_month_is_rounded_once()
    {
        var line = Calculate(Wage with { GrossWage = 8765.43m, HireDate = new(2024, 3, 16) }).Lines[0];

        Assert.Equal((701.23m, 350.62m), (line.Employer, line.Employee));
    }

    [Fact]
    public void A_half_fen_goes_up() => Assert.Equal(200.01m, Calculate(Wage with { GrossWage = 10_000.25m }).Lines[1].Employee);

    public static TheoryData<string?, string?, decimal, string> Bases => new()
    {
        { null, null, 10_000m, "gross" },
        { null, "8000", 8_000m, "previous-year-average" },
        { "2023-12-31", "8000", 8_000m, "previous-year-average" },
        { "2024-01-01", "8000", 10_000m, "first-month" },
        { "2024-03-31", null, 10_000m, "first-month" },
    };

    [Theory]
    [MemberData(nameof(Bases))]
    public void The_base_is_last_years_average_or_the_first_months_wage(string? hired, string? average, decimal expected, string rule)
    {
        var statement = Calculate(Wage with
        {
            HireDate = hired is null ? null : DateOnly.Parse(hired, null),
            PreviousYearMonthlyAverage = average is null ? null : decimal.Parse(average, null),
        });

        Assert.Equal(expected, statement.Base);
        Assert.Equal(rule, statement.BaseRule.WireName());
    }

    public static TheoryData<string, ContributionInput> Refusals => new()
    {
        { "wage.negative", March with { Facts = Wage with { GrossWage = -0.01m } } },
        { "wage.negative", March with { Facts = Wage with { PreviousYearMonthlyAverage = -1m } } },
        { "employment.leave-before-hire", March with { Facts = Wage with { HireDate = new(2024, 3, 2), LeaveDate = new(2024, 3, 1) } } },
        { "policy.not-in-force", March with { Month = new(2019, 12) } },
        { "policy.not-in-force", March with { KnownOn = new(2019, 12, 31) } },
        { "policy.unknown-region", March with { RegionCode = "659000" } },
        { "policy.unknown-pack", March with { Pack = "standard" } },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_cannot_be_computed_is_refused_whole(string code, ContributionInput input)
    {
        var reply = ContributionCalculator.Calculate(input, PolicyBook.Shipped);

        Assert.Equal(code, reply.Refusal?.Code);
        Assert.Null(reply.Value);
    }

    [Fact]
    public void A_leave_on_the_day_of_hire_is_no_contradiction() =>
        Assert.Equal(1m, Calculate(Wage with { HireDate = new(2024, 3, 1), LeaveDate = new(2024, 3, 1) }).Factor);

    private static ContributionStatement Calculate(ContributionFacts facts) => Calculate(March with { Facts = facts });

    private static ContributionStatement Calculate(ContributionInput input)
    {
        var reply = ContributionCalculator.Calculate(input, PolicyBook.Shipped);
        Assert.Null(reply.Refusal);
        return reply.Value!;
    }
}
