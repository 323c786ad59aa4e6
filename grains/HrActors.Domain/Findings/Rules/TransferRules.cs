using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Findings.Rules;

/// <summary>
/// A transfer does not go on: a step has run beyond its limit and is escalated, by telephone, in writing, at last by law; or the agency
/// returned the application and nobody has corrected it yet; or its information table contradicts itself and another one is needed; or it
/// goes to a place that the person has left since, and has to be carried on from there.
/// </summary>
public sealed class TransferStuckRule : Rule
{
    /// <summary>It gets worse with every so many days overdue.</summary>
    private const int Step = 30;

    public override string Code => FindingCodes.TransferStuck;

    public override LocalText Title => LocalText.Of("转移受阻", "Transfer stuck");

    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.TransferCases;

    public override string Source => "各险种转移接续办理时限的规定，依据见各步骤；社会保险法第八十三条";

    public override string SourceOf(IReadOnlyDictionary<string, string> facts) => facts.GetValueOrDefault(RuleFacts.Source) switch
    {
        _ when facts[RuleFacts.Leg] == ReturnedLeg => "经办机构退回或未接收的说明，见办理记录",
        _ when facts[RuleFacts.Leg] == FaultyTable => "信息表合计与各项之和的核对（系统校验）",
        _ when facts[RuleFacts.Leg] == MovedOnLeg => $"{LineSources.Following(facts.LineOf())}；办理中的申请仍转入原申请地",
        null => Source,
        var source when facts.ContainsKey(RuleFacts.Unconfirmed) => $"{source}（未确认 unconfirmed）",
        var source when IsInternal(facts[RuleFacts.Leg]) => source,
        var source => $"{source}；社会保险法第八十三条",
    };

    public override IEnumerable<Cause> Evaluate(RuleInput input) =>
        [.. Overdue(input), .. Returned(input), .. FaultyTables(input), .. MovedOn(input)];

    public override IEnumerable<DateOnly> Looks(RuleInput input) =>
        from known in input.Facts.Cases
        where Runs(known) && known.DueOn is not null
        let due = known.DueOn!.Value
        select due.AddDays(1 + (input.Today <= due ? 0 : (((input.Today.DayNumber - due.DayNumber - 1) / Step) + 1) * Step));

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        var (region, line, leg) = (facts.RegionName(), facts.LineName(), facts[RuleFacts.Leg]);
        if (leg == MovedOnLeg) return MovedOnText(facts);

        var day = facts[RuleFacts.Due];
        return leg switch
        {
            ReturnedLeg => LocalText.Of(
                $"{region.Zh}{line.Zh}转移申请于{day}被经办机构退回或未接收，请按办理记录中的说明更正后重新提交",
                $"The agency returned the transfer of {line.En} from {region.En} on {day} or did not take it; correct what its words say and submit again"),
            FaultyTable => LocalText.Of(
                $"{region.Zh}{line.Zh}转移的信息表（{day}收到）金额有负数或合计不等于各项之和，未予采用，请原参保地重新出具",
                $"The information table of {line.En} from {region.En}, received on {day}, has an amount below zero or a total that is not the sum of its "
                + "parts and was not taken; ask the old place for another"),
            TransferLegs.HandIn => LocalText.Of(
                $"{region.Zh}{line.Zh}转移申请应于{day}前送达经办机构，尚未登记回执，请尽快办理",
                $"The transfer of {line.En} from {region.En} was to reach the agency by {day} and has no receipt yet; hand it in"),
            TransferLegs.FollowUp => LocalText.Of(
                $"{region.Zh}{line.Zh}转移申请至{day}仍未登记受理结果，已超过单位内部跟进时限，请向经办机构查询进度",
                $"The transfer of {line.En} from {region.En} had no answer by {day}, the employer's own limit to follow it up; ask the agency how it stands"),
            _ when facts.ContainsKey(RuleFacts.Unconfirmed) => LocalText.Of(
                $"{region.Zh}{line.Zh}转移的“{LegName(leg).Zh}”已超过参考时限{day}，该时限未确认（仅见于部分地区），请拨打12333查询进度，不宜据此投诉",
                $"The step \"{LegName(leg).En}\" of the transfer of {line.En} from {region.En} is beyond {day}, a limit known from some places only "
                + "(unconfirmed): call 12333 and ask; it is no ground to complain"),
            _ => LocalText.Of(
                $"{region.Zh}{line.Zh}转移的“{LegName(leg).Zh}”应于{day}前办结，现已超时，请拨打12333催办或书面申请",
                $"The step \"{LegName(leg).En}\" of the transfer of {line.En} from {region.En} was due by {day}; call 12333 or ask in writing"),
        };
    }

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => [FindingActions.SeeCase];

    private const string ReturnedLeg = "returned";

    private const string FaultyTable = "faulty-table";

    private const string MovedOnLeg = "moved-on";

    /// <summary>Limits of the employer's own: no law is behind them.</summary>
    private static bool IsInternal(string leg) => leg is TransferLegs.HandIn or TransferLegs.FollowUp;

    /// <summary>At the agencies, or on its way there by a person.</summary>
    private static bool Runs(CaseFact known) => known.IsUnderWay || known is { State: TransferState.Signed, Leg: TransferLegs.HandIn };

    private IEnumerable<Cause> Overdue(RuleInput input) =>
        from known in input.Facts.Cases
        where Runs(known) && known.Leg is not null && known.DueOn < input.Today
        let due = known.DueOn!.Value
        select Cause(
            Severity.Warning,
            $"{known.CaseNo}:{known.Leg}",
            ((input.Today.DayNumber - due.DayNumber - 1) / Step) + 1,
            [
                (RuleFacts.Case, known.CaseNo),
                (RuleFacts.Line, known.Line.WireName()),
                (RuleFacts.Region, known.OriginRegionCode),
                (RuleFacts.Leg, known.Leg!),
                (RuleFacts.Due, RuleFacts.Day(due)),
                .. Limit(known),
            ]);

    private static IEnumerable<(string Name, string Value)> Limit(CaseFact known)
    {
        if (known.LegSource is { } source) yield return (RuleFacts.Source, source);
        if (known.LegUnconfirmed) yield return (RuleFacts.Unconfirmed, "true");
    }

    private IEnumerable<Cause> Returned(RuleInput input) =>
        from known in input.Facts.Cases
        where known is { State: TransferState.Draft, ReturnedOn: not null }
        select Cause(
            Severity.Warning,
            $"{known.CaseNo}:{ReturnedLeg}:{RuleFacts.Day(known.ReturnedOn!.Value)}",
            (RuleFacts.Case, known.CaseNo),
            (RuleFacts.Line, known.Line.WireName()),
            (RuleFacts.Region, known.OriginRegionCode),
            (RuleFacts.Leg, ReturnedLeg),
            (RuleFacts.Due, RuleFacts.Day(known.ReturnedOn!.Value)));

    private IEnumerable<Cause> FaultyTables(RuleInput input) =>
        from known in input.Facts.Cases
        where known is { IsUnderWay: true, FaultyTableOn: not null }
        select Cause(
            Severity.Warning,
            $"{known.CaseNo}:{FaultyTable}:{RuleFacts.Day(known.FaultyTableOn!.Value)}",
            (RuleFacts.Case, known.CaseNo),
            (RuleFacts.Line, known.Line.WireName()),
            (RuleFacts.Region, known.OriginRegionCode),
            (RuleFacts.Leg, FaultyTable),
            (RuleFacts.Due, RuleFacts.Day(known.FaultyTableOn!.Value)));

    /// <summary>Submitted before the person went to another place, and so on its way to the earlier one.</summary>
    private IEnumerable<Cause> MovedOn(RuleInput input) =>
        from known in input.Facts.Cases
        where known.IsUnderWay && !input.HasLeft && known.DestinationRegionCode is not null
        let place = known.DestinationRegionCode!
        where TransferKinds.Needed(known.Line, place, input.Facts.RegionCode) != TransferKind.None
        select Cause(
            Severity.Warning,
            $"{known.CaseNo}:{MovedOnLeg}:{input.Facts.RegionCode}",
            (RuleFacts.Case, known.CaseNo),
            (RuleFacts.Line, known.Line.WireName()),
            (RuleFacts.Region, known.OriginRegionCode),
            (RuleFacts.Leg, MovedOnLeg),
            (RuleFacts.Other, place),
            (RuleFacts.Destination, input.Facts.RegionCode));

    private static LocalText MovedOnText(IReadOnlyDictionary<string, string> facts) =>
        TransferAssessment.GoesElsewhere(facts.LineName(), facts[RuleFacts.Region], facts[RuleFacts.Other], facts[RuleFacts.Destination]);

    private static LocalText LegName(string leg) => leg switch
    {
        TransferLegs.NewPlaceReview => LocalText.Of("新参保地审核", "review by the new place"),
        TransferLegs.OriginProcessing => LocalText.Of("原参保地办理", "processing by the old place"),
        TransferLegs.OriginFunds => LocalText.Of("原参保地划转资金", "money from the old place"),
        TransferLegs.ExclusionNotice => LocalText.Of("原参保地告知不予转移年限", "word of the old place on what stays"),
        TransferLegs.Merging => LocalText.Of("接续归并", "merging at the new place"),
        _ => LocalText.Of(leg, leg),
    };
}

/// <summary>
/// The agencies are done, the case is not: the end was reported without the steps before it or after the case was withdrawn, or the new
/// place's record holds more months than were paid there. Poll, or enter what is missing with its evidence; what was withdrawn is settled
/// with the agency and waived with what came of it.
/// </summary>
public sealed class TransferStaleRule : Rule
{
    public override string Code => FindingCodes.TransferStale;

    public override LocalText Title => LocalText.Of("转移状态未更新", "Transfer not updated");

    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.TransferCases | RuleNeeds.Agencies;

    public override string Source => "社会保险经办条例第十六条：及时办结并提供结果或者进度查询";

    public override IEnumerable<Cause> Evaluate(RuleInput input) =>
        from known in input.Facts.Cases
        where IsWithdrawn(known) || (known.IsUnderWay && (known.EndReported || HasArrived(input, known)))
        select Cause(
            Severity.Warning,
            IsWithdrawn(known) ? $"{known.CaseNo}:{Withdrawn}" : known.CaseNo,
            [
                (RuleFacts.Case, known.CaseNo),
                (RuleFacts.Line, known.Line.WireName()),
                (RuleFacts.Region, known.OriginRegionCode),
                .. IsWithdrawn(known) ? [(RuleFacts.State, Withdrawn)] : Array.Empty<(string, string)>(),
            ]);

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        var (region, line) = (facts.RegionName(), facts.LineName());
        if (facts.ContainsKey(RuleFacts.State))
        {
            return LocalText.Of(
                $"从{region.Zh}转入{line.Zh}的申请已撤回，经办机构却报告已办结，请向经办机构核实关系是否已转入，并注明处理结果",
                $"The transfer of {line.En} from {region.En} was withdrawn, and the agency reports it finished; ask the agency whether the insurance "
                + "has moved, and note what came of it");
        }

        return LocalText.Of(
            $"经办机构已办结从{region.Zh}转入的{line.Zh}，系统中的案件仍在途，请补录缺少的环节并附凭证",
            $"The agencies have finished the transfer of {line.En} from {region.En}, the case has not; enter the missing steps with their evidence");
    }

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) =>
        [FindingActions.SeeCase, FindingActions.AskAgain];

    private const string Withdrawn = "withdrawn";

    private static bool IsWithdrawn(CaseFact known) => known is { State: TransferState.Withdrawn, EndReported: true };

    /// <summary>The new place's own months lie between its first month and now; what is beyond them came from elsewhere.</summary>
    private static bool HasArrived(RuleInput input, CaseFact known) => input.AgencyRecords.Any(record =>
        record.RegionCode == (known.DestinationRegionCode ?? input.Facts.RegionCode) && record.Line == known.Line && record.From is { } from
        && known.SubmittedOn is { } submitted && ChinaTime.DateOf(record.AsOf) > submitted
        && record.Months > YearMonth.CountInclusive(from, record.To ?? YearMonth.Of(input.Today)));
}
