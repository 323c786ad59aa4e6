using HrActors.Contracts.Branches;
using HrActors.Domain.BaseDeclarations;
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
        var index = IndexOf(state, branch, month);
        if (index < 0) return null;

        var period = state.Periods[index];
        var hired = StartOf(state.Periods, index);
        var average = AverageOf(state, hired, month.Year);
        return new()
        {
            EmployeeNo = state.EmployeeNo,
            LegalEntity = period.LegalEntity,
            RegionCode = period.RegionCode,
            Pack = branch.Facts.PolicyPack,
            Contribution = new()
            {
                GrossWage = GrossOf(state, month, hired),
                PreviousYearMonthlyAverage = average ?? state.PreviousYearMonthlyAverage,
                RecordedYear = average is null ? state.AverageYear() : null,
                FirstMonthWage = FirstMonthOf(state, hired),
                HireDate = hired,
                LeaveDate = period.To,
                InjuryClass = branch.InjuryClass,
                HousingFundRate = branch.HousingFundRate,
                Declared = [.. state.Declared.Where(declared => declared.RegistrationCode == period.RegistrationCode).Select(declared => declared.Wage)],
            },
        };
    }

    /// <summary>The registration (参保登记) that pays for this person in the month; null where <see cref="Of"/> is.</summary>
    public static string? RegistrationOf(EmployeeState state, BranchView branch, YearMonth month) =>
        IndexOf(state, branch, month) is >= 0 and var index ? state.Periods[index].RegistrationCode : null;

    /// <summary>Codes of the open findings that block this person now.</summary>
    public static ImmutableArray<string> BlockingOf(EmployeeState state) =>
    [
        .. state.Findings.Where(finding => finding.Severity == Severity.Blocking)
            .Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal),
    ];

    private static int IndexOf(EmployeeState state, BranchView branch, YearMonth month)
    {
        var index = state.Periods.FindLastIndex(period => period.From <= month.LastDay && (period.To is not { } to || to >= month.FirstDay));
        return index >= 0 && state.Periods[index].BranchCode == branch.Facts.Code ? index : -1;
    }

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

    /// <summary>The known gross wages by month.</summary>
    public static IEnumerable<KeyValuePair<YearMonth, decimal>> WagesOf(EmployeeState state) =>
        state.Wages.Select(wage => KeyValuePair.Create(wage.Month, wage.Gross));

    /// <summary>Only when every month of the year before, from the first full month of work, has a wage.</summary>
    private static decimal? AverageOf(EmployeeState state, DateOnly hired, int year)
    {
        var first = hired.Year < year - 1 ? 1 : hired.Month + (hired.Day == 1 ? 0 : 1);
        return YearBase.AverageOf(WagesOf(state), hired, new(year, 1)) is { } average && average.Months == 12 - first + 1 ? average.Wage : null;
    }
}
