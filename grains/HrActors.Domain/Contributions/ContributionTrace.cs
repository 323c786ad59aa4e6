using System.Globalization;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;

namespace HrActors.Domain.Contributions;

/// <summary>Describes a calculation from its figures, step by step, with the policy values each step rests on.</summary>
internal static class ContributionTrace
{
    public static IEnumerable<(TraceStep Step, ImmutableArray<Dated> Read)> Of(
        ContributionFacts facts, ImmutableArray<LinePolicy> policies, LineFigures[] figures)
    {
        var first = figures[0];
        var shared = policies.Where((policy, i) => policy.Base is not null && SameWage(figures[i], first))
            .Select(policy => policy.Values[PolicyParameter.Base]);
        yield return Base("base", facts, policies[0], first, [.. shared]);
        for (var i = 0; i < figures.Length; i++)
        {
            var (policy, figure) = (policies[i], figures[i]);
            var name = policy.Line.WireName();
            if (!SameWage(figure, first) && policy.Base is not null) yield return Base(name + ".wage", facts, policy, figure,
                [policy.Values[PolicyParameter.Base]]);
            if (policy.Bounds is not null) yield return Clamped(name + ".base", facts, policy, figure);
            yield return Factor(name + ".factor", facts, policy, figure);
            if (figure.Missing != MissingFact.None) continue;
            yield return Amount(name + ".employer", facts, policy, figure, employer: true);
            yield return Amount(name + ".employee", facts, policy, figure, employer: false);
        }

        yield return Total("total.employer", [.. figures.Select(figure => figure.Employer)]);
        yield return Total("total.employee", [.. figures.Select(figure => figure.Employee)]);
    }

    private static bool SameWage(LineFigures one, LineFigures other) => one.Wage == other.Wage && one.BaseRule == other.BaseRule;

    private static (TraceStep, ImmutableArray<Dated>) Base(
        string step, ContributionFacts facts, LinePolicy policy, LineFigures figures, ImmutableArray<Dated> read)
    {
        if (policy.Base is null) return Step(step, TraceTexts.BaseNone, [], 0, []);
        var baseYear = LineCalculation.BaseYear(policy.Month, policy.Base.YearStart);
        var declared = figures.BaseRule == BaseRule.PreviousYearAverage ? facts.DeclaredFor(baseYear) : null;
        var code = figures.BaseRule switch
        {
            _ when declared is { Months: null } => TraceTexts.BaseDeclaredRecorded,
            _ when declared is not null => TraceTexts.BaseDeclared,
            BaseRule.FirstMonth => TraceTexts.BaseFirstMonth,
            BaseRule.PreviousYearAverage when facts.RecordedYear is { } recorded =>
                recorded == baseYear.Year - 1 ? TraceTexts.BaseRecorded : TraceTexts.BaseRecordedOther,
            BaseRule.PreviousYearAverage => TraceTexts.BasePreviousYear,
            _ when policy.Base is { Established: BaseWage.MonthWage } or { NewHire: BaseWage.MonthWage } => TraceTexts.BaseMonthWage,
            _ => TraceTexts.BaseWithoutAverage,
        };
        return Step(step, code,
        [
            new("gross", Figure(facts.GrossWage)), new("average", Figure(facts.PreviousYearMonthlyAverage)),
                new("firstMonth", Figure(facts.FirstMonthWage)),
            new("hired", Day(facts.HireDate)), new("year", (baseYear.Year - 1).ToString(CultureInfo.InvariantCulture)),
            .. facts.RecordedYear is { } of ? Recorded(of) : [],
            .. declared is null ? [] : Declared(declared),
        ], figures.Wage, read);
    }

    private static IEnumerable<KeyValuePair<string, string>> Recorded(int year) =>
        [new("recorded", year.ToString(CultureInfo.InvariantCulture))];

    private static IEnumerable<KeyValuePair<string, string>> Declared(DeclaredWage declared) =>
    [
        new("declared", Figure(declared.Wage)), new("total", Figure(declared.Total)), new("from", declared.From.ToString()),
        new("months", declared.Months?.ToString(CultureInfo.InvariantCulture) ?? "-"),
    ];

    private static (TraceStep, ImmutableArray<Dated>) Clamped(string step, ContributionFacts facts, LinePolicy policy, LineFigures figures)
    {
        var code = figures.Clamped switch
        {
            Clamp.Floor => TraceTexts.ClampFloor,
            Clamp.Cap => TraceTexts.ClampCap,
            _ => TraceTexts.ClampWithin,
        };
        return Step(step, code,
        [
            new("wage", Figure(figures.Wage)), new("floor", Figure(policy.Bounds!.FloorFor(facts.AccountOpened))),
                new("cap", Figure(policy.Bounds.Cap)),
        ], figures.Base, [policy.Values[PolicyParameter.Bounds]]);
    }

    private static (TraceStep, ImmutableArray<Dated>) Factor(string step, ContributionFacts facts, LinePolicy policy, LineFigures figures)
    {
        var rule = figures.Factor.Rule;
        // Hired and left in one month: both rules were asked, and the one that leaves less decided.
        var (start, end) = (rule == MonthFactorRule.MonthOfHire, rule == MonthFactorRule.MonthOfLeaving);
        PolicyParameter[] asked = rule switch
        {
            MonthFactorRule.NewToWork => [PolicyParameter.Base],
            _ when start && facts.LeaveDate <= policy.Month.LastDay => [PolicyParameter.MonthStart, PolicyParameter.MonthEnd],
            _ when end && facts.HireDate >= policy.Month.FirstDay => [PolicyParameter.MonthEnd, PolicyParameter.MonthStart],
            _ when start => [PolicyParameter.MonthStart],
            _ when end => [PolicyParameter.MonthEnd],
            _ => [],
        };
        ImmutableArray<Dated> read = [.. asked.Select(parameter => policy.Values[parameter])];
        var terms = start || end ? read[0].Value.Fields : [];
        return Step(step, CodeOf(rule),
            [new("month", policy.Month.ToString()), new("hired", Day(facts.HireDate)), new("left", Day(facts.LeaveDate)), .. terms],
            figures.Factor.Value, read);
    }

    private static string CodeOf(MonthFactorRule rule) => rule switch
    {
        MonthFactorRule.BeforeHire => TraceTexts.PartBeforeHire,
        MonthFactorRule.AfterLeaving => TraceTexts.PartAfterLeaving,
        MonthFactorRule.MonthOfHire => TraceTexts.PartMonthOfHire,
        MonthFactorRule.MonthOfLeaving => TraceTexts.PartMonthOfLeaving,
        MonthFactorRule.NewToWork => TraceTexts.PartNewToWork,
        _ => TraceTexts.PartWhole,
    };

    private static (TraceStep, ImmutableArray<Dated>) Amount(string step, ContributionFacts facts, LinePolicy policy, LineFigures figures,
        bool employer)
    {
        var rate = employer ? figures.EmployerRate : figures.EmployeeRate;
        var lump = policy.Fixed is { } amounts ? employer ? amounts.Employer : amounts.Employee : (decimal?)null;
        var code = policy.Rates switch
        {
            null => TraceTexts.AmountFixed,
            Rates.ByInjuryClass => TraceTexts.AmountByClass,
            Rates.Chosen => TraceTexts.AmountChosen,
            _ => TraceTexts.AmountRate,
        };
        PolicyParameter[] parameters = [PolicyParameter.Rates, PolicyParameter.Rounding, PolicyParameter.Fixed];
        return Step(step, code,
        [
            new("line", policy.Line.WireName()), new("side", employer ? "employer" : "employee"), new("base", Figure(figures.Base)),
            new("rate", rate.ToString("0.####%", CultureInfo.InvariantCulture)),
                new("factor", figures.Factor.Value.ToString("0.####", CultureInfo.InvariantCulture)),
            new("rounding", (employer ? policy.Rounding?.Employer : policy.Rounding?.Employee) is { } rounding
                ? Money.Roundings.WireName(rounding) : "-"),
            new("class", facts.InjuryClass?.ToString(CultureInfo.InvariantCulture) ?? "-"), new("fixed", Figure(lump)),
        ], employer ? figures.Employer : figures.Employee,
            [.. parameters.Where(policy.Values.ContainsKey).Select(parameter => policy.Values[parameter])]);
    }

    private static (TraceStep, ImmutableArray<Dated>) Total(string step, ImmutableArray<decimal> amounts) =>
        Step(step, TraceTexts.Total, [new("amounts", string.Join(" + ", amounts.Select(amount => Figure(amount))))], amounts.Sum(), []);

    private static (TraceStep, ImmutableArray<Dated>) Step(
        string step, string code, IEnumerable<KeyValuePair<string, string>> values, decimal figure, ImmutableArray<Dated> read) =>
            (new TraceStep
        {
            Step = step,
            Code = code,
            Values = values.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Figure = figure,
            Source = read.IsEmpty ? null : string.Join("；", read.Select(dated => dated.Source.Text).Distinct()),
            Grade = read.Aggregate(PolicyGrade.None, (grade, dated) => grade.With(dated.Source.Grade)),
        }, read);

    private static string Day(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture) ?? "-";

    private static string Figure(decimal? value) => value?.ToString("0.00##", CultureInfo.InvariantCulture) ?? "-";
}
