using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Findings.Rules;

/// <summary>A line is still being paid at another place: one person cannot be enrolled twice, so the old place must stop first.</summary>
public sealed class ActiveElsewhereRule : Rule
{
    public override string Code => FindingCodes.ActiveElsewhere;

    public override string Source => "社会保险法第五十八条；国办发〔2009〕66号：转出地暂停缴费后方可转移";

    public override IEnumerable<Cause> Evaluate(RuleInput input) =>
        input.Elsewhere
            .Where(record => record.Status == EnrolmentStatus.Active && !input.IsTransferred(record))
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
        ? [new("open-transfer", LocalText.Of("需办理社保转移", "Social insurance transfer needed")), new("ask-again", LocalText.Of("重新查询", "Ask again"))]
        : [new("ask-again", LocalText.Of("重新查询", "Ask again"))];

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

    public override string Source => "社会保险法第十九条：缴费年限累计计算";

    public override IEnumerable<Cause> Evaluate(RuleInput input) =>
        TransferNeeds.Paused(input).Select(record => Cause(
            Severity.Warning,
            $"{record.Line.WireName()}:{record.RegionCode}",
            (RuleFacts.Line, record.Line.WireName()),
            (RuleFacts.Region, record.RegionCode),
            (RuleFacts.Months, RuleFacts.Number(record.Months)),
            (RuleFacts.Agency, record.Source)));

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        var (region, line) = (facts.RegionName(), facts.LineName());
        return LocalText.Of(
            $"该员工在{region.Zh}已有{facts[RuleFacts.Months]}个月{line.Zh}缴费记录，不是新参保，请办理转移手续",
            $"This employee has {facts[RuleFacts.Months]} months of {line.En} in {region.En}: not a first enrolment; arrange the transfer");
    }

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) =>
        [new("open-transfer", LocalText.Of("需办理社保转移", "Social insurance transfer needed"))];
}

/// <summary>Contributions are owed at the old place: the transfer waits until they are paid.</summary>
public sealed class ArrearsRule : Rule
{
    public override string Code => FindingCodes.Arrears;

    public override string Source => "国办发〔2009〕66号：转出地存在欠费的，补缴后办理转移";

    public override IEnumerable<Cause> Evaluate(RuleInput input) =>
        input.Elsewhere
            .Where(record => record.Arrears && !input.IsTransferred(record))
            .DistinctBy(record => (record.Line, record.RegionCode))
            .Select(record => Cause(
                Severity.Blocking,
                $"{record.Line.WireName()}:{record.RegionCode}",
                (RuleFacts.Line, record.Line.WireName()),
                (RuleFacts.Region, record.RegionCode),
                (RuleFacts.Agency, record.Source)));

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        var (region, line) = (facts.RegionName(), facts.LineName());
        return LocalText.Of(
            $"该员工在{region.Zh}的{line.Zh}存在欠费，补缴后方可办理转移",
            $"Contributions to {line.En} are owed in {region.En}; they must be paid before the transfer");
    }

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) =>
        [new("ask-again", LocalText.Of("重新查询", "Ask again"))];
}

/// <summary>The person draws a pension: no pension enrolment, and nothing to transfer.</summary>
public sealed class PensionerRule : Rule
{
    public override string Code => FindingCodes.Pensioner;

    public override string Source => "国办发〔2009〕66号第二条：已领取待遇的不再转移";

    public override IEnumerable<Cause> Evaluate(RuleInput input) =>
        input.AgencyRecords
            .Where(record => record is { Line: InsuranceLine.Pension, Status: EnrolmentStatus.Drawing })
            .DistinctBy(record => record.RegionCode)
            .Select(record => Cause(Severity.Blocking, record.RegionCode, (RuleFacts.Region, record.RegionCode), (RuleFacts.Agency, record.Source)));

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        var region = facts.RegionName();
        return LocalText.Of(
            $"该员工已在{region.Zh}领取养老保险待遇，不能参保缴费，也不能转移",
            $"This employee draws a pension in {region.En}: neither enrolment nor transfer is possible");
    }
}

/// <summary>The agency knows the number under another name: the identity must be corrected before anything is declared.</summary>
public sealed class NameMismatchRule : Rule
{
    public override string Code => FindingCodes.NameMismatch;

    public override string Source => "社会保险经办条例：身份信息一致方可办理";

    public override IEnumerable<Cause> Evaluate(RuleInput input) =>
        input.Answers.Where(answer => !answer.NameMatches).Select(answer => Cause(Severity.Blocking, answer.AgencyId, (RuleFacts.Agency, answer.AgencyId)));

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => LocalText.Of(
        "经办机构登记的姓名与证件号码不一致，请先核对身份信息",
        "The agency knows this identity number under another name; check the identity first");
}
