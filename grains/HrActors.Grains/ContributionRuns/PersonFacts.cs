using HrActors.Contracts.Branches;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Employees;
using HrActors.Domain.Findings;
using HrActors.Domain.Time;
using HrActors.Grains.Employees;

namespace HrActors.Grains.ContributionRuns;

/// <summary>An employee's stored state as a run needs it.</summary>
internal static class PersonFacts
{
    /// <summary>
    /// Null when the branch does not pay for this person in the month: never employed in it, or with another branch at its end. Who
    /// moves inside a month is paid by the branch where the month or the employment ends.
    /// </summary>
    public static StatementFacts? Of(EmployeeState state, BranchView branch, YearMonth month)
    {
        var index = state.Periods.FindLastIndex(period => period.From <= month.LastDay && (period.To is not { } to || to >= month.FirstDay));
        if (index < 0 || state.Periods[index] is not { } period || period.BranchCode != branch.Facts.Code) return null;

        var hired = StartOf(state.Periods, index);
        return new()
        {
            EmployeeNo = state.EmployeeNo,
            LegalEntity = period.LegalEntity,
            RegionCode = period.RegionCode,
            Pack = branch.Facts.PolicyPack,
            Contribution = new()
            {
                GrossWage = GrossOf(state, month, hired),
                PreviousYearMonthlyAverage = AverageOf(state, month.Year - 1) ?? state.PreviousYearMonthlyAverage,
                FirstMonthWage = FirstMonthOf(state, hired),
                HireDate = hired,
                LeaveDate = period.To,
                InjuryClass = branch.InjuryClass,
                HousingFundRate = branch.HousingFundRate,
            },
        };
    }

    /// <summary>Codes of the open findings that block this person now.</summary>
    public static ImmutableArray<string> BlockingOf(EmployeeState state) =>
    [
        .. state.Findings.Where(finding => finding.Severity == Severity.Blocking)
            .Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>A move inside one registration goes on; one between registrations is a stop and a start.</summary>
    private static DateOnly StartOf(ImmutableList<EmploymentPeriod> periods, int index)
    {
        while (index > 0 && periods[index - 1].RegistrationCode == periods[index].RegistrationCode
            && periods[index - 1].To is { } end && end.AddDays(1) == periods[index].From) index--;
        return periods[index].From;
    }

    private static decimal GrossOf(EmployeeState state, YearMonth month, DateOnly hired) =>
        month.Contains(hired) ? state.MonthlyWage : state.Wages.Find(wage => wage.Month == month)?.Gross ?? state.MonthlyWage;

    /// <summary>The first month worked in full; the agreed wage until it was paid, whatever a part month came to.</summary>
    private static decimal FirstMonthOf(EmployeeState state, DateOnly hired)
    {
        var first = hired.Day == 1 ? YearMonth.Of(hired) : YearMonth.Of(hired).AddMonths(1);
        return state.Wages.Find(wage => wage.Month == first)?.Gross ?? state.MonthlyWage;
    }

    /// <summary>Only when every month of the year, from the first one employed, has a wage.</summary>
    private static decimal? AverageOf(EmployeeState state, int year)
    {
        var wages = state.Wages.Where(wage => wage.Month.Year == year).ToList();
        if (wages.Count == 0) return null;
        var first = state.Periods.Count > 0 && state.Periods[0].From.Year == year ? state.Periods[0].From.Month : 1;
        return wages.Count == 12 - first + 1 ? decimal.Round(wages.Average(wage => wage.Gross), 2, MidpointRounding.AwayFromZero) : null;
    }
}
