using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Tests.Policies;

namespace HrActors.Domain.Tests.ContributionRuns;

public sealed class MonthDifferenceTests
{
    [Fact]
    public void Somebody_new_has_joined_with_everything_that_is_due() =>
        Assert.Equal("Joined 2400.00/1000.00", Explain(null, Statements.Of("2024-03", 10_000, hired: "2024-03-01")));

    [Fact]
    public void Somebody_who_is_no_more_has_left_with_everything_that_was_due() =>
        Assert.Equal("Left -2400.00/-1000.00", Explain(Statements.Of("2024-02", 10_000), null));

    [Fact]
    public void The_month_after_a_part_month_is_still_joining() =>
        Assert.Equal(
            "Joined 1200.00/500.00",
            Explain(Statements.Of("2024-02", 10_000, hired: "2024-02-16"), Statements.Of("2024-03", 10_000, hired: "2024-02-16")));

    [Fact]
    public void Another_wage_is_the_wage() =>
        Assert.Equal("Wage 240.00/100.00", Explain(Statements.Of("2024-02", 10_000), Statements.Of("2024-03", 11_000)));

    [Fact]
    public void A_wage_above_the_cap_changes_nothing_any_more() =>
        Assert.Equal("", Explain(Statements.Of("2024-02", 18_021), Statements.Of("2024-03", 30_000)));

    [Fact]
    public void The_same_month_again_has_no_difference() =>
        Assert.Equal("", Explain(Statements.Of("2024-02", 10_000), Statements.Of("2024-03", 10_000)));

    [Fact]
    public void Joining_and_a_raise_in_one_month_are_told_apart() =>
        Assert.Equal(
            "Joined 1200.00/500.00; Wage 240.00/100.00",
            Explain(Statements.Of("2024-02", 10_000, hired: "2024-02-16"), Statements.Of("2024-03", 11_000, hired: "2024-02-16")));

    [Fact]
    public void Another_pack_is_the_policy_and_only_the_rest_the_wage()
    {
        var official = Statements.Facts(25_000) with { Pack = "official" };
        var before = Statements.Of("2024-02", 25_000);
        var same = Later(official, Statements.Plans);
        var lower = Later(official with { Contribution = official.Contribution with { GrossWage = 5_000 } }, Statements.Plans);

        Assert.Equal([(DifferenceCause.Policy, same.TotalEmployer - before.TotalEmployer)], Causes(before, same, Statements.Plans));
        Assert.Equal(
            [(DifferenceCause.Policy, same.TotalEmployer - before.TotalEmployer), (DifferenceCause.Wage, lower.TotalEmployer - same.TotalEmployer)],
            Causes(before, lower, Statements.Plans));
    }

    [Fact]
    public void Another_class_of_the_unit_is_the_policy()
    {
        var plans = new StatementPlans(SevenLines.Book);
        var facts = Statements.Facts(10_000) with { Pack = SevenLines.Pack };
        var (low, high) = (facts with { Contribution = facts.Contribution with { InjuryClass = 1 } }, facts with { Contribution = facts.Contribution with { InjuryClass = 8 } });

        Assert.Equal([(DifferenceCause.Policy, 170m)], Causes(plans.Calculate(low, new(2024, 2), Statements.Known), plans.Calculate(high, new(2024, 3), Statements.Known), plans));
    }

    [Theory]
    [InlineData(3_000, 25_000)]
    [InlineData(10_000.5, 9_999.99)]
    [InlineData(18_020.99, 3_604.01)]
    public void The_parts_add_up_to_the_whole_difference(double was, double @is)
    {
        var before = Statements.Of("2024-02", (decimal)was, hired: "2024-02-20");
        var now = Statements.Of("2024-03", (decimal)@is, hired: "2024-02-20");

        var parts = MonthDifference.Explain(before, now, Statements.Plans);

        Assert.Equal(now.TotalEmployer - before.TotalEmployer, parts.Sum(part => part.Employer));
        Assert.Equal(now.TotalEmployee - before.TotalEmployee, parts.Sum(part => part.Employee));
    }

    private static string Explain(RunStatement? before, RunStatement? now) => string.Join(
        "; ",
        MonthDifference.Explain(before, now, Statements.Plans).Select(part => FormattableString.Invariant($"{part.Cause} {part.Employer:0.00}/{part.Employee:0.00}")));

    /// <summary>March as known when the final bounds of the year are published.</summary>
    private static RunStatement Later(StatementFacts facts, StatementPlans plans) => plans.Calculate(facts, new(2024, 3), new(2025, 12, 1));

    private static IEnumerable<(DifferenceCause, decimal)> Causes(RunStatement before, RunStatement now, StatementPlans plans) =>
        MonthDifference.Explain(before, now, plans).Select(part => (part.Cause, part.Employer));
}
