using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Regions;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Findings.Rules;

/// <summary>
/// The person draws a pension, or is over the statutory age: no pension enrolment, and nothing to transfer. Half a year before the age it
/// is called to mind, since a transfer begun then may not end in time.
/// </summary>
public sealed class PensionerRule : Rule
{
    /// <summary>Months before the statutory month in which it is called to mind.</summary>
    public const int MonthsAhead = 6;

    public override string Code => FindingCodes.Pensioner;

    public override LocalText Title => LocalText.Of("退休或领取养老待遇", "Pension or retirement age");

    public override Severity Severity => Severity.Blocking;

    public override RuleNeeds Needs => RuleNeeds.Agencies | RuleNeeds.Person;

    public override string Source => "国办发〔2009〕66号第二条：已领取待遇的不再转移；全国人大常委会关于实施渐进式延迟法定退休年龄的决定";

    public override IEnumerable<Cause> Evaluate(RuleInput input)
    {
        if (input.HasLeft) return [];
        var drawing = input.AgencyRecords
            .Where(record => record is { Line: InsuranceLine.Pension, Status: EnrolmentStatus.Drawing })
            .DistinctBy(record => record.RegionCode)
            .Select(record => Cause(Severity.Blocking, record.RegionCode, (RuleFacts.Region, record.RegionCode), (RuleFacts.Agency, record.Source)))
            .ToList();
        return drawing.Count > 0 || input.Facts.AgeMarks is not { } age ? drawing : ByAge(input, age);
    }

    public override IEnumerable<DateOnly> Looks(RuleInput input) => input.HasLeft || input.Facts.AgeMarks is not { } age
        ? []
        : [Ahead(age), age.RetiresEarliestIn.AddMonths(1).FirstDay, age.RetiresLatestIn.AddMonths(1).FirstDay];

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        if (facts.ContainsKey(RuleFacts.Region))
        {
            var region = facts.RegionName();
            return LocalText.Of(
                $"该员工已在{region.Zh}领取养老保险待遇，不能参保缴费，也不能转移",
                $"This employee draws a pension in {region.En}: neither enrolment nor transfer is possible");
        }

        var due = facts[RuleFacts.Due];
        return facts[RuleFacts.Stage] switch
        {
            "over" => LocalText.Of(
                $"该员工已于{due}达到法定退休年龄，不再参加养老保险；继续用工的，工伤保险按当地规定办理",
                $"This employee reached the statutory age of retirement in {due}: no pension enrolment; work injury as the place allows"),
            "post" => LocalText.Of(
                $"该员工如为工人岗位，已于{due}达到法定退休年龄；请登记岗位类别",
                $"In a worker's post this employee reached the statutory age in {due}; record the category of the post"),
            _ => LocalText.Of(
                $"该员工将于{due}达到法定退休年龄，请提前办理退休手续，并暂缓办理养老保险转移",
                $"This employee reaches the statutory age of retirement in {due}; prepare for it, and hold transfers of the pension back"),
        };
    }

    private IEnumerable<Cause> ByAge(RuleInput input, AgeMarks age)
    {
        var month = YearMonth.Of(input.Today);
        if (input.Today < Ahead(age)) return [];
        var (severity, stage, due) = month > age.RetiresLatestIn ? (Severity.Warning, "over", age.RetiresLatestIn)
            : month > age.RetiresEarliestIn ? (Severity.Info, "post", age.RetiresEarliestIn)
            : (Severity.Info, "ahead", age.RetiresEarliestIn);
        return [Cause(severity, "age", (RuleFacts.Due, due.ToString()), (RuleFacts.Stage, stage))];
    }

    private static DateOnly Ahead(AgeMarks age) => age.RetiresEarliestIn.AddMonths(-MonthsAhead).FirstDay;
}

/// <summary>
/// A man of 50 or a woman of 40 and more enrolled away from the household register: the pension here is a temporary account, the
/// relationship elsewhere stays and is not transferred in. At home, and before that birthday, everything is as for others.
/// </summary>
public sealed class TemporaryAccountRule : Rule
{
    public override string Code => FindingCodes.TemporaryAccount;

    public override LocalText Title => LocalText.Of("临时养老保险账户", "Temporary pension account");

    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.Person | RuleNeeds.Employment | RuleNeeds.Agencies;

    public override string Source => "国办发〔2009〕66号第五条：男性年满50周岁和女性年满40周岁的，在非户籍地建立临时基本养老保险缴费账户";

    public override IEnumerable<Cause> Evaluate(RuleInput input)
    {
        // Who draws a pension opens no account: the other finding tells.
        if (input.HasLeft || input.DrawsPension) return [];
        if (input.HasTemporaryAccount)
            return [Cause(Severity.Warning, input.Facts.RegionCode, (RuleFacts.Region, input.Facts.RegionCode), (RuleFacts.Hukou, input.Facts.HukouRegionCode!))];

        var unknown = input.Facts is { HukouRegionCode: null, AgeMarks: { } age } && age.TemporaryAccountFrom <= input.StartedHere
            && input.Elsewhere.Any(record => TransferKinds.Needed(record.Line, record.RegionCode, input.Facts.RegionCode) == TransferKind.CrossProvince);
        return unknown ? [Cause(Severity.Info, input.Facts.RegionCode, (RuleFacts.Region, input.Facts.RegionCode))] : [];
    }

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        var region = facts.RegionName();
        if (!facts.ContainsKey(RuleFacts.Hukou))
        {
            return LocalText.Of(
                "该员工已达男50/女40周岁，请登记户籍地：不在户籍地参保的，应建立临时账户，不转入关系",
                "This employee is of the age of 50 (men) or 40 (women): record the household register; away from it a temporary account is opened");
        }

        var home = RegionTable.AreaOf(facts[RuleFacts.Hukou], out _) ?? facts.RegionName(RuleFacts.Hukou);
        return LocalText.Of(
            $"该员工已达男50/女40周岁，户籍在{home.Zh}，在{region.Zh}应建立临时养老保险缴费账户，原关系保留，不转入",
            $"This employee is of the age of 50 (men) or 40 (women) and registered in {home.En}: open a temporary account in {region.En}; the old "
            + "relationship stays where it is");
    }

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => facts.ContainsKey(RuleFacts.Hukou)
        ? [FindingActions.SeeLedger]
        : [FindingActions.CorrectIdentity];
}
