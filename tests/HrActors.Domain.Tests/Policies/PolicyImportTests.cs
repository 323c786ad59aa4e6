using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;

namespace HrActors.Domain.Tests.Policies;

public class PolicyImportTests
{
    /// <summary>A notice that adds one year of bounds to the trial pack, with the case that proves it.</summary>
    private const string Notice = """
        pack: trial
        title: { zh: 试用, en: Trial }
        sources:
          final24: { document: final 2024, published: 2024-08-08, grade: confirmed }
        sections:
          - regions: ["430100"]
            lines:
              pension:
                bounds: [{ from: 2024-01, floor: 4027, cap: 20133, source: final24 }]
        cases:
          - { name: the new floor, region: "430100", month: 2024-03, knownOn: 2024-09-01, wage: 2000, expect: { pension: { base: 4027, employer: 604.05, employee: 322.2 } } }
        """;

    private static readonly PolicyBook Trial = Import(PolicyBook.Empty, PolicyTexts.Right).Book!;

    [Fact]
    public void A_notice_adds_to_what_is_known_and_changes_no_answer_of_before()
    {
        var book = Import(Trial, Notice).Book!;

        Assert.Equal(4027m, book.Find("430100", "trial", InsuranceLine.Pension, new(2024, 3), new(2024, 9, 1)).Value!.Bounds!.Floor);
        Assert.Equal(3770m, book.Find("430100", "trial", InsuranceLine.Pension, new(2024, 3), new(2024, 5, 1)).Value!.Bounds!.Floor);
        Assert.Equal(3770m, Trial.Find("430100", "trial", InsuranceLine.Pension, new(2024, 3), new(2024, 9, 1)).Value!.Bounds!.Floor);
    }

    [Fact]
    public void The_same_file_twice_changes_nothing()
    {
        var once = Import(Trial, Notice).Book!;
        var twice = Import(once, Notice);

        Assert.Empty(twice.Faults);
        Assert.Equal(
            once.FindSeries("430100", "trial", InsuranceLine.Pension, PolicyParameter.Bounds)!.Values.Length,
            twice.Book!.FindSeries("430100", "trial", InsuranceLine.Pension, PolicyParameter.Bounds)!.Values.Length);
    }

    /// <summary>What is replaced in the notice, by what, and the codes of the faults.</summary>
    public static TheoryData<string, string, string> Spoiled => new()
    {
        // The case is wrong, or the figure is: either way nothing is taken.
        { "floor: 4027", "floor: 4026", "policy-file.case-failed" },
        { "employer: 604.05", "employer: 604.06", "policy-file.case-failed" },
        { "month: 2024-03, knownOn: 2024-09-01, wage: 2000", "month: 2021-03, knownOn: 2024-09-01, wage: 2000", "policy-file.case-failed" },
        { "{ pension: { base: 4027, employer: 604.05, employee: 322.2 } }", "{ pension: pending }", "policy-file.case-failed" },
        { "{ pension: { base: 4027, employer: 604.05, employee: 322.2 } }",
            "{ medical: pending, pension: { base: 4027, employer: 604.05, employee: 322.2 } }", "policy-file.case-failed" },
        { "wage: 2000, expect", "wage: 2000, hired: 2024-03-02, left: 2024-03-01, expect", "policy-file.case-failed" },
        // No case reaches the value.
        { "knownOn: 2024-09-01, wage: 2000, expect: { pension: { base: 4027, employer: 604.05, employee: 322.2 } }",
            "knownOn: 2024-08-07, wage: 2000, expect: { pension: { base: 3770, employer: 565.5, employee: 301.6 } }",
            "policy-file.unproven" },
        { "{ from: 2024-01, floor", "{ from: 2023-01, to: 2023-12, floor", "policy-file.case-failed" },
        // A line that the region does not have needs all of its parameters.
        { "pension:\n        bounds", "medical:\n        bounds", "policy-file.missing-parameter" },
        { "[\"430100\"]", "[\"430200\"]", "policy-file.missing-parameter" },
    };

    [Theory]
    [MemberData(nameof(Spoiled))]
    public void What_does_not_hold_together_is_refused_whole(string old, string replacement, string code)
    {
        var text = Notice.Replace("\r", "", StringComparison.Ordinal);
        Assert.Contains(old, text, StringComparison.Ordinal);

        var import = Import(Trial, text.Replace(old, replacement, StringComparison.Ordinal));

        Assert.Null(import.Book);
        Assert.Contains(import.Faults, fault => fault.Code == code);
        Assert.All(import.Faults, fault => Assert.True(fault.Line > 1 && fault.File == "file.yaml"));
    }

    [Fact]
    public void Two_values_for_one_month_of_one_day_are_refused()
    {
        var text = Notice.Replace("published: 2024-08-08", "published: 2023-07-31", StringComparison.Ordinal)
            .Replace("{ from: 2024-01, floor", "{ from: 2023-01, floor", StringComparison.Ordinal);

        var fault = Assert.Single(Import(Trial, text).Faults, fault => fault.Code == "policy-file.overlap");

        Assert.Contains("430100/pension/bounds", fault.Text.En, StringComparison.Ordinal);
    }

    /// <summary>A city that starts its own series late would hide what its province says of the months before.</summary>
    [Fact]
    public void A_city_cannot_hide_its_provinces_earlier_values()
    {
        var province = PolicyTexts.Right.Replace("regions: [\"430100\"]", "regions: [\"430000\"]", StringComparison.Ordinal);
        var book = Import(PolicyBook.Empty, province).Book!;

        Assert.Equal(3770m, book.Find("430200", "trial", InsuranceLine.Pension, new(2023, 3), new(2024, 1, 1)).Value!.Bounds!.Floor);
        var fault = Assert.Single(Import(book, Notice).Faults);
        Assert.Equal("policy-file.gap", fault.Code);
        Assert.Empty(Import(book, Notice.Replace("regions: [\"430100\"]", "regions: [\"430000\"]", StringComparison.Ordinal)).Faults);
    }

    [Fact]
    public void What_city_and_province_leave_out_the_nation_states()
    {
        var rounding = PolicyTexts.Right[PolicyTexts.Right.IndexOf("        rounding:",
            StringComparison.Ordinal)..PolicyTexts.Right.IndexOf("        base:", StringComparison.Ordinal)];
        var nation = $"  - regions: [\"100000\"]\n    lines:\n      pension:\n{rounding}cases:";
        var text = PolicyTexts.Right.Replace(rounding, "", StringComparison.Ordinal).Replace("cases:", nation, StringComparison.Ordinal);

        var book = Import(PolicyBook.Empty, text).Book!;

        Assert.Equal("half-up-fen/up-to-jiao",
            book.Find("430100", "trial", InsuranceLine.Pension, new(2023, 3), new(2024, 1, 1)).Value!.Rounding!.WireName);
        Assert.Equal("policy.unknown-region",
            book.Find("420100", "trial", InsuranceLine.Pension, new(2023, 3), new(2024, 1, 1)).Refusal?.Code);
        Assert.Equal("policy.unknown-region",
            book.Find("100000", "trial", InsuranceLine.Pension, new(2023, 3), new(2024, 1, 1)).Refusal?.Code);
    }

    private static PolicyImported Import(PolicyBook onto, string text) =>
        PolicyImport.Import(onto, [new() { Name = "file.yaml", Text = text }]);
}
