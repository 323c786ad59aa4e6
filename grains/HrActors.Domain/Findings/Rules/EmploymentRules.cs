using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;

namespace HrActors.Domain.Findings.Rules;

/// <summary>
/// Enrolment is due within 30 days from the start of employment. Seven days before the last day it is called to mind, after it it is late.
/// Who draws a pension, or was taken on past the statutory age of retirement, is told about by <see cref="PensionerRule"/> and enrolled in none.
/// </summary>
public sealed class LateEnrolmentRule : Rule
{
    /// <summary>Days from the hire date to the last day on which enrolment is in time.</summary>
    public const int DaysAllowed = 30;

    /// <summary>Days before the last day on which it is called to mind.</summary>
    public const int DaysAhead = 7;

    /// <summary>It gets worse with every so many days late.</summary>
    private const int Step = 30;

    public override string Code => FindingCodes.LateEnrolment;

    public override LocalText Title => LocalText.Of("逾期未参保", "Enrolled late");

    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.Employment | RuleNeeds.OwnEnrolments | RuleNeeds.Agencies | RuleNeeds.Person;

    public override string Source => "社会保险法第五十八条：自用工之日起三十日内申请办理社会保险登记";

    public override IEnumerable<Cause> Evaluate(RuleInput input)
    {
        var due = Due(input);
        if (input.Today < due.AddDays(-DaysAhead) || IsSettled(input)) return [];
        var late = input.Today > due;
        return
        [
            Cause(
                late ? Severity.Warning : Severity.Info,
                RuleFacts.Day(input.Facts.HireDate),
                late ? ((input.Today.DayNumber - due.DayNumber - 1) / Step) + 1 : 0,
                (RuleFacts.Declared, RuleFacts.Day(input.Facts.HireDate)),
                (RuleFacts.Due, RuleFacts.Day(due)),
                (RuleFacts.Stage, late ? "late" : "ahead")),
        ];
    }

    public override IEnumerable<DateOnly> Looks(RuleInput input)
    {
        if (IsSettled(input)) return [];
        var due = Due(input);
        return input.Today <= due ? [due.AddDays(-DaysAhead), due.AddDays(1)] : [due.AddDays(1 + Steps(input.Today, due))];
    }

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => facts.GetValueOrDefault(RuleFacts.Stage) == "ahead"
        ? LocalText.Of(
            $"用工之日起三十日内（{facts[RuleFacts.Due]}前）应办理参保登记，请在期限内办理",
            $"Enrolment is due within 30 days of the start of employment, by {facts[RuleFacts.Due]}")
        : LocalText.Of(
            $"用工之日起三十日内（{facts[RuleFacts.Due]}前）应办理参保登记，现已逾期",
            $"Enrolment was due within 30 days of the start of employment, by {facts[RuleFacts.Due]}, and is late");

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => [FindingActions.RecordEnrolment];

    private static DateOnly Due(RuleInput input) => input.Facts.HireDate.AddDays(DaysAllowed);

    /// <summary>Days late at which it next gets worse.</summary>
    private static int Steps(DateOnly today, DateOnly due) => (((today.DayNumber - due.DayNumber - 1) / Step) + 1) * Step;

    private static bool IsSettled(RuleInput input) => input.HasLeft || input.IsPastPension
        || input.Here.Any(record => record is { Line: InsuranceLine.Pension, Status: EnrolmentStatus.Active });
}

/// <summary>
/// The declared dates contradict attendance: somebody worked before being hired or after having left, or was hired and did not come for
/// working days. Attendance gives the hire date once HR agrees.
/// </summary>
public sealed class DateMismatchRule : Rule
{
    public override string Code => FindingCodes.DateMismatch;

    public override LocalText Title => LocalText.Of("日期与考勤不一致", "Dates differ from attendance");

    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.Employment | RuleNeeds.Attendance;

    public override string Source => "劳动合同法第七条：用人单位自用工之日起即与劳动者建立劳动关系";

    public override IEnumerable<Cause> Evaluate(RuleInput input)
    {
        var facts = input.Facts;
        if (!facts.HireDateSettled && facts.FirstPunchOn is { } first && first != facts.HireDate && Contradicts(facts.HireDate, first))
        {
            yield return Cause(
                Severity.Warning,
                $"{RuleFacts.Day(facts.HireDate)}:{RuleFacts.Day(first)}",
                (RuleFacts.Declared, RuleFacts.Day(facts.HireDate)),
                (RuleFacts.Observed, RuleFacts.Day(first)));
        }

        if (input.HasLeft && facts.LastDay is { } left && facts.PunchAfterLeavingOn is { } last && last > left)
        {
            yield return Cause(
                Severity.Warning,
                $"left:{RuleFacts.Day(left)}",
                last.DayNumber - left.DayNumber,
                (RuleFacts.Declared, RuleFacts.Day(left)),
                (RuleFacts.Observed, RuleFacts.Day(last)),
                (RuleFacts.Kind, "left"));
        }
    }

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => HasLeft(facts)
        ? LocalText.Of(
            $"登记的离职日期为{facts[RuleFacts.Declared]}，但{facts[RuleFacts.Observed]}仍有考勤，请核对离职日期",
            $"The declared last day is {facts[RuleFacts.Declared]}, yet there is a punch on {facts[RuleFacts.Observed]}; please check")
        : LocalText.Of(
            $"登记的入职日期{facts[RuleFacts.Declared]}与首次考勤日期{facts[RuleFacts.Observed]}不一致，请核对",
            $"The declared hire date {facts[RuleFacts.Declared]} contradicts the first punch on {facts[RuleFacts.Observed]}; please check");

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) =>
        HasLeft(facts) ? [FindingActions.SeeWages] : [FindingActions.TakeAttendanceDate];

    private static bool HasLeft(IReadOnlyDictionary<string, string> facts) => facts.GetValueOrDefault(RuleFacts.Kind) == "left";

    /// <summary>A hire date on days off is met by a punch on the next working day.</summary>
    private static bool Contradicts(DateOnly declared, DateOnly first) =>
        first < declared || Enumerable.Range(0, first.DayNumber - declared.DayNumber).Any(day => Time.WorkingCalendar.Published.IsWorkingDay(declared.AddDays(day)));
}
