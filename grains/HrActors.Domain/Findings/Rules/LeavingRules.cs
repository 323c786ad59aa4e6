using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;

namespace HrActors.Domain.Findings.Rules;

/// <summary>
/// The agency shows the group still paying for somebody after the month in which the employment there ended (未减员): the stop is ours to
/// declare, and what was paid for later months can be refunded. Once it is stopped, the refund is still to be asked for.
/// </summary>
public sealed class OldNotStoppedRule : Rule
{
    private const string Paying = "paying";
    private const string Stopped = "stopped";

    public override string Code => FindingCodes.OldNotStopped;

    public override LocalText Title => LocalText.Of("离职未停保", "Not stopped after leaving");

    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.Employment | RuleNeeds.Agencies;

    public override string Source => "劳动合同法第五十条：解除或者终止劳动合同后十五日内办理社会保险关系转移手续；社会保险法第五十八条";

    public override IEnumerable<Cause> Evaluate(RuleInput input) =>
        from ended in Ended(input)
        from record in input.AgencyRecords
        where record.RegionCode == ended.RegionCode && IsOurs(input, record, ended)
        let last = YearMonth.Of(ended.LastDay)
        let paid = PaidThrough(record)
        where paid > last
        select Cause(
            Severity.Warning,
            $"{record.Line.WireName()}:{record.RegionCode}:{RuleFacts.Day(ended.LastDay)}",
            YearMonth.CountInclusive(last, paid.Value) - 1,
            (RuleFacts.Line, record.Line.WireName()),
            (RuleFacts.Region, record.RegionCode),
            (RuleFacts.Declared, RuleFacts.Day(ended.LastDay)),
            (RuleFacts.From, last.AddMonths(1).ToString()),
            (RuleFacts.Through, paid.Value.ToString()),
            (RuleFacts.Months, RuleFacts.Number(YearMonth.CountInclusive(last, paid.Value) - 1)),
            (RuleFacts.Stage, record.Status == EnrolmentStatus.Active ? Paying : Stopped),
            (RuleFacts.Agency, record.Source));

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        var (region, line, months) = (facts.RegionName(), facts.LineName(), facts[RuleFacts.Months]);
        if (facts.GetValueOrDefault(RuleFacts.Stage) == Stopped)
        {
            return LocalText.Of(
                $"该员工{facts[RuleFacts.Declared]}后不再由我方在{region.Zh}缴费，{line.Zh}已停保，但多缴了{months}个月（至{facts[RuleFacts.Through]}），请申请退费",
                $"The employment in {region.En} ended on {facts[RuleFacts.Declared]}; {line.En} is stopped now, yet {months} months too many were paid "
                + $"(through {facts[RuleFacts.Through]}): ask for a refund");
        }

        return LocalText.Of(
            $"该员工{facts[RuleFacts.Declared]}后不再由我方在{region.Zh}缴费，但{line.Zh}仍在缴（多缴{months}个月），请立即停保并申请退费",
            $"The employment in {region.En} ended on {facts[RuleFacts.Declared]}, yet {line.En} is still paid ({months} months too many): stop it now and "
            + "ask for a refund");
    }

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) =>
        [FindingActions.AskAgain, FindingActions.SeeLedger];

    /// <summary>The last day at each place where the group no longer employs this person.</summary>
    private static IEnumerable<(string RegionCode, DateOnly LastDay)> Ended(RuleInput input) =>
        from period in input.Facts.Periods
        where period.To is not null && (input.HasLeft || period.RegionCode != input.Facts.RegionCode)
        group period.To!.Value by period.RegionCode into place
        select (place.Key, place.Max());

    /// <summary>An active enrolment is paid through the month in which the agency showed it; null when nothing says through which.</summary>
    private static YearMonth? PaidThrough(EnrolmentRecord record) => record.Status switch
    {
        EnrolmentStatus.Active => YearMonth.Of(ChinaTime.DateOf(record.AsOf)),
        EnrolmentStatus.Paused => record.To,
        _ => null,
    };

    /// <summary>
    /// One person has one relationship at a place, which goes on under the next unit. What began after the leaving is another employer's; so is
    /// what was paid on and has ended under the name of a unit that never employed them in the group. While it is still paid the name does not
    /// acquit: an agency may keep the old name, and to look once is cheaper than to go on paying.
    /// </summary>
    private static bool IsOurs(RuleInput input, EnrolmentRecord record, (string RegionCode, DateOnly LastDay) ended) =>
        (record.From is not { } from || from <= YearMonth.Of(ended.LastDay))
        && (record.Status == EnrolmentStatus.Active || record.UnitName is not { } unit || input.Facts.Periods.Exists(period => period.LegalEntity == unit));
}

/// <summary>
/// Somebody leaves one unit and joins another in the same month, inside the group or from outside: only one of them pays the month. Which
/// one follows from the cut-off of the new place; where none is known the unit that has the person at the month's end pays.
/// </summary>
public sealed class PartMonthMoveRule : Rule
{
    /// <summary>It is of use until the month after is over.</summary>
    private const int MonthsShown = 2;

    public override string Code => FindingCodes.PartMonthMove;

    public override LocalText Title => LocalText.Of("同月离入职", "Left and joined in one month");

    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.Employment | RuleNeeds.OwnEnrolments | RuleNeeds.Agencies | RuleNeeds.Policies;

    public override string Source => "社会保险费申报缴纳管理规定：按月申报缴纳，同一月份由一个用人单位缴费";

    public override IEnumerable<Cause> Evaluate(RuleInput input) =>
        input.HasLeft || YearMonth.Of(input.Today) >= Joined(input).AddMonths(MonthsShown) ? [] : InGroup(input).Concat(FromOutside(input));

    public override IEnumerable<DateOnly> Looks(RuleInput input) => [Joined(input).AddMonths(MonthsShown).FirstDay];

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        var (month, old) = (facts[RuleFacts.From], facts.RegionName(RuleFacts.Other));
        return facts[RuleFacts.Stage] switch
        {
            "both" => LocalText.Of(
                $"{month}在{old.Zh}和现单位都有缴费，同一月份只能由一个单位缴纳，请停掉其中之一",
                $"Both {old.En} and the present unit pay {month}; only one unit pays a month, stop one of them"),
            "new" => LocalText.Of(
                $"{month}同月离入职：按当地截止日由现单位缴纳，请确认{old.Zh}的原单位当月已停缴",
                $"Left and joined in {month}: by the cut-off the present unit pays it; see that the unit in {old.En} does not"),
            _ => LocalText.Of(
                $"{month}已由{old.Zh}的原单位缴纳，现单位从下月起缴",
                $"{month} is paid by the unit in {old.En}; the present unit begins with the month after"),
        };
    }

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => [FindingActions.SeeLedger];

    private static YearMonth Joined(RuleInput input) =>
        YearMonth.Of(input.Facts.Periods.IsEmpty ? input.Facts.HireDate : input.Facts.Periods[^1].From);

    private IEnumerable<Cause> InGroup(RuleInput input)
    {
        if (input.Facts.Periods is not [.., { To: { } left } before, { } now]) yield break;
        var month = YearMonth.Of(now.From);
        if (before.RegistrationCode == now.RegistrationCode || !month.Contains(left)) yield break;

        // A move inside one place ends the old enrolment and begins another there; they differ by their first month.
        var begun = input.Facts.OwnEnrolments.Where(own => own is { Line: InsuranceLine.Pension, To: null } && own.RegionCode == now.RegionCode).ToList();
        var oldPays = input.Facts.OwnEnrolments.Exists(own =>
            own.Line == InsuranceLine.Pension && own.RegionCode == before.RegionCode && own.To is { } to && to >= month && own.From <= month);
        if (begun.Exists(own => own.From > month) || (begun.Count > 0 && !oldPays)) yield break;

        yield return Told(month, before.RegionCode, begun.Count > 0 ? "both" : NewUnitPays(input, now, month) ? "new" : "old", "group");
    }

    private IEnumerable<Cause> FromOutside(RuleInput input)
    {
        if (input.Facts.Periods.Count > 1) yield break;
        var month = YearMonth.Of(input.Facts.HireDate);
        var begun = input.Facts.OwnEnrolments.Find(own => own is { Line: InsuranceLine.Pension, To: null });
        if (begun?.From > month) yield break;
        foreach (var record in input.AgencyRecords.Where(one => one.Line == InsuranceLine.Pension && one.To == month).DistinctBy(one => one.RegionCode))
            yield return Told(month, record.RegionCode, begun is null ? "old" : "both", record.RegionCode);
    }

    private Cause Told(YearMonth month, string old, string stage, string key) => Cause(
        stage == "both" ? Severity.Warning : Severity.Info,
        $"{month}:{key}",
        (RuleFacts.From, month.ToString()),
        (RuleFacts.Other, old),
        (RuleFacts.Stage, stage));

    private static bool NewUnitPays(RuleInput input, EmploymentPeriod now, YearMonth month) =>
        input.Policy(InsuranceLine.Pension, month)?.IsWholeMonth(now.From) ?? true;
}
