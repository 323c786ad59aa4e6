using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Money;
using HrActors.Domain.Time;

namespace HrActors.Domain.Findings.Rules;

/// <summary>A confirmed policy changed rates of closed months: the difference is booked as one adjustment, the months stay.</summary>
public sealed class RateChangedRule : PolicyChangeRule
{
    public override string Code => FindingCodes.RateChanged;

    public override LocalText Title => LocalText.Of("费率追溯调整", "Rates changed backwards");

    private protected override string Word(bool chinese) => chinese ? "费率" : "rates";

    private protected override (PolicyFigures From, PolicyFigures To) Step(PolicyChange change) =>
        (change.Before, change.Before with { EmployerRate = change.After.EmployerRate, EmployeeRate = change.After.EmployeeRate });
}

/// <summary>A confirmed policy changed the bounds of closed months: who is at a bound owes or gets the difference.</summary>
public sealed class BoundsRetroactiveRule : PolicyChangeRule
{
    public override string Code => FindingCodes.BoundsRetroactive;

    public override LocalText Title => LocalText.Of("基数上下限追溯调整", "Bounds changed backwards");

    private protected override string Word(bool chinese) => chinese ? "缴费基数上下限" : "bounds";

    private protected override (PolicyFigures From, PolicyFigures To) Step(PolicyChange change) =>
        (change.After with { Floor = change.Before.Floor, Cap = change.Before.Cap }, change.After);
}

/// <summary>
/// What the two rules about policies share: the difference of every closed month this person was employed at the place, rounded half up to
/// the fen per side as an estimate; the adjustment that is booked decides. The two steps, rates then bounds, add up to the whole.
/// </summary>
public abstract class PolicyChangeRule : Rule
{
    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.Policies | RuleNeeds.Wages | RuleNeeds.Employment;

    public override string Source => "社会保险法第六十条、第八十六条；各地公布缴费基数、费率的通知（差额补收或退费）";

    public override IEnumerable<Cause> Evaluate(RuleInput input) => input.PolicyChanges
        .Where(change => !change.Settled)
        .Select(change => Difference(input, change))
        .OfType<Cause>();

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        var (region, line) = (facts.RegionName(), facts.LineName());
        var (from, through) = (facts[RuleFacts.From], facts[RuleFacts.Through]);
        var (employer, employee) = (facts[RuleFacts.Employer], facts[RuleFacts.Employee]);
        return LocalText.Of(
            $"{region.Zh}{line.Zh}{Word(true)}自{from}起调整，已结账的{from}至{through}预计差额：单位{employer}元、个人{employee}元，请确认补缴或退费",
            $"The {Word(false)} of {line.En} in {region.En} changed from {from} on; for the closed months to {through} the difference is about {employer} yuan "
            + $"(employer) and {employee} yuan (employee): confirm the adjustment");
    }

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => [FindingActions.SeeWages];

    private protected abstract string Word(bool chinese);

    private protected abstract (PolicyFigures From, PolicyFigures To) Step(PolicyChange change);

    private Cause? Difference(RuleInput input, PolicyChange change)
    {
        var (before, after) = Step(change);
        decimal employer = 0, employee = 0;
        var months = 0;
        for (var month = change.From; month <= change.Through; month = month.AddMonths(1))
        {
            if (!IsEmployed(input, change.RegionCode, month) || input.BaseWage(month) is not { } wage) continue;
            var (oldBase, newBase) = (Math.Clamp(wage, before.Floor, before.Cap), Math.Clamp(wage, after.Floor, after.Cap));
            var ofEmployer = Fen(newBase * after.EmployerRate) - Fen(oldBase * before.EmployerRate);
            var ofEmployee = Fen(newBase * after.EmployeeRate) - Fen(oldBase * before.EmployeeRate);
            if (ofEmployer == 0 && ofEmployee == 0) continue;

            (employer, employee, months) = (employer + ofEmployer, employee + ofEmployee, months + 1);
        }

        return months == 0 ? null : Cause(
            Severity.Warning,
            $"{change.PolicyVersion}:{change.RegionCode}:{change.Line.WireName()}",
            Math.Abs(employer) + Math.Abs(employee),
            (RuleFacts.Line, change.Line.WireName()),
            (RuleFacts.Region, change.RegionCode),
            (RuleFacts.Policy, change.PolicyVersion),
            (RuleFacts.From, change.From.ToString()),
            (RuleFacts.Through, change.Through.ToString()),
            (RuleFacts.Months, RuleFacts.Number(months)),
            (RuleFacts.Employer, RuleFacts.Money(employer)),
            (RuleFacts.Employee, RuleFacts.Money(employee)));
    }

    private static bool IsEmployed(RuleInput input, string region, YearMonth month) => input.Facts.Periods.IsEmpty
        ? input.Facts.RegionCode == region && YearMonth.Of(input.Facts.HireDate) <= month
        : input.Facts.Periods.Exists(period =>
            period.RegionCode == region && YearMonth.Of(period.From) <= month && (period.To is not { } to || month <= YearMonth.Of(to)));

    private static decimal Fen(decimal amount) => Rounding.HalfUpFen.Apply(amount);
}
