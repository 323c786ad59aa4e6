using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;

namespace HrActors.Domain.Findings.Rules;

/// <summary>Enrolment is due within 30 days from the start of employment.</summary>
public sealed class LateEnrolmentRule : Rule
{
    /// <summary>Days from the hire date to the last day on which enrolment is in time.</summary>
    public const int DaysAllowed = 30;

    public override string Code => FindingCodes.LateEnrolment;

    public override string Source => "社会保险法第五十八条：自用工之日起三十日内申请办理社会保险登记";

    public override IEnumerable<Cause> Evaluate(RuleInput input)
    {
        var due = input.Facts.HireDate.AddDays(DaysAllowed);
        if (input.Today <= due || input.Facts.Status == EmploymentStatus.Left || IsEnrolledHere(input)) return [];
        return [Cause(Severity.Warning, RuleFacts.Day(input.Facts.HireDate), (RuleFacts.Declared, RuleFacts.Day(input.Facts.HireDate)), (RuleFacts.Due, RuleFacts.Day(due)))];
    }

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => LocalText.Of(
        $"用工之日起三十日内（{facts[RuleFacts.Due]}前）应办理参保登记，现已逾期",
        $"Enrolment was due within 30 days of the start of employment, by {facts[RuleFacts.Due]}, and is late");

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) =>
        [new("record-enrolment", LocalText.Of("登记参保", "Record enrolment"))];

    private static bool IsEnrolledHere(RuleInput input) =>
        input.Facts.OwnEnrolments.Concat(input.AgencyRecords).Any(record =>
            record is { Line: InsuranceLine.Pension, Status: EnrolmentStatus.Active } && record.RegionCode == input.Facts.RegionCode);
}

/// <summary>
/// The declared hire date contradicts the first punch: somebody worked before being hired, or was hired and did not come for working days.
/// Attendance gives the date once HR agrees.
/// </summary>
public sealed class DateMismatchRule : Rule
{
    public override string Code => FindingCodes.DateMismatch;

    public override string Source => "劳动合同法第七条：用人单位自用工之日起即与劳动者建立劳动关系";

    public override IEnumerable<Cause> Evaluate(RuleInput input)
    {
        var facts = input.Facts;
        if (facts.HireDateSettled || facts.FirstPunchOn is not { } first || first == facts.HireDate || !Contradicts(facts.HireDate, first)) return [];
        return
        [
            Cause(
                Severity.Warning,
                $"{RuleFacts.Day(facts.HireDate)}:{RuleFacts.Day(first)}",
                (RuleFacts.Declared, RuleFacts.Day(facts.HireDate)),
                (RuleFacts.Observed, RuleFacts.Day(first))),
        ];
    }

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => LocalText.Of(
        $"登记的入职日期{facts[RuleFacts.Declared]}与首次考勤日期{facts[RuleFacts.Observed]}不一致，请核对",
        $"The declared hire date {facts[RuleFacts.Declared]} contradicts the first punch on {facts[RuleFacts.Observed]}; please check");

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) =>
        [new("take-attendance-date", LocalText.Of("采用考勤日期", "Take the attendance date"))];

    /// <summary>A hire date on days off is met by a punch on the next working day.</summary>
    private static bool Contradicts(DateOnly declared, DateOnly first) =>
        first < declared || Enumerable.Range(0, first.DayNumber - declared.DayNumber).Any(day => Time.WorkingCalendar.Published.IsWorkingDay(declared.AddDays(day)));
}

/// <summary>One person holds several employee numbers that are not left.</summary>
public sealed class DuplicateEmployeeRule : Rule
{
    public override string Code => FindingCodes.DuplicateEmployee;

    public override string Source => "居民身份证法第三条：公民身份号码是每个公民唯一的、终身不变的身份代码";

    public override IEnumerable<Cause> Evaluate(RuleInput input) => input.Facts.SamePerson.IsEmpty || input.Facts.Status == EmploymentStatus.Left
        ? []
        : [Cause(Severity.Warning, "", (RuleFacts.Employees, string.Join(' ', input.Facts.SamePerson.Order(StringComparer.Ordinal))))];

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => LocalText.Of(
        $"同一证件号码还有在职工号：{facts[RuleFacts.Employees]}，请确认是否重复建档",
        $"The same identity number has other current employee numbers: {facts[RuleFacts.Employees]}; check for a duplicate");
}
