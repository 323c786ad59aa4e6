using HrActors.Domain.Contributions;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings.Rules;
using HrActors.Domain.Findings;
using HrActors.Domain.Time;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Findings.Rules;

/// <summary>Under the sample pack: bounds 3604-18021, the employee pays 8 % and 2 %.</summary>
public class BaseRulesTests
{
    private static readonly DateOnly Today = new(2024, 3, 4);

    private static EmployeeFacts Paid(decimal wage, decimal? declared = null, decimal? average = null) => Staff() with
    {
        MonthlyWage = wage,
        PreviousYearMonthlyAverage = average,
        OwnEnrolments = declared is null ? [] : [Own(InsuranceLine.Pension, "2024-03") with { LastBase = declared }],
    };

    [Theory]
    [InlineData(3603.99, Severity.Info, Severity.None)]
    [InlineData(3604, Severity.None, Severity.None)]
    [InlineData(3604.01, Severity.None, Severity.None)]
    [InlineData(18020.99, Severity.None, Severity.None)]
    [InlineData(18021, Severity.None, Severity.None)]
    [InlineData(18021.01, Severity.None, Severity.Info)]
    public void A_wage_outside_the_bounds_is_noted_once_for_all_lines(decimal wage, Severity low, Severity high)
    {
        var input = Sample(Paid(wage), Today);

        Assert.Equal((low, high), (Weight(new BaseLowRule(), input), Weight(new BaseHighRule(), input)));
    }

    [Theory]
    [InlineData(10_000, 10_000, Severity.None, Severity.None)]
    [InlineData(10_000, 9_999, Severity.None, Severity.None)]
    [InlineData(10_000, 9_998, Severity.Warning, Severity.None)]
    [InlineData(10_000, 10_001, Severity.None, Severity.None)]
    [InlineData(10_000, 10_002, Severity.None, Severity.Warning)]
    // Outside the bounds whatever the wage is; at the bound where the wage is beyond it.
    [InlineData(3_604, 3_603, Severity.Warning, Severity.None)]
    [InlineData(18_021, 18_022, Severity.None, Severity.Warning)]
    public void A_declared_base_that_is_not_the_wages_is_wrong(decimal wage, decimal declared, Severity low, Severity high)
    {
        var input = Sample(Paid(wage, declared), Today);

        Assert.Equal((low, high), (Weight(new BaseLowRule(), input), Weight(new BaseHighRule(), input)));
    }

    [Fact]
    public void The_base_of_who_was_hired_before_this_year_is_last_years_average()
    {
        var facts = Paid(10_000m, 9_000m, average: 9_000m) with { HireDate = new(2023, 5, 1) };

        Assert.Empty(new BaseLowRule().Evaluate(Sample(facts, Today)));
        Assert.Single(new BaseLowRule().Evaluate(Sample(facts with { PreviousYearMonthlyAverage = 9_500m }, Today)));
        // A month's wage alone is no base: nothing is decided from it.
        Assert.Empty(new BaseLowRule().Evaluate(Sample(facts with { PreviousYearMonthlyAverage = null }, Today)));
    }

    /// <summary>First month of the base year a wage was declared for, and whether the base that follows from it is looked for now.</summary>
    [Theory]
    [InlineData(-12, false)]
    [InlineData(-11, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void What_was_declared_for_the_year_decides_before_any_average(int monthsFromNow, bool decides)
    {
        DeclaredWage declared = new() { From = YearMonth.Of(Today).AddMonths(monthsFromNow), Wage = 9_500m, Total = 114_000m, Months = 12 };
        var facts = Paid(10_000m, 9_000m, average: 9_000m) with { HireDate = new(2023, 5, 1), Declared = [declared] };

        Assert.Equal(decides ? 1 : 0, new BaseLowRule().Evaluate(Sample(facts, Today)).Count());
    }

    [Fact]
    public void Nothing_is_decided_where_no_policy_holds_or_no_wage_is_known()
    {
        Assert.Empty(RuleBook.Evaluate(Sample(Paid(1_000m) with { PolicyPack = "none" }, Today)));
        Assert.Empty(RuleBook.Evaluate(Sample(Paid(1_000m) with { RegionCode = Shaoyang }, Today)));
        Assert.Empty(RuleBook.Evaluate(Sample(Paid(1_000m) with { MonthlyWage = null }, Today)));
        Assert.Empty(RuleBook.Evaluate(Input(Paid(1_000m), Today)));
    }

    /// <summary>10,000: the employee pays 1,000; taxed in a first month 120.00 are withheld.</summary>
    [Theory]
    [InlineData(9_000, true)]
    [InlineData(8_880, true)]
    [InlineData(8_881, true)]
    [InlineData(8_882, false)]
    [InlineData(9_002, false)]
    [InlineData(10_000, false)]
    public void A_base_that_is_the_net_wage_blocks(decimal declared, bool expected)
    {
        var input = Sample(Paid(10_000m, declared), Today);

        Assert.Equal(expected ? Severity.Blocking : Severity.None, Weight(new BaseNetRule(), input));
        if (expected) Assert.Empty(new BaseLowRule().Evaluate(input));
    }

    [Theory]
    // Hired on the first: a whole month.
    [InlineData("2024-03-01", 3_000, null, Severity.None)]
    [InlineData("2024-03-02", 9_999, null, Severity.Info)]
    [InlineData("2024-03-20", 3_678, null, Severity.Info)]
    [InlineData("2024-03-20", 10_000, null, Severity.None)]
    [InlineData("2024-03-20", 3_678, 3_678, Severity.Warning)]
    [InlineData("2024-03-20", 3_678, 10_000, Severity.None)]
    public void The_base_of_a_new_hire_is_a_full_months_wage(string hired, decimal entered, int? declared, Severity expected)
    {
        var facts = Paid(10_000m, declared) with { HireDate = Day(hired), Wages = [new() { Month = new(2024, 3), Gross = entered }] };

        Assert.Equal(expected, Weight(new FirstMonthRule(), Sample(facts, new(2024, 12, 31))));
        Assert.Empty(new FirstMonthRule().Evaluate(Sample(facts, new(2025, 1, 1))));
    }

    [Theory]
    [InlineData("2024-03-31", 8_000, 8_500, false)]
    [InlineData("2024-04-01", 8_000, 8_500, true)]
    [InlineData("2024-04-02", 8_000, 8_500, true)]
    [InlineData("2024-04-02", 8_000, 8_000, false)]
    [InlineData("2024-04-02", 8_500, 8_000, false)]
    public void A_raise_of_a_month_that_is_over_is_noted(string changed, decimal first, decimal now, bool expected)
    {
        var wage = new WageFact { Month = new YearMonth(2024, 3), Gross = now, FirstGross = first, ChangedOn = Day(changed) };
        var facts = Staff() with { Wages = [wage] };

        Assert.Equal(expected, new RetroactiveRaiseRule().Evaluate(Sample(facts, new(2024, 12, 31))).Any());
        Assert.Empty(new RetroactiveRaiseRule().Evaluate(Sample(facts, new(2025, 1, 1))));
    }
}
