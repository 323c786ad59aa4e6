using HrActors.Domain.Localisation;

namespace HrActors.Domain.Findings;

/// <summary>Which facts a rule looks at. Shown with the rule; never stored.</summary>
[Flags]
public enum RuleNeeds
{
    None = 0,
    /// <summary>Hire, moves, departure, branch.</summary>
    Employment = 1,
    /// <summary>The group's own registrations.</summary>
    OwnEnrolments = 2,
    /// <summary>What agencies answered.</summary>
    Agencies = 4,
    Attendance = 8,
    Wages = 16,
    /// <summary>Bounds, rates and month rules of the place.</summary>
    Policies = 32,
    /// <summary>Document, age, household register, other numbers of the person.</summary>
    Person = 64,
    TransferCases = 128,
}

/// <summary>One row of the rule book: from facts to causes. Pure, so that running it again changes nothing.</summary>
public abstract class Rule
{
    /// <summary>The code of the findings it makes.</summary>
    public abstract string Code { get; }

    /// <summary>A short name for lists.</summary>
    public abstract LocalText Title { get; }

    /// <summary>The most a finding of this rule weighs.</summary>
    public abstract Severity Severity { get; }

    public abstract RuleNeeds Needs { get; }

    /// <summary>The law, notice or practice it rests on.</summary>
    public abstract string Source { get; }

    /// <summary>What one finding rests on, where its facts tell it more closely.</summary>
    public virtual string SourceOf(IReadOnlyDictionary<string, string> facts) => Source;

    public abstract IEnumerable<Cause> Evaluate(RuleInput input);

    /// <summary>
    /// Days on which the rule may decide otherwise though no fact changes. Days of the past are ignored; most rules have none.
    /// </summary>
    public virtual IEnumerable<DateOnly> Looks(RuleInput input) => [];

    /// <summary>The finding's sentence for the user.</summary>
    public abstract LocalText Text(IReadOnlyDictionary<string, string> facts);

    /// <summary>What to do next: code and label of each button.</summary>
    public virtual IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => [];

    protected Cause Cause(Severity severity, string key, params ReadOnlySpan<(string Name, string Value)> facts) =>
        Cause(severity, key, 0, facts);

    /// <param name="magnitude">How much of it there is; see <see cref="Finding.Magnitude"/>.</param>
    protected Cause Cause(Severity severity, string key, decimal magnitude, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var named = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in facts) named[name] = value;
        return new(Code, severity, key.Length == 0 ? Code : $"{Code}:{key}", named.ToImmutable(), magnitude);
    }
}

/// <summary>A next step offered with a finding.</summary>
public sealed record FindingAction(string Code, LocalText Label);

/// <summary>The next steps a page has a button for. Codes are answered by the interface: never renamed.</summary>
public static class FindingActions
{
    public static readonly FindingAction OpenTransfer = Of("open-transfer", "需办理社保转移", "Social insurance transfer needed");
    public static readonly FindingAction AskAgain = Of("ask-again", "重新查询", "Ask again");
    public static readonly FindingAction TakeAttendanceDate = Of("take-attendance-date", "采用考勤日期", "Take the attendance date");
    public static readonly FindingAction RecordEnrolment = Of("record-enrolment", "登记参保", "Record enrolment");
    public static readonly FindingAction CorrectIdentity = Of("correct-identity", "更正身份信息", "Correct the identity");

    /// <summary>Opens the case named in the facts.</summary>
    public static readonly FindingAction SeeCase = Of("see-case", "查看转移案件", "See the case");

    /// <summary>Opens months and enrolments.</summary>
    public static readonly FindingAction SeeLedger = Of("see-ledger", "查看缴费台账", "See the ledger");

    /// <summary>Opens wages and employment.</summary>
    public static readonly FindingAction SeeWages = Of("see-wages", "核对工资与基数", "Check wages and base");

    /// <summary>Opens the other employee numbers named in the facts.</summary>
    public static readonly FindingAction SeeEmployees = Of("see-employees", "查看相关工号", "See the other numbers");

    private static FindingAction Of(string code, string zh, string en) => new(code, LocalText.Of(zh, en));
}
