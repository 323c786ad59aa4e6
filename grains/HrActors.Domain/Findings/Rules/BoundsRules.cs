using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;

namespace HrActors.Domain.Findings.Rules;

/// <summary>
/// The wage is below the published floor (缴费基数下限), or a base was declared that is too low. Payment is by the floor, the wage stays as
/// it is; a base below what it should be is under-declared.
/// </summary>
public sealed class BaseLowRule : BoundsRule
{
    public override string Code => FindingCodes.BaseLow;

    public override LocalText Title => LocalText.Of("基数偏低", "Base too low");

    public override string Source => "社会保险法第六十条；劳社险中心函〔2006〕60号：低于当地平均工资60%的，按60%计算";

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => facts.TryGetValue(RuleFacts.DeclaredBase, out var declared)
        ? LocalText.Of(
            $"申报的缴费基数{declared}元低于应申报的{facts[RuleFacts.Base]}元，请核对并补报",
            $"The declared base of {declared} yuan is below {facts[RuleFacts.Base]} yuan; check and declare the difference")
        : LocalText.Of(
            $"应发工资{facts[RuleFacts.Wage]}元低于缴费基数下限{facts[RuleFacts.Floor]}元，按下限缴费，工资记录不变",
            $"The gross wage of {facts[RuleFacts.Wage]} yuan is below the floor of {facts[RuleFacts.Floor]} yuan: paid on the floor, the wage stays");

    private protected override decimal Beyond(decimal wage, LineTerms bounds) => bounds.Floor - wage;

    private protected override decimal Beyond(decimal declared, decimal expected) => expected - declared;

    private protected override (string, decimal) Bound(LineTerms bounds) => (RuleFacts.Floor, bounds.Floor);
}

/// <summary>The wage is above the published cap (缴费基数上限), or a base was declared that is too high. Payment is by the cap.</summary>
public sealed class BaseHighRule : BoundsRule
{
    public override string Code => FindingCodes.BaseHigh;

    public override LocalText Title => LocalText.Of("基数偏高", "Base too high");

    public override string Source => "社会保险法第六十条；劳社险中心函〔2006〕60号：超过当地平均工资300%的部分不计入缴费基数";

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => facts.TryGetValue(RuleFacts.DeclaredBase, out var declared)
        ? LocalText.Of(
            $"申报的缴费基数{declared}元高于应申报的{facts[RuleFacts.Base]}元，请核对，多缴部分可申请退费",
            $"The declared base of {declared} yuan is above {facts[RuleFacts.Base]} yuan; check, what was overpaid can be refunded")
        : LocalText.Of(
            $"应发工资{facts[RuleFacts.Wage]}元高于缴费基数上限{facts[RuleFacts.Cap]}元，按上限缴费，工资记录不变",
            $"The gross wage of {facts[RuleFacts.Wage]} yuan is above the cap of {facts[RuleFacts.Cap]} yuan: paid on the cap, the wage stays");

    private protected override decimal Beyond(decimal wage, LineTerms bounds) => wage - bounds.Cap;

    private protected override decimal Beyond(decimal declared, decimal expected) => declared - expected;

    private protected override (string, decimal) Bound(LineTerms bounds) => (RuleFacts.Cap, bounds.Cap);
}

/// <summary>What the two rules about bounds share. A wage outside is a note, since payment is clamped; a wrong declared base is a warning.</summary>
public abstract class BoundsRule : Rule
{
    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.Wages | RuleNeeds.Policies | RuleNeeds.OwnEnrolments | RuleNeeds.Agencies;

    public override IEnumerable<Cause> Evaluate(RuleInput input)
    {
        if (BaseFigures.Of(input) is not { } figures) yield break;

        var outside = figures.Policies.Where(policy => Beyond(figures.Wage, policy) > 0).ToList();
        if (outside.Count > 0)
        {
            var worst = outside.MaxBy(policy => Beyond(figures.Wage, policy))!;
            var (name, bound) = Bound(worst);
            yield return Cause(
                Severity.Info,
                "wage",
                Beyond(figures.Wage, worst),
                (RuleFacts.Wage, RuleFacts.Money(figures.Wage)),
                (name, RuleFacts.Money(bound)),
                (RuleFacts.Lines, string.Join(' ', outside.Select(policy => policy.Line.WireName()))),
                (RuleFacts.Policy, worst.Version));
        }

        if (input.DeclaredBase() is { LastBase: { } declared } record && Wrong(input, figures, declared) is { } expected)
        {
            yield return Cause(
                Severity.Warning,
                "declared",
                Beyond(declared, expected),
                (RuleFacts.DeclaredBase, RuleFacts.Money(declared)),
                (RuleFacts.Base, RuleFacts.Money(expected)),
                (RuleFacts.Wage, RuleFacts.Money(figures.Wage)),
                (RuleFacts.Agency, record.Source));
        }
    }

    public override IEnumerable<DateOnly> Looks(RuleInput input) => BaseFigures.Looks(input);

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => [FindingActions.SeeWages];

    private protected abstract decimal Beyond(decimal wage, LineTerms bounds);

    private protected abstract decimal Beyond(decimal declared, decimal expected);

    private protected abstract (string Name, decimal Value) Bound(LineTerms bounds);

    /// <summary>
    /// What should have been declared; null when the declared base is right, or when only a month's wage is known, which is no base. A
    /// base outside the bounds is wrong whatever the wage is. A net wage is told by its own rule.
    /// </summary>
    private decimal? Wrong(RuleInput input, BaseFigures figures, decimal declared)
    {
        if (figures is not { Pension: { } bounds, Expected: { } expected } || figures.IsNet(declared)) return null;
        if (Beyond(declared, bounds) > 0) return Bound(bounds).Value;

        var known = input.Facts.HireDate.Year == figures.Month.Year || input.Facts.PreviousYearMonthlyAverage is not null
            || input.DeclaredWage(figures.Month) is not null;
        return known && Beyond(declared, expected) > 0 && !BaseFigures.IsNear(declared, expected) ? expected : null;
    }
}
