using System.Collections.Frozen;
using HrActors.Domain.Findings.Rules;
using HrActors.Domain.Localisation;

namespace HrActors.Domain.Findings;

/// <summary>All rules. Adding one is adding it here.</summary>
public static class RuleBook
{
    public static ImmutableArray<Rule> All { get; } =
    [
        new ActiveElsewhereRule(),
        new NewEnrolmentFalseRule(),
        new ArrearsRule(),
        new PensionerRule(),
        new NameMismatchRule(),
        new LateEnrolmentRule(),
        new DateMismatchRule(),
        new DuplicateEmployeeRule(),
    ];

    private static readonly FrozenDictionary<string, Rule> ByCode = All.ToFrozenDictionary(rule => rule.Code);

    /// <summary>Every cause that stands now, each once.</summary>
    public static IReadOnlyList<Cause> Evaluate(RuleInput input) => [.. All.SelectMany(rule => rule.Evaluate(input)).DistinctBy(cause => cause.Key)];

    /// <summary>The rule behind a finding; null for a code that is no longer in the book.</summary>
    public static Rule? Find(string code) => ByCode.GetValueOrDefault(code);
}

/// <summary>The texts of findings, rendered at reading.</summary>
public static class FindingTexts
{
    public static LocalText Render(Finding finding) =>
        RuleBook.Find(finding.Code)?.Text(finding.Facts) ?? LocalText.Of(finding.Code, finding.Code);

    public static IReadOnlyList<FindingAction> Actions(Finding finding) => RuleBook.Find(finding.Code)?.Actions(finding.Facts) ?? [];

    public static string SourceOf(Finding finding) => RuleBook.Find(finding.Code)?.Source ?? "";
}
