using HrActors.Domain.Identity;
using HrActors.Domain.Localisation;

namespace HrActors.Domain.Findings.Rules;

/// <summary>The number of the document is wrong in its form, outdated, or worth a comparison with the document.</summary>
public sealed class IdentityBadRule : Rule
{
    public override string Code => FindingCodes.IdentityBad;

    public override LocalText Title => LocalText.Of("证件号码异常", "Identity number doubtful");

    public override Severity Severity => Severity.Blocking;

    public override RuleNeeds Needs => RuleNeeds.Person;

    public override string Source => "社会保险法第五十八条：社会保障号码为公民身份号码；GB 11643-1999";

    public override IEnumerable<Cause> Evaluate(RuleInput input)
    {
        if (input.HasLeft) return [];
        // A card of the older kind is no fault of the number: the rule about kinds of documents tells of it.
        var reasons = input.Facts.IdentityReasons.Where(code => code != IdentityReasons.LayoutUnconfirmed.Code);
        if (input.Facts.DocumentKind == IdentityKind.Citizen15.WireName()) reasons = reasons.Append(IdentityReasons.LegacyFifteen.Code);
        return reasons.Distinct().Select(code => Cause(Weight(code), code, (RuleFacts.Reasons, code)));
    }

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) =>
        IdentityReasons.Find(facts[RuleFacts.Reasons])?.Text ?? LocalText.Of("证件号码有误，请核对证件", "The identity number is wrong; compare with the document");

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => [FindingActions.CorrectIdentity];

    private static Severity Weight(string code) => IdentityReasons.Find(code) switch
    {
        { Severity: IdentitySeverity.Error } => Severity.Blocking,
        { Code: "identity.area" } => Severity.Info,
        _ => Severity.Warning,
    };
}

/// <summary>The agency knows the number under another name: the identity must be corrected before anything is declared.</summary>
public sealed class NameMismatchRule : Rule
{
    public override string Code => FindingCodes.NameMismatch;

    public override LocalText Title => LocalText.Of("姓名不符", "Name differs");

    public override Severity Severity => Severity.Blocking;

    public override RuleNeeds Needs => RuleNeeds.Agencies | RuleNeeds.Person;

    public override string Source => "社会保险经办条例：身份信息一致方可办理";

    public override IEnumerable<Cause> Evaluate(RuleInput input) => input.HasLeft
        ? []
        : input.Answers.Where(answer => !answer.NameMatches)
            .Select(answer => Cause(Severity.Blocking, answer.AgencyId, (RuleFacts.Agency, answer.AgencyId)));

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => LocalText.Of(
        "经办机构登记的姓名与证件号码不一致，请先核对身份信息",
        "The agency knows this identity number under another name; check the identity first");

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) =>
        [FindingActions.CorrectIdentity, FindingActions.AskAgain];
}

/// <summary>
/// Two different people stand under one number: in the group under two names, or at one agency under this name and at another under a
/// different one. Nothing is declared until the agency and the police have cleared it.
/// </summary>
public sealed class IdentityReusedRule : Rule
{
    public override string Code => FindingCodes.IdentityReused;

    public override LocalText Title => LocalText.Of("证件号码被他人使用", "Number used by somebody else");

    public override Severity Severity => Severity.Blocking;

    public override RuleNeeds Needs => RuleNeeds.Person | RuleNeeds.Agencies;

    public override string Source => "居民身份证法第三条、第十七条：公民身份号码唯一，冒用他人身份证的依法处理";

    public override IEnumerable<Cause> Evaluate(RuleInput input)
    {
        if (input.HasLeft) yield break;
        if (!input.Facts.OtherNames.IsEmpty)
        {
            var employees = string.Join(' ', input.Facts.OtherNames.Order(StringComparer.Ordinal));
            yield return Cause(Severity.Blocking, "group", input.Facts.OtherNames.Count, (RuleFacts.Employees, employees));
        }

        var other = input.Answers.Where(answer => !answer.NameMatches).Select(answer => answer.AgencyId).Order(StringComparer.Ordinal).ToList();
        if (other.Count > 0 && input.Answers.Exists(answer => answer.NameMatches && !answer.Records.IsEmpty))
            yield return Cause(Severity.Blocking, "agency", (RuleFacts.Agency, other[0]));
    }

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => facts.TryGetValue(RuleFacts.Employees, out var employees)
        ? LocalText.Of(
            $"同一证件号码在集团内以不同姓名登记（工号：{employees}），疑似冒用，请核实并报告经办机构或公安机关",
            $"The same identity number is kept under another name (employee {employees}); verify and report it to the agency or the police")
        : LocalText.Of(
            "不同经办机构以不同姓名登记同一证件号码，疑似冒用，请核实并报告经办机构或公安机关",
            "Agencies keep this identity number under different names; verify and report it to the agency or the police");

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => facts.ContainsKey(RuleFacts.Employees)
        ? [FindingActions.SeeEmployees, FindingActions.CorrectIdentity]
        : [FindingActions.CorrectIdentity, FindingActions.AskAgain];
}

/// <summary>One person holds several employee numbers that are not left.</summary>
public sealed class DuplicateEmployeeRule : Rule
{
    public override string Code => FindingCodes.DuplicateEmployee;

    public override LocalText Title => LocalText.Of("重复员工", "Same person twice");

    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.Person;

    public override string Source => "居民身份证法第三条：公民身份号码是每个公民唯一的、终身不变的身份代码";

    public override IEnumerable<Cause> Evaluate(RuleInput input)
    {
        if (input.Facts.SamePerson.IsEmpty || input.HasLeft) return [];
        var employees = string.Join(' ', input.Facts.SamePerson.Order(StringComparer.Ordinal));
        return [Cause(Severity.Warning, "", input.Facts.SamePerson.Count, (RuleFacts.Employees, employees))];
    }

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => LocalText.Of(
        $"同一证件号码还有在职工号：{facts[RuleFacts.Employees]}，请确认是否重复建档",
        $"The same identity number has other current employee numbers: {facts[RuleFacts.Employees]}; check for a duplicate");

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => [FindingActions.SeeEmployees];
}

/// <summary>The document is not a citizen's: the person is to be enrolled all the same, by the rules for that document.</summary>
public sealed class DocumentTypeRule : Rule
{
    public override string Code => FindingCodes.DocumentType;

    public override LocalText Title => LocalText.Of("特殊证件类型", "Kind of document");

    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.Person;

    public override string Source => "社会保险法第九十七条；香港澳门台湾居民在内地（大陆）参加社会保险暂行办法（人社部、国家医保局令第41号）";

    public override IEnumerable<Cause> Evaluate(RuleInput input) =>
        input.HasLeft || input.Facts.DocumentKind is not { Length: > 0 } kind || IsCitizens(kind)
            ? []
            : [Cause(kind == IdentityKind.PermanentResident15.WireName() ? Severity.Warning : Severity.Info, kind, (RuleFacts.Document, kind))];

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => facts[RuleFacts.Document] switch
    {
        "hmt-residence-permit" => LocalText.Of(
            "港澳台居民居住证：用人单位应依法为其参保，请按港澳台居民登记，不能按新办身份证处理",
            "Residence permit of Hong Kong, Macao or Taiwan: the employer must enrol the person, under the rules for these residents"),
        "permanent-resident-18" => LocalText.Of(
            "外国人永久居留身份证：应依法参保，号码编排规则未公开确认，请核对证件后到窗口登记",
            "Permanent residence card: to be enrolled; the layout of its number is not confirmed, compare with the document and register at the window"),
        "permanent-resident-15" => LocalText.Of(
            "旧版外国人永久居留证（15 位）：请换发 18 位新证后申报，并保留旧号以便核对缴费记录",
            "Older permanent residence card (15 characters): have it replaced before declaring, and keep the old number for earlier records"),
        var other => LocalText.Of(
            $"证件类型 {other} 不是居民身份证，请到经办窗口按该类证件登记",
            $"The document {other} is no citizen's card; register it at the agency's window"),
    };

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => [FindingActions.CorrectIdentity];

    private static bool IsCitizens(string kind) => kind == IdentityKind.Citizen18.WireName() || kind == IdentityKind.Citizen15.WireName();
}
