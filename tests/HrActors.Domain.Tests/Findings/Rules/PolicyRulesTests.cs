using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Findings.Rules;
using HrActors.Domain.Time;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Findings.Rules;

/// <summary>The true-ups of Hunan: provisional bounds that became final ones months later, both ways.</summary>
public class PolicyRulesTests
{
    private static readonly PolicyFigures Of2022 = Figures(3604, 18018);

    private static PolicyFigures Figures(decimal floor, decimal cap, decimal employer = 0.16m) =>
        new() { Floor = floor, Cap = cap, EmployerRate = employer, EmployeeRate = 0.08m };

    private static PolicyChange Change(PolicyFigures before, PolicyFigures after, string from = "2022-01", string through = "2022-07") => new()
    {
        PolicyVersion = "official/430100/pension/2022-01/2022-07-19", RegionCode = Changsha, Line = InsuranceLine.Pension,
        From = YearMonth.Parse(from), Through = YearMonth.Parse(through), ConfirmedOn = new(2022, 8, 1), Before = before, After = after,
    };

    private static RuleInput Told(decimal wage, PolicyChange change, EmployeeFacts? facts = null) =>
        Input((facts ?? Staff(new(2021, 1, 1))) with { MonthlyWage = wage }, new(2022, 8, 2)) with { PolicyChanges = [change] };

    [Theory]
    // 2022: 3604-18018 to 3586-17931, January to July.
    [InlineData(2_000, 3604, 18018, 3586, 17931, "-20.16", "-10.08")]
    [InlineData(50_000, 3604, 18018, 3586, 17931, "-97.44", "-48.72")]
    [InlineData(10_000, 3604, 18018, 3586, 17931, null, null)]
    // 2023: billed on 3586, owed on 3770.
    [InlineData(2_000, 3586, 17931, 3770, 18852, "206.08", "103.04")]
    public void Who_is_at_a_bound_owes_or_gets_the_difference(
        decimal wage, decimal floor, decimal cap, decimal newFloor, decimal newCap, string? employer, string? employee)
    {
        var cause = new BoundsRetroactiveRule().Evaluate(Told(wage, Change(Figures(floor, cap), Figures(newFloor, newCap)))).SingleOrDefault();

        Assert.Equal((employer, employee), (cause?.Facts["employer"], cause?.Facts["employee"]));
        Assert.Empty(new RateChangedRule().Evaluate(Told(wage, Change(Figures(floor, cap), Figures(newFloor, newCap)))));
    }

    [Fact]
    public void A_rate_that_changed_six_months_ago_is_told_by_its_difference()
    {
        var change = Change(Of2022, Figures(3604, 18018, 0.15m), through: "2022-06");

        var cause = Assert.Single(new RateChangedRule().Evaluate(Told(10_000, change)));
        Assert.Equal(("-600.00", "0.00", "6"), (cause.Facts["employer"], cause.Facts["employee"], cause.Facts["months"]));
        Assert.Empty(new BoundsRetroactiveRule().Evaluate(Told(10_000, change)));
    }

    [Theory]
    [InlineData("2021-01-01", null, "7")]
    // Hired in the month before, of and after the end of the change.
    [InlineData("2022-06-20", null, "2")]
    [InlineData("2022-07-20", null, "1")]
    [InlineData("2022-08-01", null, null)]
    [InlineData("2021-01-01", "2021-12-31", null)]
    [InlineData("2021-01-01", "2022-01-01", "1")]
    public void Only_months_of_employment_at_the_place_count(string hired, string? left, string? months)
    {
        var facts = Staff(Day(hired)) with { Periods = [Period(Changsha, Day(hired), left is null ? null : Day(left))] };

        var cause = new BoundsRetroactiveRule().Evaluate(Told(2_000, Change(Of2022, Figures(3586, 17931)), facts)).SingleOrDefault();

        Assert.Equal(months, cause?.Facts["months"]);
    }

    [Fact]
    public void A_settled_change_is_no_cause_in_whatever_order_it_is_told()
    {
        var told = Change(Of2022, Figures(3586, 17931));
        var settled = told with { Settled = true };
        var other = told with { Line = InsuranceLine.WorkInjury };
        PolicyChange[][] orders = [[told, settled, other], [settled, other, told], [other, told, settled, told, settled]];

        foreach (var order in orders)
        {
            var changes = order.Aggregate(ImmutableList<PolicyChange>.Empty, PolicyChanges.Take);

            Assert.Equal([(InsuranceLine.Pension, true), (InsuranceLine.WorkInjury, false)], changes.Select(change => (change.Line, change.Settled)));
            Assert.Equal(
                ["BOUNDS_RETRO:official/430100/pension/2022-01/2022-07-19:430100:work-injury"],
                Keys(new BoundsRetroactiveRule(), Told(2_000, told) with { PolicyChanges = changes }));
        }
    }
}
