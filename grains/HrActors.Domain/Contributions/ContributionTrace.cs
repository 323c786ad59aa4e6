using System.Globalization;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Policies;

namespace HrActors.Domain.Contributions;

/// <summary>Puts a calculation into words, step by step.</summary>
internal static class ContributionTrace
{
    /// <summary>Gross wage and what belongs to it: 关于工资总额组成的规定 (国家统计局令第1号) art. 4-11.</summary>
    private const string WageSource = "关于工资总额组成的规定（国家统计局令第1号）第四条至第十一条";

    private const string BaseSource = "劳社险中心函〔2006〕60号";

    public static ImmutableList<TraceStep> Of(
        ContributionInput input, decimal wage, BaseRule rule, ImmutableList<LinePolicy> policies, ImmutableList<ContributionLine> lines)
    {
        var steps = ImmutableList.CreateBuilder<TraceStep>();
        steps.Add(Base(input, wage, rule));
        for (var i = 0; i < lines.Count; i++)
        {
            var (policy, line) = (policies[i], lines[i]);
            var name = line.Line.WireName();
            steps.Add(Clamped(name, wage, policy, line));
            steps.Add(Factor(name, input, policy, line));
            steps.Add(Amount(name + ".employer", "单位", "employer", line, line.EmployerRate, line.Employer, policy));
            steps.Add(Amount(name + ".employee", "个人", "employee", line, line.EmployeeRate, line.Employee, policy));
        }

        steps.Add(Total("total.employer", "单位", "employer", [.. lines.Select(line => line.Employer)]));
        steps.Add(Total("total.employee", "个人", "employee", [.. lines.Select(line => line.Employee)]));
        return steps.ToImmutable();
    }

    private static TraceStep Base(ContributionInput input, decimal wage, BaseRule rule)
    {
        var (zh, en) = rule switch
        {
            BaseRule.FirstMonth => ($"{input.HireDate:O} 当年入职：以首月全月应发工资为基数", $"Hired this year, on {input.HireDate:O}: the first full month's gross wage"),
            BaseRule.PreviousYearAverage => ("以上年度月平均应发工资为基数", "Monthly average gross wage of the previous year"),
            _ => ("无上年度月平均工资：以本月应发工资为基数", "No average of the previous year: the month's gross wage"),
        };
        var average = input.PreviousYearMonthlyAverage is { } known ? Figure(known) : "-";
        return Step("base",
            $"应发工资 {Figure(input.GrossWage)}，上年度月平均 {average}", $"gross wage {Figure(input.GrossWage)}, previous year's average {average}",
            zh, en, wage, rule == BaseRule.Gross ? WageSource : BaseSource);
    }

    private static TraceStep Clamped(string name, decimal wage, LinePolicy policy, ContributionLine line)
    {
        var bounds = policy.Bounds.Value;
        var range = $"{Figure(bounds.Floor)}-{Figure(bounds.Cap)}";
        var (zh, en) = line.Clamped switch
        {
            Clamp.Floor => ($"低于下限，按下限（{range}）", $"below the floor, so the floor ({range})"),
            Clamp.Cap => ($"高于上限，按上限（{range}）", $"above the cap, so the cap ({range})"),
            _ => ($"在上下限之间（{range}）", $"within the bounds ({range})"),
        };
        return Step(name + ".base", $"基数 {Figure(wage)}", $"base {Figure(wage)}", zh, en, line.Base, policy.Bounds.Source);
    }

    private static TraceStep Factor(string name, ContributionInput input, LinePolicy policy, ContributionLine line)
    {
        var start = policy.MonthStart.Value;
        var (zh, en) = (input.HireDate, input.LeaveDate) switch
        {
            ({ } hired, _) when input.Month.LastDay < hired => ("入职前的月份，不缴", "a month before the hire: nothing is due"),
            (_, { } left) when input.Month.FirstDay > left => ("离职后的月份，不缴", "a month after the last day: nothing is due"),
            ({ } hired, _) when input.Month.Contains(hired) => (
                $"入职当月：{start.CutoffDay} 日{(start.Inclusive ? "及以前" : "以前")}入职按 {Factor(start.Before)}，其后按 {Factor(start.After)}",
                $"month of hire: {Factor(start.Before)} when hired {(start.Inclusive ? "by" : "before")} day {start.CutoffDay}, {Factor(start.After)} after"),
            (_, { } left) when input.Month.Contains(left) => ("离职当月按整月", "the month of leaving counts in full"),
            _ => ("全月在职", "employed all month"),
        };
        var dates = $"{Day(input.HireDate)} / {Day(input.LeaveDate)}";
        return Step(name + ".factor", $"{input.Month}，入职/离职 {dates}", $"{input.Month}, hired/left {dates}", zh, en, line.Factor, policy.MonthStart.Source);
    }

    private static TraceStep Amount(
        string step, string sideZh, string sideEn, ContributionLine line, decimal rate, decimal amount, LinePolicy policy)
    {
        var product = FormattableString.Invariant($"{Figure(line.Base)} × {rate:0.####%} × {line.Factor:0.####}");
        return Step(step, product, product,
            $"{line.Line.ChineseName()}{sideZh}部分，取整规则 {line.Rounding}", $"{line.Line.EnglishName()}, {sideEn}, rounding {line.Rounding}",
            amount, policy.Rates.Source);
    }

    private static TraceStep Total(string step, string sideZh, string sideEn, ImmutableList<decimal> amounts)
    {
        var sum = string.Join(" + ", amounts.Select(Figure));
        return Step(step, sum, sum, $"{sideZh}合计：各险种取整后相加", $"{sideEn} total: the rounded lines added up", amounts.Sum(), null);
    }

    private static TraceStep Step(string step, string inputZh, string inputEn, string ruleZh, string ruleEn, decimal figure, string? source) => new()
    {
        Step = step,
        Input = LocalText.Of(inputZh, inputEn),
        Rule = LocalText.Of(ruleZh, ruleEn),
        Figure = figure,
        Source = source,
    };

    private static string Day(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture) ?? "-";

    private static string Factor(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Figure(decimal value) => value.ToString("0.00##", CultureInfo.InvariantCulture);
}
