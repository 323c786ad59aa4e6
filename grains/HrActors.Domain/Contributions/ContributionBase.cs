using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Contributions;

/// <summary>Which wage is the base, and what part of a month is due.</summary>
internal static class ContributionBase
{
    /// <summary>
    /// Who was hired in the year of the month has the full-month wage of the first month as base, whatever an earlier employer paid;
    /// who was there before has last year's monthly average (关于规范社会保险缴费基数有关问题的通知, 劳社险中心函〔2006〕60号). Without
    /// that average the month's gross wage stands in.
    /// </summary>
    public static (decimal Wage, BaseRule Rule) Choose(ContributionInput input)
    {
        if (input.HireDate is { } hired && hired.Year == input.Month.Year) return (input.GrossWage, BaseRule.FirstMonth);
        return input.PreviousYearMonthlyAverage is { } average ? (average, BaseRule.PreviousYearAverage) : (input.GrossWage, BaseRule.Gross);
    }

    /// <summary>
    /// 0 before the month of hire and after the month of leaving; the policy's part in the month of hire; 1 otherwise. The month of
    /// leaving counts like any other.
    /// </summary>
    public static decimal Factor(ContributionInput input, MonthStart start)
    {
        if (IsOutside(input)) return 0;
        return input.HireDate is { } hired && input.Month.Contains(hired) ? start.FactorFor(hired) : 1;
    }

    public static bool IsOutside(ContributionInput input) =>
        (input.HireDate is { } hired && input.Month < YearMonth.Of(hired)) || (input.LeaveDate is { } left && input.Month > YearMonth.Of(left));
}
