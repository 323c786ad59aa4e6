using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings.Rules;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Findings.Rules;

public class LeavingRulesTests
{
    private static DateTimeOffset At(string day) => new(Day(day), new TimeOnly(9, 0), TimeSpan.FromHours(8));

    private static EmployeeFacts LeftOn(DateOnly lastDay) => Staff(new(2022, 3, 1), EmploymentStatus.Left) with
    {
        LastDay = lastDay, Periods = [Period(Changsha, new(2022, 3, 1), lastDay)],
    };

    [Theory]
    [InlineData("2024-03-20", "2024-03-31", null)]
    [InlineData("2024-03-20", "2024-04-01", "1")]
    [InlineData("2024-03-20", "2024-04-30", "1")]
    [InlineData("2024-03-20", "2024-05-01", "2")]
    [InlineData("2024-03-31", "2024-04-01", "1")]
    public void A_leaver_still_paid_for_in_a_later_month_was_not_stopped(string lastDay, string seen, string? months)
    {
        var record = Span(InsuranceLine.Pension, Changsha, "2022-03", null) with { AsOf = At(seen) };

        var causes = new OldNotStoppedRule().Evaluate(Sample(LeftOn(Day(lastDay)), Day(seen), record)).ToList();

        Assert.Equal(months is null ? [] : [months], causes.Select(cause => cause.Facts["months"]));
    }

    [Theory]
    [InlineData("2024-02", null)]
    [InlineData("2024-03", null)]
    [InlineData("2024-04", "1")]
    [InlineData("2024-07", "4")]
    public void What_was_paid_too_long_is_to_be_refunded_also_once_it_is_stopped(string paidTo, string? months)
    {
        var record = Span(InsuranceLine.Pension, Changsha, "2022-03", paidTo) with { AsOf = At("2024-08-10") };

        var rule = new OldNotStoppedRule();
        var causes = rule.Evaluate(Sample(LeftOn(new(2024, 3, 20)), new(2024, 8, 10), record)).ToList();

        Assert.Equal(months is null ? [] : [months], causes.Select(cause => cause.Facts["months"]));
        Assert.All(causes, cause => Assert.Contains("已停保", rule.Text(cause.Facts).Zh, StringComparison.Ordinal));
    }

    [Fact]
    public void Stopping_makes_it_no_other_finding()
    {
        var active = Span(InsuranceLine.Pension, Changsha, "2022-03", null) with { AsOf = At("2024-06-10") };
        var stopped = Span(InsuranceLine.Pension, Changsha, "2022-03", "2024-06") with { AsOf = At("2024-07-10") };
        var left = LeftOn(new(2024, 3, 20));

        Assert.Equal(
            Keys(new OldNotStoppedRule(), Sample(left, new(2024, 6, 10), active)),
            Keys(new OldNotStoppedRule(), Sample(left, new(2024, 7, 10), stopped)));
    }

    [Theory]
    [InlineData("2024-03", true)]
    [InlineData("2024-04", false)]
    public void What_began_after_the_last_day_is_another_employers(string from, bool ours)
    {
        var record = Span(InsuranceLine.Pension, Changsha, from, null) with { AsOf = At("2024-05-10") };

        Assert.Equal(ours, new OldNotStoppedRule().Evaluate(Sample(LeftOn(new(2024, 3, 20)), new(2024, 5, 10), record)).Any());
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("示例集团", true)]
    [InlineData("长沙另一家公司", false)]
    public void What_another_unit_paid_on_at_the_same_place_is_not_ours_to_ask_back(string? unit, bool ours)
    {
        var paying = Span(InsuranceLine.Pension, Changsha, "2022-03", null) with { AsOf = At("2024-08-10"), UnitName = unit };
        var stopped = Span(InsuranceLine.Pension, Changsha, "2022-03", "2024-07") with { AsOf = At("2024-08-10"), UnitName = unit };
        var left = LeftOn(new(2024, 3, 20));

        Assert.True(new OldNotStoppedRule().Evaluate(Sample(left, new(2024, 8, 10), paying)).Any());
        Assert.Equal(ours, new OldNotStoppedRule().Evaluate(Sample(left, new(2024, 8, 10), stopped)).Any());
    }

    [Fact]
    public void Who_moved_away_is_to_be_stopped_at_the_old_place_and_not_at_the_new()
    {
        var facts = Staff(new(2022, 3, 1)) with { Periods = [Period(Wuhan, new(2022, 3, 1), new(2024, 2, 29)), Period(Changsha, new(2024, 3, 1))] };
        var (old, now) = (Span(InsuranceLine.Pension, Wuhan, "2022-03", null), Span(InsuranceLine.Pension, Changsha, "2024-03", null));

        Assert.Equal(
            ["OLD_NOT_STOPPED:pension:420100:2024-02-29"],
            Keys(new OldNotStoppedRule(), Sample(facts, new(2024, 3, 4), old with { AsOf = At("2024-03-04") }, now with { AsOf = At("2024-03-04") })));
    }

    /// <summary>The sample pack: the unit that has the person by the 15th, included, pays the whole month.</summary>
    [Theory]
    [InlineData("2024-03-01", null)]
    [InlineData("2024-03-02", "new")]
    [InlineData("2024-03-15", "new")]
    [InlineData("2024-03-16", "old")]
    [InlineData("2024-03-31", "old")]
    public void A_move_within_a_month_says_which_unit_pays(string moved, string? stage)
    {
        var facts = Staff(new(2022, 3, 1)) with
        {
            Periods = [Period(Wuhan, new(2022, 3, 1), Day(moved).AddDays(-1), "2"), Period(Changsha, Day(moved))],
            OwnEnrolments = [Own(InsuranceLine.Pension, "2022-03", moved == "2024-03-01" ? "2024-02" : "2024-03", Wuhan)],
        };

        Assert.Equal(stage is null ? [] : [stage], new PartMonthMoveRule().Evaluate(Sample(facts, Day(moved))).Select(cause => cause.Facts["stage"]));
    }

    [Theory]
    [InlineData("2024-03", "2024-03", "both")]
    [InlineData("2024-03", "2024-04", null)]
    [InlineData("2024-02", "2024-03", null)]
    public void Both_units_paying_the_month_is_a_warning_until_one_is_stopped(string oldTo, string newFrom, string? stage)
    {
        var facts = Staff(new(2022, 3, 1)) with
        {
            Periods = [Period(Wuhan, new(2022, 3, 1), new(2024, 3, 9), "2"), Period(Changsha, new(2024, 3, 10))],
            OwnEnrolments = [Own(InsuranceLine.Pension, "2022-03", oldTo, Wuhan), Own(InsuranceLine.Pension, newFrom)],
        };

        Assert.Equal(stage is null ? [] : [stage], new PartMonthMoveRule().Evaluate(Sample(facts, new(2024, 3, 12))).Select(cause => cause.Facts["stage"]));
    }

    [Theory]
    [InlineData("2024-02", null)]
    [InlineData("2024-03", "old")]
    [InlineData("2024-04", null)]
    public void A_month_the_former_employer_has_paid_is_not_paid_again(string paidTo, string? stage)
    {
        var facts = Staff(new(2024, 3, 11)) with { Periods = [Period(Changsha, new(2024, 3, 11))] };
        var input = Sample(facts, new(2024, 3, 12), Span(InsuranceLine.Pension, Wuhan, "2021-03", paidTo));

        Assert.Equal(stage is null ? [] : [stage], new PartMonthMoveRule().Evaluate(input).Select(cause => cause.Facts["stage"]));
    }

    [Theory]
    [InlineData("2024-04-30", true)]
    [InlineData("2024-05-01", false)]
    public void It_is_told_until_the_month_after_is_over(string today, bool expected)
    {
        var facts = Staff(new(2024, 3, 11)) with { Periods = [Period(Changsha, new(2024, 3, 11))] };
        var input = Sample(facts, Day(today), Span(InsuranceLine.Pension, Wuhan, "2021-03", "2024-03"));

        Assert.Equal(expected, new PartMonthMoveRule().Evaluate(input).Any());
        Assert.Equal([Day("2024-05-01")], new PartMonthMoveRule().Looks(input));
    }

    [Fact]
    public void A_move_inside_one_registration_is_no_stop_and_start()
    {
        var facts = Staff(new(2022, 3, 1)) with { Periods = [Period(Changsha, new(2022, 3, 1), new(2024, 3, 9)), Period(Changsha, new(2024, 3, 10))] };

        Assert.Empty(new PartMonthMoveRule().Evaluate(Sample(facts, new(2024, 3, 12))));
    }
}
