using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Findings;

public class RuleBookTests
{
    private static readonly string[] Codes =
    [
        "ACTIVE_ELSEWHERE", "NEW_ENROL_FALSE", "ARREARS", "PENSIONER", "NAME_MISMATCH", "LATE_ENROL", "DATE_MISMATCH", "DUP_EMPLOYEE",
    ];

    /// <summary>Facts under which every rule of the book speaks.</summary>
    private static RuleInput Everything => new(
        Employee() with { FirstPunchOn = new(2024, 3, 11), SamePerson = ["1002"] },
        [
            Answer(
                Record(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Active) with { Arrears = true },
                Record(InsuranceLine.WorkInjury, Wuhan, EnrolmentStatus.Active),
                Record(InsuranceLine.Medical, Guangzhou, EnrolmentStatus.Paused),
                Record(InsuranceLine.Pension, Guangzhou, EnrolmentStatus.Drawing)) with { NameMatches = false },
        ],
        new(2024, 6, 1));

    [Fact]
    public void Every_rule_stands_in_the_book_once() => Assert.Equal(Codes, RuleBook.All.Select(rule => rule.Code));

    [Fact]
    public void Every_finding_has_a_source_and_its_texts_in_both_languages()
    {
        var findings = Findings(Everything);

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
        var old = Findings(Everything)[0] with { Code = "GONE" };

        Assert.Equal(("GONE", "GONE", ""), (FindingTexts.Render(old).Zh, FindingTexts.Render(old).En, FindingTexts.SourceOf(old)));
        Assert.Empty(FindingTexts.Actions(old));
    }

    [Fact]
    public void Running_the_rules_again_finds_the_same() =>
        Assert.Equal(RuleBook.Evaluate(Everything).Select(cause => cause.Key), RuleBook.Evaluate(Everything).Select(cause => cause.Key));

    private static IReadOnlyList<Finding> Findings(RuleInput input) =>
        FindingSet.Decide("1001", [], RuleBook.Evaluate(input), 1, Now, input.Today).Open;

    private static bool HasChinese(string text) => text.Any(c => c is >= '\u2E80' and <= '\uFFEF');
}
