using HrActors.Domain.Localisation;
using HrActors.Domain.Time;

namespace HrActors.Domain.Findings.Rules;

/// <summary>The declared base is what the person takes home: bases are gross (应发), never net (实发).</summary>
public sealed class BaseNetRule : Rule
{
    public override string Code => FindingCodes.BaseNet;

    public override LocalText Title => LocalText.Of("以实发工资作基数", "Net wage as base");

    public override Severity Severity => Severity.Blocking;

    public override RuleNeeds Needs => RuleNeeds.Wages | RuleNeeds.Policies | RuleNeeds.OwnEnrolments | RuleNeeds.Agencies;

    public override string Source => "关于工资总额组成的规定（国家统计局令第1号）第三条、第四条：工资总额为应发数";

    public override IEnumerable<Cause> Evaluate(RuleInput input) =>
        BaseFigures.Of(input) is { Expected: { } expected } figures && input.DeclaredBase() is { LastBase: { } declared } record && figures.IsNet(declared)
            ?
            [
                Cause(
                    Severity.Blocking,
                    "",
                    expected - declared,
                    (RuleFacts.DeclaredBase, RuleFacts.Money(declared)),
                    (RuleFacts.Base, RuleFacts.Money(expected)),
                    (RuleFacts.Wage, RuleFacts.Money(figures.Wage)),
                    (RuleFacts.Agency, record.Source)),
            ]
            : [];

    public override IEnumerable<DateOnly> Looks(RuleInput input) => BaseFigures.Looks(input);

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => LocalText.Of(
        $"申报的缴费基数{facts[RuleFacts.DeclaredBase]}元是实发工资，应以应发工资{facts[RuleFacts.Wage]}元确定基数，请更正为{facts[RuleFacts.Base]}元",
        $"The declared base of {facts[RuleFacts.DeclaredBase]} yuan is the net wage; the base follows from the gross wage of "
        + $"{facts[RuleFacts.Wage]} yuan and is {facts[RuleFacts.Base]} yuan");

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => [FindingActions.SeeWages];
}

/// <summary>
/// The first month was worked in part and its wage stands where the full-month wage belongs: the base of a new hire is the wage of a full
/// month. While no base is declared it is called to mind; a base declared on the part of the month is wrong.
/// </summary>
public sealed class FirstMonthRule : Rule
{
    public override string Code => FindingCodes.FirstMonth;

    public override LocalText Title => LocalText.Of("首月基数", "Base of the first month");

    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.Employment | RuleNeeds.Wages | RuleNeeds.OwnEnrolments;

    public override string Source => "劳社险中心函〔2006〕60号：新招职工以起薪当月工资收入作为缴费工资基数";

    public override IEnumerable<Cause> Evaluate(RuleInput input)
    {
        var (facts, hired) = (input.Facts, input.Facts.HireDate);
        if (input.HasLeft || hired.Day == 1 || hired.Year != input.Today.Year || facts.MonthlyWage is not { } full) yield break;
        if (facts.Wages.Find(wage => wage.Month.Contains(hired)) is not { Gross: var part } || part >= full) yield break;

        var declared = input.DeclaredBase()?.LastBase;
        if (declared is { } given && !BaseFigures.IsNear(given, part)) yield break;
        yield return Cause(
            declared is null ? Severity.Info : Severity.Warning,
            YearMonth.Of(hired).ToString(),
            full - part,
            (RuleFacts.Declared, RuleFacts.Day(hired)),
            (RuleFacts.Wage, RuleFacts.Money(part)),
            (RuleFacts.Base, RuleFacts.Money(full)));
    }

    /// <summary>From the next year on the base follows from the year before.</summary>
    public override IEnumerable<DateOnly> Looks(RuleInput input) => [new(input.Facts.HireDate.Year + 1, 1, 1)];

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => LocalText.Of(
        $"{facts[RuleFacts.Declared]}入职，首月工资{facts[RuleFacts.Wage]}元不是全月工资，缴费基数应按全月工资{facts[RuleFacts.Base]}元确定",
        $"Hired on {facts[RuleFacts.Declared]}: the first month's {facts[RuleFacts.Wage]} yuan are for part of it; the base is the full-month wage of "
        + $"{facts[RuleFacts.Base]} yuan");

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => [FindingActions.SeeWages];
}

/// <summary>
/// A wage of a month that is over was raised: it goes into the average of its year, and so into next year's base; the base declared for
/// this year stays. Called to mind until that year is over.
/// </summary>
public sealed class RetroactiveRaiseRule : Rule
{
    public override string Code => FindingCodes.RetroactiveRaise;

    public override LocalText Title => LocalText.Of("追溯调薪", "Raise of the past");

    public override Severity Severity => Severity.Info;

    public override RuleNeeds Needs => RuleNeeds.Wages;

    public override string Source => "劳社险中心函〔2006〕60号：缴费基数按上年度月平均工资核定，年度内一般不再调整";

    public override IEnumerable<Cause> Evaluate(RuleInput input) =>
        from wage in input.Facts.Wages
        where wage is { FirstGross: not null, ChangedOn: not null } && wage.Gross > wage.FirstGross
        let changed = wage.ChangedOn!.Value
        where YearMonth.Of(changed) > wage.Month && changed.Year >= input.Today.Year
        select Cause(
            Severity.Info,
            wage.Month.ToString(),
            wage.Gross - wage.FirstGross!.Value,
            (RuleFacts.From, wage.Month.ToString()),
            (RuleFacts.Before, RuleFacts.Money(wage.FirstGross!.Value)),
            (RuleFacts.Wage, RuleFacts.Money(wage.Gross)),
            (RuleFacts.Observed, RuleFacts.Day(changed)));

    public override IEnumerable<DateOnly> Looks(RuleInput input) =>
        input.Facts.Wages.Where(wage => wage.ChangedOn is not null).Select(wage => new DateOnly(wage.ChangedOn!.Value.Year + 1, 1, 1));

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => LocalText.Of(
        $"{facts[RuleFacts.From]}的工资于{facts[RuleFacts.Observed]}由{facts[RuleFacts.Before]}元调为{facts[RuleFacts.Wage]}元：计入下年度月平均工资，本年度已申报的基数不变",
        $"The wage of {facts[RuleFacts.From]} was raised on {facts[RuleFacts.Observed]} from {facts[RuleFacts.Before]} to {facts[RuleFacts.Wage]} yuan: "
        + "it counts for next year's average, the base declared this year stays");

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => [FindingActions.SeeWages];
}
