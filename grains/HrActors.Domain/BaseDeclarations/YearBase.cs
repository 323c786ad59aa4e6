using HrActors.Domain.Commands;
using HrActors.Domain.Contributions;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Money;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.BaseDeclarations;

/// <summary>
/// Bases of a new base year from the average gross wage of the calendar year before it (劳社险中心函〔2006〕60号): one wage a person, declared
/// for every line whose base year begins, and each line's base is that wage within the line's bounds.
/// </summary>
public static class YearBase
{
    /// <summary>
    /// Whether somebody worked no full month in the year that a base year looks at. The part of a month somebody was hired in is no
    /// month's wage, so who came after 1 December is as new as who came later.
    /// </summary>
    /// <param name="hired">First day of work; null when long ago.</param>
    /// <param name="baseYear">First month of the base year.</param>
    public static bool IsNew(DateOnly? hired, YearMonth baseYear) => hired > new DateOnly(baseYear.Year - 1, 12, 1);

    /// <summary>
    /// Whether a person's base of the year is that of a new one: who came in the calendar year of its first month or later, and who worked
    /// no full month of the year before, unless an average of that year is known all the same.
    /// </summary>
    /// <param name="facts">The person; an average recorded for another year says nothing here.</param>
    /// <param name="baseYear">First month of the base year.</param>
    public static bool IsNew(ContributionFacts facts, YearMonth baseYear)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.HireDate?.Year >= baseYear.Year) return true;
        var known = facts.PreviousYearMonthlyAverage is not null && (facts.RecordedYear is null || facts.RecordedYear == baseYear.Year - 1);
        return !known && IsNew(facts.HireDate, baseYear);
    }

    /// <summary>The average over the full months of that year that have a wage; null for who is new, and where none has one.</summary>
    /// <param name="wages">Gross wage by month, in yuan; months of other years are passed over.</param>
    /// <param name="hired">First day of work; null when long ago.</param>
    /// <param name="baseYear">First month of the base year.</param>
    public static DeclaredWage? AverageOf(IEnumerable<KeyValuePair<YearMonth, decimal>> wages, DateOnly? hired, YearMonth baseYear)
    {
        ArgumentNullException.ThrowIfNull(wages);
        var counted = wages.Where(wage => wage.Key.Year == baseYear.Year - 1 && (hired is not { } day || wage.Key.FirstDay >= day))
            .Select(wage => wage.Value).ToImmutableArray();
        return counted.IsEmpty ? null : new()
        {
            From = baseYear,
            Wage = Rounding.HalfUpFen.Apply(counted.Sum() / counted.Length),
            Total = counted.Sum(),
            Months = counted.Length,
        };
    }

    /// <summary>
    /// What is declared for a person: the average of the months, and where no month of that year has a wage the average that was recorded
    /// for it. An average recorded for another year is never declared: a figure serves the base years that begin in the year after its own,
    /// and no later ones. Null for who is new, and where neither is known.
    /// </summary>
    /// <param name="wages">Gross wage by month, in yuan.</param>
    /// <param name="facts">The person.</param>
    /// <param name="baseYear">First month of the base year.</param>
    public static DeclaredWage? WageOf(IEnumerable<KeyValuePair<YearMonth, decimal>> wages, ContributionFacts facts, YearMonth baseYear)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (IsNew(facts, baseYear)) return null;
        if (AverageOf(wages, facts.HireDate, baseYear) is { } average) return average;
        return facts.RecordedFor(baseYear.Year - 1) is { } recorded
            ? new() { From = baseYear, Wage = recorded, Total = null, Months = null }
            : null;
    }

    /// <summary>The lines whose base year begins with the plan's month and whose base is the average; empty when none does.</summary>
    public static ImmutableArray<LinePolicy> LinesOf(ContributionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Policies.Where(policy => IsDeclared(policy, plan.Month))];
    }

    /// <summary>Why the year cannot be declared on a day; null when it can.</summary>
    /// <param name="baseYear">First month of the base year.</param>
    /// <param name="today">The day.</param>
    public static Refusal? Refuse(YearMonth baseYear, DateOnly today) => today.Year > baseYear.Year - 1 ? null
        : Refusal.Rule("declaration.year-running", $"{baseYear.Year - 1} 年尚未结束，不能计算该年月平均工资",
            $"The year {baseYear.Year - 1} is not over: its average cannot be known.");

    /// <summary>One person's bases of the year that begins with the plan's month.</summary>
    /// <param name="facts">What that month would be computed from without a declaration.</param>
    /// <param name="wages">Gross wage by month, in yuan.</param>
    /// <param name="plan">The policies of the month, as known now.</param>
    /// <param name="before">The facts of the month before; null for who was not there.</param>
    /// <param name="planBefore">The policies of the month before; null when there are none.</param>
    public static PersonDeclaration Declare(
        StatementFacts facts, IEnumerable<KeyValuePair<YearMonth, decimal>> wages, ContributionPlan plan, ContributionFacts? before, ContributionPlan? planBefore)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(plan);
        var declared = WageOf(wages, facts.Contribution, plan.Month);
        var contribution = declared is null ? facts.Contribution
            : facts.Contribution with { Declared = [.. facts.Contribution.Declared.Where(known => known.From != plan.Month), declared] };
        return new()
        {
            Facts = facts with { Contribution = contribution },
            As = declared switch
            {
                { Months: null } => DeclaredAs.Recorded,
                not null => DeclaredAs.Average,
                null => IsNew(facts.Contribution, plan.Month) ? DeclaredAs.NewHire : DeclaredAs.WithoutWages,
            },
            Wage = declared,
            Lines = LinesOf(plan, contribution, before, planBefore),
        };
    }

    /// <summary>The steps behind a person's bases, each with its source.</summary>
    /// <param name="person">As declared with this plan.</param>
    /// <param name="plan">The policies it was declared with.</param>
    public static ImmutableList<TraceStep> Explain(PersonDeclaration person, ContributionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(plan);
        var lines = LinesOf(plan);
        return lines.IsEmpty ? []
            : [.. new ContributionPlan(lines, []).Explain(person.Facts.Contribution).Where(step => step.Code.StartsWith("base.", StringComparison.Ordinal)
                || step.Code.StartsWith("clamp.", StringComparison.Ordinal))];
    }

    private static bool IsDeclared(LinePolicy policy, YearMonth month) =>
        policy is { Bounds: not null, Base: { Established: BaseWage.PreviousYearAverage } choice } && choice.YearStart == month.Month;

    private static ImmutableArray<DeclaredLine> LinesOf(
        ContributionPlan plan, ContributionFacts contribution, ContributionFacts? before, ContributionPlan? planBefore)
    {
        var was = before is null || planBefore is null ? [] : Compute(planBefore, before).ToDictionary(line => line.Policy.Line, line => line.Figures);
        var lines = ImmutableArray.CreateBuilder<DeclaredLine>();
        foreach (var (policy, figures) in Compute(plan, contribution))
        {
            if (!IsDeclared(policy, plan.Month)) continue;

            LineFigures? earlier = was.TryGetValue(policy.Line, out var found) ? found : null;
            lines.Add(new()
            {
                Line = policy.Line,
                Floor = policy.Bounds!.FloorFor(contribution.AccountOpened),
                Cap = policy.Bounds.Cap,
                Base = figures.Base,
                Clamped = figures.Clamped,
                Before = earlier?.Base,
                Moved = figures.Clamped != Clamp.None && earlier?.Clamped != figures.Clamped,
                PolicyVersion = policy.Version,
                Source = policy.Values[PolicyParameter.Bounds].Source.Text,
                Grade = policy.Values[PolicyParameter.Bounds].Source.Grade,
            });
        }

        return lines.ToImmutable();
    }

    private static IEnumerable<(LinePolicy Policy, LineFigures Figures)> Compute(ContributionPlan plan, ContributionFacts facts)
    {
        var figures = new LineFigures[plan.Policies.Length];
        plan.Compute(facts, figures);
        return plan.Policies.Zip(figures);
    }
}
