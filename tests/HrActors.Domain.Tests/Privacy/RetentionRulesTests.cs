using HrActors.Domain.Privacy;

namespace HrActors.Domain.Tests.Privacy;

public class RetentionRulesTests
{
    private static readonly RetentionRules Published = RetentionRules.Published;
    private static readonly Dictionary<string, int> Decided = new() { ["insurance-evidence"] = 10 };

    [Fact]
    public void Every_term_of_the_law_stands_with_its_source_and_what_nobody_confirmed_has_no_figure_or_says_so()
    {
        Assert.All(Published.Rules, rule => Assert.Contains("《", rule.Confirmed ? rule.Source : rule.Source + "《", StringComparison.Ordinal));
        Assert.Equal(
            [("wages", 2), ("contract", 2), ("migrant-payroll", 3), ("claims", 1)],
            Published.Rules.Where(rule => rule.Confirmed).Select(rule => (rule.Kind, rule.Years!.Value)));
        Assert.Equal([("attendance", 3), ("insurance-evidence", null)], Published.Rules.Where(rule => !rule.Confirmed).Select(rule => (rule.Kind, rule.Years)));
        Assert.Equal(5, Published.Purposes.Length);
    }

    public static TheoryData<string, string, bool> Days => new()
    {
        { "the last day of keeping", "2026-03-31", false },
        { "the day after", "2026-04-01", true },
        { "the day before", "2026-03-30", false },
    };

    [Theory, MemberData(nameof(Days))]
    public void A_term_is_over_the_day_after_its_last_day(string when, string today, bool over)
    {
        var rule = Published.Rules.Single(one => one.Kind == "migrant-payroll");

        Assert.True(over == rule.IsOver(new(2023, 3, 31), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)), when);
    }

    [Fact]
    public void Somebody_who_left_on_the_leap_day_is_kept_until_the_end_of_February() =>
        Assert.Equal(new DateOnly(2026, 2, 28), Published.Rules.Single(one => one.Kind == "wages").KeptThrough(new(2024, 2, 29)));

    [Fact]
    public void Nothing_is_ever_due_while_a_term_is_not_known()
    {
        Assert.False(Published.AllOver(new(1990, 1, 1), new(2026, 1, 1)));
        Assert.True(Published.With(Decided).AllOver(new(2015, 12, 30), new(2026, 1, 1)));
        Assert.False(Published.With(Decided).AllOver(new(2016, 1, 1), new(2026, 1, 1)));
    }

    [Fact]
    public void Whoever_is_due_left_on_the_day_that_is_searched_to_or_before()
    {
        var rules = Published.With(Decided);
        for (var today = new DateOnly(2024, 1, 1); today < new DateOnly(2029, 1, 1); today = today.AddDays(1))
        {
            var through = rules.LeftThrough(today)!.Value;
            Assert.False(rules.AllOver(through.AddDays(1), today));
            Assert.True(rules.AllOver(through.AddDays(-1), today));
        }

        Assert.Null(Published.LeftThrough(new(2026, 1, 1)));
    }

    [Theory]
    [InlineData("wages", 1)]
    [InlineData("attendance", -1)]
    [InlineData("wage", 5)]
    public void A_term_of_the_law_cannot_be_shortened_and_an_unknown_one_not_set(string kind, int years) =>
        Assert.Throws<FormatException>(() => Published.With(new Dictionary<string, int> { [kind] = years }));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"rules":[{"kind":"a","zh":"a","en":"a","years":-1,"confirmed":true,"source":"s"}],"purposes":[]}""")]
    [InlineData("""{"rules":[{"kind":"a","zh":"a","en":"a","years":1,"confirmed":true,"source":""}],"purposes":[]}""")]
    [InlineData("""{"rules":[{"kind":"a","zh":"a","en":"a","years":1,"source":"s"}],"purposes":[]}""")]
    [InlineData("""{"rules":[],"purposes":[{"purpose":"a","zh":"a","en":"a","source":"s"},{"purpose":"a","zh":"a","en":"a","source":"s"}]}""")]
    public void Another_file_is_refused(string json) => Assert.Throws<FormatException>(() => RetentionRules.Parse(json));
}
