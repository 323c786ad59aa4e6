using HrActors.Domain.Commands;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Contributions;

/// <summary>
/// The policies of one place and month, laid out once and computed for many people (应缴社会保险费): the base by the wage rules,
/// brought within the published bounds, times the rate of each side, times the part of the month that is due, rounded per line and
/// side and only then added up.
/// </summary>
public sealed class ContributionPlan
{
    private readonly ImmutableArray<LineCalculation> _lines;

    /// <param name="policies">At least one, all of one month.</param>
    /// <param name="pending">Lines of the place without a figure.</param>
    /// <exception cref="ArgumentException">There is no line, or they are of different months.</exception>
    public ContributionPlan(ImmutableArray<LinePolicy> policies, ImmutableArray<PendingLine> pending)
    {
        if (policies.IsDefaultOrEmpty) throw new ArgumentException("A plan has at least one line.", nameof(policies));
        if (policies.Any(policy => policy.Month != policies[0].Month)) throw new ArgumentException("A plan is for one month.",
            nameof(policies));
        _lines = [.. policies.Select(policy => new LineCalculation(policy))];
        (Policies, Pending) = (policies, pending);
    }

    public ImmutableArray<LinePolicy> Policies { get; }

    public ImmutableArray<PendingLine> Pending { get; }

    public YearMonth Month => Policies[0].Month;

    /// <summary>The plan of a place and month as known on a day; refused where <see cref="PolicyBook.Select"/> refuses.</summary>
    public static Reply<ContributionPlan> For(PolicyBook book, string regionCode, string pack, YearMonth month, DateOnly knownOn)
    {
        ArgumentNullException.ThrowIfNull(book);
        var selection = book.Select(regionCode, pack, month, knownOn);
        return selection.IsRefused ? selection.Refusal : new ContributionPlan(selection.Value.Lines, selection.Value.Pending);
    }

    /// <summary>Why these facts cannot be computed; null when they can. <see cref="Compute"/> relies on it.</summary>
    public Refusal? Check(ContributionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return ContributionRefusals.Of(facts) ?? ContributionRefusals.Of(facts, Policies);
    }

    /// <summary>
    /// The bare figures of every line, in the order of <see cref="Policies"/>. Nothing is checked and nothing is put into words.
    /// </summary>
    /// <param name="facts">Facts that <see cref="Check"/> lets pass.</param>
    /// <param name="figures">Takes the figures; as long as <see cref="Policies"/> or longer.</param>
    public void Compute(ContributionFacts facts, Span<LineFigures> figures)
    {
        for (var i = 0; i < _lines.Length; i++) figures[i] = _lines[i].Compute(facts);
    }

    /// <summary>
    /// The statement of one person. Refused with the codes of <see cref="Check"/>, or with that of the first line without a figure
    /// when no line has one.
    /// </summary>
    public Reply<ContributionStatement> Calculate(ContributionFacts facts)
    {
        if (Check(facts) is { } refusal) return refusal;

        Span<LineFigures> figures = stackalloc LineFigures[_lines.Length];
        Compute(facts, figures);
        var lines = ImmutableList.CreateBuilder<ContributionLine>();
        var pending = Pending;
        for (var i = 0; i < figures.Length; i++)
        {
            if (figures[i].Missing == MissingFact.None) lines.Add(ContributionLine.Of(_lines[i].Policy, figures[i]));
            else pending = pending.Add(ContributionRefusals.Missing(_lines[i].Policy.Line, figures[i].Missing));
        }

        return lines.Count == 0 ? Refusal.Rule(pending[0].Code, pending[0].Reason.Zh, pending[0].Reason.En)
            : ContributionStatement.Of(lines.ToImmutable(), [.. pending]);
    }

    /// <summary>
    /// Every step from the facts to the totals, in order, described from the very figures of <see cref="Compute"/>, so that statement
    /// and trace cannot disagree. Facts must pass <see cref="Check"/>.
    /// </summary>
    public ImmutableList<TraceStep> Explain(ContributionFacts facts) => [.. ExplainReading(facts).Select(item => item.Step)];

    /// <summary>The steps with the policy values that each of them read.</summary>
    internal IEnumerable<(TraceStep Step, ImmutableArray<Dated> Read)> ExplainReading(ContributionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var figures = new LineFigures[_lines.Length];
        Compute(facts, figures);
        return ContributionTrace.Of(facts, Policies, figures);
    }
}
