using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;

namespace HrActors.Domain.Findings;

/// <summary>All that a rule may look at: the employee's facts, the agencies' newest answers, and the day.</summary>
public sealed record RuleInput(EmployeeFacts Facts, ImmutableList<AgencyAnswer> Answers, DateOnly Today)
{
    /// <summary>What agencies show, the group's own registration left out.</summary>
    public IEnumerable<EnrolmentRecord> AgencyRecords => Answers.SelectMany(answer => answer.Records);

    /// <summary>Relationships at places other than the one where the group enrols this employee.</summary>
    public IEnumerable<EnrolmentRecord> Elsewhere => AgencyRecords.Where(record => record.RegionCode != Facts.RegionCode);

    public bool IsTransferred(EnrolmentRecord record) =>
        Facts.CompletedTransfers.Exists(done => done.Line == record.Line && done.OriginRegionCode == record.RegionCode);
}

/// <summary>One rule of the book: from facts to causes. Pure, so that running it again changes nothing.</summary>
public abstract class Rule
{
    /// <summary>The code of the findings it makes.</summary>
    public abstract string Code { get; }

    /// <summary>The law, notice or practice it rests on.</summary>
    public abstract string Source { get; }

    public abstract IEnumerable<Cause> Evaluate(RuleInput input);

    /// <summary>The finding's sentence for the user.</summary>
    public abstract Localisation.LocalText Text(IReadOnlyDictionary<string, string> facts);

    /// <summary>What to do next: code and label of each button.</summary>
    public virtual IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => [];

    protected Cause Cause(Severity severity, string key, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var named = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in facts) named[name] = value;
        return new(Code, severity, key.Length == 0 ? Code : $"{Code}:{key}", named.ToImmutable());
    }
}

/// <summary>A next step offered with a finding.</summary>
public sealed record FindingAction(string Code, Localisation.LocalText Label);
