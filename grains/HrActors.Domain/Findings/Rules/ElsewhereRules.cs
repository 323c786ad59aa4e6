using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Findings.Rules;

/// <summary>A line is still being paid at another place or by another unit here: one person cannot be enrolled twice, so that must stop first.</summary>
public sealed class ActiveElsewhereRule : Rule
{
    public override string Code => FindingCodes.ActiveElsewhere;

    public override LocalText Title => LocalText.Of("异地在缴", "Active elsewhere");

    public override Severity Severity => Severity.Blocking;

    public override RuleNeeds Needs => RuleNeeds.Agencies | RuleNeeds.Employment;

    public override string Source => "社会保险法第五十八条；各险种转移接续的规定";

    public override string SourceOf(IReadOnlyDictionary<string, string> facts) =>
        LineSources.ActiveElsewhere(facts.LineOf(), NeedsTransfer(facts));

    public override IEnumerable<Cause> Evaluate(RuleInput input) =>
        input.Elsewhere.Concat(input.AtAnotherUnit)
            .Where(record => record.Status == EnrolmentStatus.Active && !input.HasLeft && !input.IsTransferred(record))
            .DistinctBy(record => (record.Line, record.RegionCode))
            .Select(record => Cause(
                Severity.Blocking,
                $"{record.Line.WireName()}:{record.RegionCode}",
                (RuleFacts.Line, record.Line.WireName()),
                (RuleFacts.Region, record.RegionCode),
                (RuleFacts.Destination, input.Facts.RegionCode),
                (RuleFacts.Months, RuleFacts.Number(record.Months)),
                (RuleFacts.Unit, record.UnitName ?? ""),
                (RuleFacts.Agency, record.Source)));

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        var (region, line) = (facts.RegionName(), facts.LineName());
        return NeedsTransfer(facts)
            ? LocalText.Of(
                $"该员工在{region.Zh}仍有在缴{line.Zh}，请先办理转移手续",
                $"This employee still pays {line.En} in {region.En}; arrange the transfer first")
            : LocalText.Of(
                $"该员工在{region.Zh}仍有在缴{line.Zh}，请先由原单位办理停保",
                $"This employee still pays {line.En} in {region.En}; the former employer must stop it first");
    }

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => NeedsTransfer(facts)
        ? [FindingActions.OpenTransfer, FindingActions.AskAgain]
        : [FindingActions.AskAgain];

    private static bool NeedsTransfer(IReadOnlyDictionary<string, string> facts) =>
        InsuranceLines.TryParse(facts[RuleFacts.Line], out var line)
        && TransferKinds.Needed(line, facts[RuleFacts.Region], facts[RuleFacts.Destination]) != TransferKind.None;
}

/// <summary>
/// Months exist elsewhere that the new place would overlook by treating the person as newly insured (新参保): years add up, so the
/// relationship must be transferred. The duty to enrol within 30 days runs all the same.
/// </summary>
public sealed class NewEnrolmentFalseRule : Rule
{
    public override string Code => FindingCodes.NewEnrolFalse;

    public override LocalText Title => LocalText.Of("非首次参保", "Not a first enrolment");

    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.Agencies | RuleNeeds.Employment | RuleNeeds.Person;

    public override string Source => "社会保险法第十九条：缴费年限累计计算；各险种转移接续的规定";

    public override string SourceOf(IReadOnlyDictionary<string, string> facts) => LineSources.Following(facts.LineOf());

    public override IEnumerable<Cause> Evaluate(RuleInput input) =>
        TransferNeeds.Paused(input).Select(record => Cause(
            Severity.Warning,
            $"{record.Line.WireName()}:{record.RegionCode}",
            (RuleFacts.Line, record.Line.WireName()),
            (RuleFacts.Region, record.RegionCode),
            (RuleFacts.Months, RuleFacts.Number(record.Months)),
            (RuleFacts.Agency, record.Source)))
        .Concat(TransferNeeds.Brought(input).Select(done => Brought(input, done)))
        .DistinctBy(cause => cause.Key);

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        var (region, line) = (facts.RegionName(), facts.LineName());
        if (facts.ContainsKey(RuleFacts.OtherFrom))
        {
            var (from, here) = (facts.RegionName(RuleFacts.OtherFrom), facts.RegionName(RuleFacts.Destination));
            return LocalText.Of(
                $"该员工在{from.Zh}的{facts[RuleFacts.Months]}个月{line.Zh}已随案件{facts[RuleFacts.Case]}转入{region.Zh}，现在{here.Zh}参保，"
                + $"不是新参保，请办理{region.Zh}到{here.Zh}的转移",
                $"Case {facts[RuleFacts.Case]} took {facts[RuleFacts.Months]} months of {line.En} from {from.En} to {region.En}, and this employee "
                + $"is enrolled in {here.En} now: not a first enrolment; arrange the transfer from {region.En} to {here.En}");
        }

        return LocalText.Of(
            $"该员工在{region.Zh}已有{facts[RuleFacts.Months]}个月{line.Zh}缴费记录，不是新参保，请办理转移手续",
            $"This employee has {facts[RuleFacts.Months]} months of {line.En} in {region.En}: not a first enrolment; arrange the transfer");
    }

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) =>
        [FindingActions.OpenTransfer];

    /// <summary>Months that a finished transfer took to a place which the person has left since.</summary>
    private Cause Brought(RuleInput input, CompletedTransfer done)
    {
        var region = input.Transfers.DestinationOf(done);
        return Cause(
            Severity.Warning,
            $"{done.Line.WireName()}:{region}",
            (RuleFacts.Line, done.Line.WireName()),
            (RuleFacts.Region, region),
            (RuleFacts.Months, RuleFacts.Number(done.Months)),
            (RuleFacts.Case, done.CaseNo),
            (RuleFacts.OtherFrom, done.OriginRegionCode),
            (RuleFacts.Destination, input.Facts.RegionCode));
    }
}

/// <summary>Contributions are owed: at the old place the transfer waits until they are paid, here late fees run.</summary>
public sealed class ArrearsRule : Rule
{
    public override string Code => FindingCodes.Arrears;

    public override LocalText Title => LocalText.Of("欠费", "Arrears");

    public override Severity Severity => Severity.Blocking;

    public override RuleNeeds Needs => RuleNeeds.Agencies;

    public override string Source => "社会保险法第八十六条；各险种转移接续的规定";

    public override string SourceOf(IReadOnlyDictionary<string, string> facts) => LineSources.Arrears(facts.LineOf(), !IsHere(facts));

    public override IEnumerable<Cause> Evaluate(RuleInput input) =>
        input.AgencyRecords
            .Where(record => record.Arrears && !input.HasLeft && !input.Transfers.SettleArrears(record))
            .DistinctBy(record => (record.Line, record.RegionCode))
            .Select(record => Cause(
                Severity.Blocking,
                $"{record.Line.WireName()}:{record.RegionCode}",
                (RuleFacts.Line, record.Line.WireName()),
                (RuleFacts.Region, record.RegionCode),
                (RuleFacts.Destination, input.Facts.RegionCode),
                (RuleFacts.Agency, record.Source)));

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        var (region, line) = (facts.RegionName(), facts.LineName());
        return IsHere(facts)
            ? LocalText.Of(
                $"该员工在{region.Zh}的{line.Zh}存在欠费，请尽快补缴，滞纳金按日计收",
                $"Contributions to {line.En} are owed in {region.En}; pay them, a late fee runs by the day")
            : LocalText.Of(
                $"该员工在{region.Zh}的{line.Zh}存在欠费，补缴后方可办理转移",
                $"Contributions to {line.En} are owed in {region.En}; they must be paid before the transfer");
    }

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => [FindingActions.AskAgain];

    private static bool IsHere(IReadOnlyDictionary<string, string> facts) => facts.GetValueOrDefault(RuleFacts.Destination) == facts[RuleFacts.Region];
}
