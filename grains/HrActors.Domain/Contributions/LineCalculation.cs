using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Money;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Contributions;

/// <summary>One line's policy for one month, laid out for computing it many times.</summary>
internal sealed class LineCalculation
{
    private readonly DateOnly _first;
    private readonly DateOnly _last;
    private readonly YearMonth _baseYear;
    private readonly Rates.Flat? _flat;
    private readonly Rounding _employerRounding;
    private readonly Rounding _employeeRounding;
    private readonly decimal _fixedEmployer;
    private readonly decimal _fixedEmployee;

    public LineCalculation(LinePolicy policy)
    {
        Policy = policy;
        (_first, _last) = (policy.Month.FirstDay, policy.Month.LastDay);
        _baseYear = BaseYear(policy.Month, policy.Base?.YearStart ?? 1);
        _flat = policy.Rates as Rates.Flat;
        (_employerRounding, _employeeRounding) = (policy.Rounding?.Employer ?? Rounding.None, policy.Rounding?.Employee ?? Rounding.None);
        (_fixedEmployer, _fixedEmployee) = (policy.Fixed?.Employer ?? 0, policy.Fixed?.Employee ?? 0);
    }

    public LinePolicy Policy { get; }

    /// <summary>The first month of the base year that a month lies in.</summary>
    public static YearMonth BaseYear(YearMonth month, int yearStart) => new(month.Month >= yearStart ? month.Year : month.Year - 1, yearStart);

    public LineFigures Compute(ContributionFacts facts)
    {
        var factor = Factor(facts);
        if (Policy.Bounds is not { } bounds) return FixedAlone(factor);

        var (wage, rule) = Choose(facts);
        var (lineBase, clamp) = bounds.Clamp(wage, facts.AccountOpened);
        var (employerRate, employeeRate, missing) = RatesFor(facts);
        var paid = factor.Value > 0 && missing == MissingFact.None;
        return new LineFigures
        {
            Wage = wage,
            BaseRule = rule,
            Base = lineBase,
            Clamped = clamp,
            Factor = factor,
            EmployerRate = employerRate,
            EmployeeRate = employeeRate,
            Employer = paid ? Amount(lineBase, employerRate, factor.Value, _employerRounding) + _fixedEmployer : 0,
            Employee = paid ? Amount(lineBase, employeeRate, factor.Value, _employeeRounding) + _fixedEmployee : 0,
            Missing = missing,
        };
    }

    private LineFigures FixedAlone(MonthFactor factor) => new()
    {
        Wage = 0,
        BaseRule = BaseRule.None,
        Base = 0,
        Clamped = Clamp.None,
        Factor = factor,
        EmployerRate = 0,
        EmployeeRate = 0,
        Employer = factor.Value > 0 ? _fixedEmployer : 0,
        Employee = factor.Value > 0 ? _fixedEmployee : 0,
        Missing = MissingFact.None,
    };

    private static decimal Amount(decimal lineBase, decimal rate, decimal factor, Rounding rounding) =>
        rate == 0 ? 0 : rounding.Apply(factor == 1 ? lineBase * rate : lineBase * rate * factor);

    /// <summary>
    /// Who came after the year the base looks at has the wage the place names for new people, the others what it names for those. Who worked
    /// no full month of that year counts as new, unless an average of it is known all the same. An average that was recorded for another
    /// year stands in for who is not new, until there is one: it is closer than the wage of one month.
    /// </summary>
    private (decimal Wage, BaseRule Rule) Choose(ContributionFacts facts)
    {
        var choice = Policy.Base!;
        var isNew = YearBase.IsNew(facts, _baseYear);
        var kind = isNew ? choice.NewHire : choice.Established;
        return kind switch
        {
            BaseWage.FirstMonth => (facts.FirstMonthWage ?? facts.GrossWage, BaseRule.FirstMonth),
            BaseWage.PreviousYearAverage when facts.DeclaredFor(_baseYear) is { } declared => (declared.Wage, BaseRule.PreviousYearAverage),
            BaseWage.PreviousYearAverage when facts.PreviousYearMonthlyAverage is { } average => (average, BaseRule.PreviousYearAverage),
            _ => (facts.GrossWage, BaseRule.Gross),
        };
    }

    private MonthFactor Factor(ContributionFacts facts)
    {
        if (facts.HireDate > _last) return new(0, MonthFactorRule.BeforeHire);
        if (facts.LeaveDate < _first) return new(0, MonthFactorRule.AfterLeaving);

        var factor = new MonthFactor(1, MonthFactorRule.Whole);
        if (facts.HireDate is { } hired && hired >= _first)
        {
            if (facts.NewToWork && Policy.Base?.FirstMonthOfNewWorkers > 1) return new(0, MonthFactorRule.NewToWork);
            factor = new(Policy.MonthStart.FactorFor(hired), MonthFactorRule.MonthOfHire);
        }

        if (facts.LeaveDate is { } left && left <= _last && Policy.MonthEnd.FactorFor(left) is var rest
            && (rest < factor.Value || factor.Rule == MonthFactorRule.Whole))
        {
            factor = new(rest, MonthFactorRule.MonthOfLeaving);
        }

        return factor;
    }

    private (decimal Employer, decimal Employee, MissingFact Missing) RatesFor(ContributionFacts facts)
    {
        if (_flat is not null) return (_flat.Employer, _flat.Employee, MissingFact.None);
        if (Policy.Rates is Rates.ByInjuryClass scale)
        {
            return facts.InjuryClass is { } injuryClass ? (scale.For(injuryClass) ?? 0, 0, MissingFact.None)
                : (0, 0, MissingFact.InjuryClass);
        }

        return facts.HousingFundRate is { } rate ? (rate, rate, MissingFact.None) : (0, 0, MissingFact.HousingFundRate);
    }
}
