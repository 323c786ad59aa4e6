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
        new OldNotStoppedRule(),
        new DuplicateMonthRule(),
        new DuplicateEmployeeRule(),
        new IdentityBadRule(),
        new NameMismatchRule(),
        new IdentityReusedRule(),
        new BaseLowRule(),
        new BaseHighRule(),
        new BaseNetRule(),
        new FirstMonthRule(),
        new LateEnrolmentRule(),
        new DateMismatchRule(),
        new ArrearsRule(),
        new TemporaryAccountRule(),
        new PensionerRule(),
        new LumpSumRule(),
        new RateChangedRule(),
        new BoundsRetroactiveRule(),
        new RetroactiveRaiseRule(),
        new TransferStaleRule(),
        new TransferStuckRule(),
        new MixedLinesRule(),
        new MedicalGapRule(),
        new PartMonthMoveRule(),
        new DocumentTypeRule(),
    ];

    private static readonly FrozenDictionary<string, Rule> ByCode = All.ToFrozenDictionary(rule => rule.Code);

    /// <summary>Every cause that stands now, each once.</summary>
    public static IReadOnlyList<Cause> Evaluate(RuleInput input) => [.. All.SelectMany(rule => rule.Evaluate(input)).DistinctBy(cause => cause.Key)];

    /// <summary>The first day after today on which a rule may decide otherwise though no fact changes; null when there is none.</summary>
    public static DateOnly? NextLook(RuleInput input) =>
        All.SelectMany(rule => rule.Looks(input)).Where(day => day > input.Today).Select(day => (DateOnly?)day).Min();

    /// <summary>The rule behind a finding; null for a code that is no longer in the book.</summary>
    public static Rule? Find(string code) => ByCode.GetValueOrDefault(code);
}

/// <summary>The texts of findings, rendered at reading.</summary>
public static class FindingTexts
{
    public static LocalText Render(Finding finding) =>
        RuleBook.Find(finding.Code)?.Text(finding.Facts) ?? LocalText.Of(finding.Code, finding.Code);

    public static IReadOnlyList<FindingAction> Actions(Finding finding) => RuleBook.Find(finding.Code)?.Actions(finding.Facts) ?? [];

    /// <summary>The short name of a code; the code itself for one that is no longer in the book.</summary>
    public static LocalText TitleOf(string code) => RuleBook.Find(code)?.Title ?? LocalText.Of(code, code);

    public static string SourceOf(Finding finding) => RuleBook.Find(finding.Code)?.SourceOf(finding.Facts) ?? "";
}
