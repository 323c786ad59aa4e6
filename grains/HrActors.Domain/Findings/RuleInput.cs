using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Domain.Findings;

/// <summary>All that a rule may look at: the employee's facts, the agencies' newest answers, the policies, and the day.</summary>
public sealed record RuleInput(EmployeeFacts Facts, ImmutableList<AgencyAnswer> Answers, DateOnly Today)
{
    public IPolicyValues Policies { get; init; } = NoPolicyValues.Instance;

    /// <summary>Confirmed policies that changed closed months of this employee.</summary>
    public ImmutableList<PolicyChange> PolicyChanges { get; init; } = [];

    public bool HasLeft => Facts.Status == EmploymentStatus.Left;

    /// <summary>What agencies show, the group's own registration left out.</summary>
    public IEnumerable<EnrolmentRecord> AgencyRecords => Answers.SelectMany(answer => answer.Records);

    /// <summary>Relationships at places other than the one where the group enrols this employee.</summary>
    public IEnumerable<EnrolmentRecord> Elsewhere => AgencyRecords.Where(record => record.RegionCode != Facts.RegionCode);

    /// <summary>Relationships of the group at the place of enrolment: its own registration and what agencies show of it.</summary>
    public IEnumerable<EnrolmentRecord> Here =>
        Facts.OwnEnrolments.Concat(AgencyRecords).Where(record => record.RegionCode == Facts.RegionCode && !IsOfAnotherUnit(record));

    /// <summary>What another unit at the place of enrolment still pays.</summary>
    public IEnumerable<EnrolmentRecord> AtAnotherUnit => AgencyRecords.Where(IsOfAnotherUnit);

    /// <summary>Which finished transfers have emptied which places, and where the months lie now.</summary>
    public FinishedTransfers Transfers => new(Facts);

    /// <summary>Whether a finished transfer has dealt with all months that this record tells of.</summary>
    public bool IsTransferred(EnrolmentRecord record) => Transfers.Settle(record);

    /// <summary>
    /// Whether an agency shows a line as paid here since before the employment, by a unit of another name, while the group has not enrolled it:
    /// one person has one relationship at a place, which goes on under the next unit. False where the agency does not say since when or by whom.
    /// </summary>
    private bool IsOfAnotherUnit(EnrolmentRecord record) =>
        record is { Status: EnrolmentStatus.Active, From: { } from, UnitName: { } unit } && record.Source != EnrolmentRecord.Own
        && record.RegionCode == Facts.RegionCode
        && from < YearMonth.Of(StartedHere)
        && Facts.Periods.TrueForAll(period => period.LegalEntity != unit)
        && !Facts.OwnEnrolments.Exists(own => own.Line == record.Line && own.RegionCode == record.RegionCode && own.Status == EnrolmentStatus.Active);

    /// <summary>
    /// Whether the pension opened here is a temporary account (临时基本养老保险缴费账户): of the age on the day the employment at this place
    /// began, and not at home here. The relationship elsewhere stays where it is. False while age or household register is unknown.
    /// </summary>
    public bool HasTemporaryAccount =>
        Facts is { AgeMarks: { } age, HukouRegionCode: { } hukou }
        && age.TemporaryAccountFrom <= StartedHere
        && !Regions.RegionTable.SameProvince(hukou, Facts.RegionCode);

    /// <summary>Whether an agency shows that a pension is drawn.</summary>
    public bool DrawsPension => AgencyRecords.Any(record => record is { Line: InsuranceLine.Pension, Status: EnrolmentStatus.Drawing });

    /// <summary>Whether nobody enrols this person in pension insurance: a pension is drawn, or the employment began after the statutory age of retirement.</summary>
    public bool IsPastPension =>
        DrawsPension || (Facts.AgeMarks is { } age && YearMonth.Of(Facts.HireDate) > age.RetiresLatestIn);

    /// <summary>First day of the unbroken employment at the present place.</summary>
    public DateOnly StartedHere => Facts.Periods.StartedHere(Facts.HireDate);

    /// <summary>What holds for a line at the place of enrolment in a month, as known today; null where nothing does.</summary>
    public LineTerms? Policy(InsuranceLine line, YearMonth month) =>
        Facts.PolicyPack is { } pack ? Policies.Find(Facts.RegionCode, pack, line, month, Today) : null;

    /// <summary>
    /// The wage the base of a month follows from: the full-month wage in the year of the hire, then what was declared for the base year, then
    /// the previous year's average, else what was entered for the month, else the wage agreed. Null while no wage is known.
    /// </summary>
    public decimal? BaseWage(YearMonth month)
    {
        if (Facts.HireDate.Year == month.Year) return Facts.MonthlyWage;
        if (DeclaredWage(month) is { } declared) return declared;
        if (Facts.PreviousYearMonthlyAverage is { } average && month.Year == Today.Year) return average;
        return Facts.Wages.Find(wage => wage.Month == month)?.Gross ?? Facts.MonthlyWage;
    }

    /// <summary>The wage declared for the base year that a month lies in; null when none was.</summary>
    public decimal? DeclaredWage(YearMonth month) => Facts.Declared.FindLast(one => one.From <= month && month < one.From.AddMonths(12))?.Wage;

    /// <summary>The base declared for the pension here: by the group, or as the agency shows it; null when neither says.</summary>
    public EnrolmentRecord? DeclaredBase() => Here
        .Where(record => record is { Line: InsuranceLine.Pension, Status: EnrolmentStatus.Active, LastBase: not null })
        .MaxBy(record => record.AsOf);
}
