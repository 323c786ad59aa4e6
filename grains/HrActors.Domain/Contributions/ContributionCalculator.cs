using HrActors.Domain.Commands;
using HrActors.Domain.Money;
using HrActors.Domain.Policies;

namespace HrActors.Domain.Contributions;

/// <summary>
/// Contributions of one person for one month (应缴社会保险费): the base by the wage rules, brought within the published bounds, times
/// the rate of each side, times the part of the month that is due, rounded per line and side and only then added up.
/// </summary>
public static class ContributionCalculator
{
    /// <summary>
    /// Refused with <c>wage.negative</c>, <c>money.too-large</c>, <c>employment.leave-before-hire</c>, or why <see cref="PolicyBook.FindAll"/> refuses; then
    /// nothing is computed, not even the lines that could be.
    /// </summary>
    /// <param name="input">The facts.</param>
    /// <param name="book">The policies at hand.</param>
    /// <param name="explain">False leaves the trace empty, for runs over many people.</param>
    public static Reply<ContributionStatement> Calculate(ContributionInput input, PolicyBook book, bool explain = true)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(book);
        if (Refuse(input) is { } refusal) return refusal;

        var policies = book.FindAll(input.RegionCode, input.Pack, input.Month, input.KnownOn);
        if (policies.IsRefused) return policies.Refusal;

        var (wage, rule) = ContributionBase.Choose(input);
        var lines = policies.Value.ConvertAll(policy => Line(policy, wage, ContributionBase.Factor(input, policy.MonthStart.Value)));
        return new ContributionStatement
        {
            Base = lines[0].Base,
            BaseRule = rule,
            Clamped = lines[0].Clamped,
            Factor = lines[0].Factor,
            Lines = lines,
            TotalEmployer = lines.Sum(line => line.Employer),
            TotalEmployee = lines.Sum(line => line.Employee),
            Trace = explain ? ContributionTrace.Of(input, wage, rule, policies.Value, lines) : [],
        };
    }

    private static ContributionLine Line(LinePolicy policy, decimal wage, decimal factor)
    {
        var bounds = policy.Bounds.Value;
        var clamp = wage < bounds.Floor ? Clamp.Floor : wage > bounds.Cap ? Clamp.Cap : Clamp.None;
        var lineBase = Math.Clamp(wage, bounds.Floor, bounds.Cap);
        var rates = policy.Rates.Value;
        var rounding = policy.Rounding.Value;
        return new ContributionLine
        {
            Line = policy.Line,
            Base = lineBase,
            Clamped = clamp,
            Factor = factor,
            EmployerRate = rates.Employer,
            EmployeeRate = rates.Employee,
            Employer = rounding.Employer.Apply(lineBase * rates.Employer * factor),
            Employee = rounding.Employee.Apply(lineBase * rates.Employee * factor),
            Rounding = rounding.WireName,
            PolicyVersion = policy.Version,
            Source = policy.Source,
        };
    }

    private static Refusal? Refuse(ContributionInput input)
    {
        if (input.GrossWage < 0) return Negative("/grossWage");
        if (input.PreviousYearMonthlyAverage < 0) return Negative("/previousYearMonthlyAverage");
        if (MoneyLimits.RefuseAbove(input.GrossWage, "/grossWage") is { } wage) return wage;
        if (MoneyLimits.RefuseAbove(input.PreviousYearMonthlyAverage ?? 0, "/previousYearMonthlyAverage") is { } average) return average;
        return input.LeaveDate < input.HireDate
            ? Refusal.Malformed("employment.leave-before-hire", "/leaveDate", "离职日期早于入职日期", "The last day is before the day of hire.")
            : null;
    }

    private static Refusal Negative(string field) => Refusal.Malformed("wage.negative", field, "工资不能为负数", "A wage cannot be negative.");
}
