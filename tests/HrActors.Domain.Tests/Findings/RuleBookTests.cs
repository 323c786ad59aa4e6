using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Findings;

public class RuleBookTests
{
    private static readonly string[] Codes =
    [
        "ACTIVE_ELSEWHERE", "NEW_ENROL_FALSE", "OLD_NOT_STOPPED", "DUP_MONTH", "DUP_EMPLOYEE", "ID_BAD", "NAME_MISMATCH", "ID_REUSED", "BASE_LOW",
        "BASE_HIGH", "BASE_NET", "FIRST_MONTH", "LATE_ENROL", "DATE_MISMATCH", "ARREARS", "TEMPORARY_ACCOUNT", "PENSIONER", "LUMP_SUM", "RATE_CHANGED",
        "BOUNDS_RETRO", "RETRO_RAISE", "TRANSFER_STALE", "TRANSFER_STUCK", "MIXED_LINES", "MEDICAL_GAP", "PART_MONTH_MOVE", "DOCUMENT_TYPE",
    ];

    /// <summary>Facts that between them make every rule of the book speak in each of its ways.</summary>
    private static IEnumerable<RuleInput> Everything => BookSituations.All;

    [Fact]
    public void Every_rule_stands_in_the_book_once() => Assert.Equal(Codes, RuleBook.All.Select(rule => rule.Code));

    [Fact]
    public void Every_finding_has_a_source_and_its_texts_in_both_languages()
    {
        var findings = Everything.SelectMany(Findings).ToList();

        Assert.Equal(Codes.Order(), findings.Select(finding => finding.Code).Distinct().Order());
        Assert.All(findings, finding =>
        {
            var text = FindingTexts.Render(finding);
            Assert.NotEmpty(FindingTexts.SourceOf(finding));
            Assert.True(HasChinese(text.Zh), text.Zh);
            Assert.False(HasChinese(text.En), text.En);
            Assert.NotEmpty(text.En);
            Assert.All(FindingTexts.Actions(finding), action =>
            {
                Assert.True(HasChinese(action.Label.Zh), action.Label.Zh);
                Assert.False(HasChinese(action.Label.En), action.Label.En);
                Assert.NotEmpty(action.Code);
            });
        });
    }

    [Fact]
    public void An_active_pension_in_another_province_is_told_to_be_transferred()
    {
        var finding = Assert.Single(Findings(Input(Record(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Active))));

        Assert.Equal("该员工在武汉仍有在缴养老保险，请先办理转移手续", FindingTexts.Render(finding).Zh);
        Assert.Contains(FindingTexts.Actions(finding), action => action is { Code: "open-transfer", Label.Zh: "需办理社保转移" });
    }

    [Theory]
    [InlineData(InsuranceLine.Pension, Shaoyang)]
    [InlineData(InsuranceLine.WorkInjury, Wuhan)]
    public void An_active_line_that_does_not_transfer_is_told_to_be_stopped(InsuranceLine line, string region)
    {
        var finding = Assert.Single(Findings(Input(Record(line, region, EnrolmentStatus.Active))));

        Assert.EndsWith("请先由原单位办理停保", FindingTexts.Render(finding).Zh, StringComparison.Ordinal);
        Assert.DoesNotContain(FindingTexts.Actions(finding), action => action.Code == "open-transfer");
    }

    [Fact]
    public void A_code_that_left_the_book_still_shows_itself()
    {
        var old = Findings(Everything.First())[0] with { Code = "GONE" };

        Assert.Equal(("GONE", "GONE", ""), (FindingTexts.Render(old).Zh, FindingTexts.Render(old).En, FindingTexts.SourceOf(old)));
        Assert.Empty(FindingTexts.Actions(old));
    }

    [Fact]
    public void Running_the_rules_again_finds_the_same() => Assert.All(Everything, input =>
        Assert.Equal(RuleBook.Evaluate(input).Select(cause => cause.Key), RuleBook.Evaluate(input).Select(cause => cause.Key)));

    [Fact]
    public void No_rule_finds_more_than_the_weight_it_states() => Assert.All(Everything, input => Assert.All(RuleBook.All, rule =>
        Assert.All(rule.Evaluate(input), cause => Assert.True(cause.Severity <= rule.Severity && cause.Severity > Severity.None, rule.Code))));

    [Fact]
    public void Every_rule_has_a_name_in_both_languages_and_says_what_it_needs() => Assert.All(RuleBook.All, rule =>
    {
        Assert.True(HasChinese(rule.Title.Zh) && !HasChinese(rule.Title.En), rule.Code);
        Assert.NotEqual(RuleNeeds.None, rule.Needs);
    });

    [Fact]
    public void Facts_of_a_finding_hold_nothing_that_changes_by_the_day() => Assert.All(Everything, input =>
    {
        var tomorrow = RuleBook.Evaluate(input with { Today = input.Today.AddDays(1) });
        var looked = RuleBook.NextLook(input) == input.Today.AddDays(1);
        Assert.True(looked || Shown(RuleBook.Evaluate(input)).SequenceEqual(Shown(tomorrow)), $"{input.Today}");
    });

    private static IEnumerable<string> Shown(IEnumerable<Cause> causes) =>
        causes.Select(cause => $"{cause.Key} {cause.Severity} {cause.Magnitude} {string.Join(',', cause.Facts)}");

    private static IReadOnlyList<Finding> Findings(RuleInput input) =>
        FindingSet.Decide("1001", [], RuleBook.Evaluate(input), 1, Now, input.Today).Open;

    private static bool HasChinese(string text) => text.Any(c => c is >= '\u2E80' and <= '\uFFEF');
}
