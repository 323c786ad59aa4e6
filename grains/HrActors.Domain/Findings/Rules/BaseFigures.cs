using HrActors.Domain.Enrolment;
using HrActors.Domain.Money;
using HrActors.Domain.Payroll;
using HrActors.Domain.Time;

namespace HrActors.Domain.Findings.Rules;

/// <summary>What the rules about bases share: the wage of a month, the bounds of the place, what is left of a wage.</summary>
internal sealed record BaseFigures(decimal Wage, YearMonth Month, ImmutableList<LineTerms> Policies)
{
    /// <summary>Agencies round bases to the yuan, some up, some down.</summary>
    private const decimal Tolerance = 1m;

    /// <summary>Null while no wage is known, nothing holds at the place, or the person has left.</summary>
    public static BaseFigures? Of(RuleInput input)
    {
        var month = YearMonth.Of(input.Today);
        if (input.HasLeft || input.Facts.PolicyPack is not { } pack || input.BaseWage(month) is not { } wage) return null;

        var policies = input.Policies.LinesOf(input.Facts.RegionCode, pack).Select(line => input.Policy(line, month)).OfType<LineTerms>().ToImmutableList();
        return policies.IsEmpty ? null : new(wage, month, policies);
    }

    public LineTerms? Pension => Policies.Find(policy => policy.Line == InsuranceLine.Pension);

    /// <summary>What the base of the pension should be; null without a policy of the pension.</summary>
    public decimal? Expected => Pension is { } pension ? Math.Clamp(Wage, pension.Floor, pension.Cap) : null;

    /// <summary>Whether a declared base is what is left of the wage after the employee's contributions, or after tax too (实发).</summary>
    public bool IsNet(decimal declared)
    {
        var own = Policies.Sum(policy => Rounding.HalfUpFen.Apply(
            Math.Clamp(Wage, policy.Floor, policy.Cap) * policy.EmployeeRate));
        if (Wage <= own || IsNear(declared, Expected ?? Wage)) return false;

        var taxed = TaxPreview.Calculate([new() { Month = Month, Gross = Wage, Insurance = own }]);
        return IsNear(declared, Wage - own) || (taxed.Value is { } months && IsNear(declared, months[0].Net));
    }

    public static bool IsNear(decimal one, decimal other) => Math.Abs(one - other) <= Tolerance;

    /// <summary>
    /// Days on which bases are set anew: the beginning of the calendar year and of the declaration years that run from July. Policies
    /// published in between are told when they are confirmed.
    /// </summary>
    public static IEnumerable<DateOnly> Looks(RuleInput input) =>
        input.HasLeft ? [] : [new(input.Today.Year, 7, 1), new(input.Today.Year + 1, 1, 1)];
}
