using HrActors.Domain.Commands;
using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.ContributionRuns;

/// <summary>
/// Computes the statements of runs. The same facts, month, day of knowledge and policies give the same statement, always. Keeps the
/// policies of a place and month laid out; not for use by several threads at once.
/// </summary>
public sealed class StatementPlans(PolicyBook book)
{
    private readonly Dictionary<(string Region, string Pack, YearMonth Month, DateOnly KnownOn), Reply<ContributionPlan>> _plans = [];

    /// <summary>
    /// A person for whom the policies have no answer gets a statement without lines that names the refusal, so that one person never
    /// stops a branch.
    /// </summary>
    public RunStatement Calculate(StatementFacts facts, YearMonth month, DateOnly knownOn)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var plan = Plan(facts, month, knownOn);
        var reply = plan.IsRefused ? plan.Refusal : plan.Value.Calculate(facts.Contribution);
        if (reply.IsRefused) return new() { Facts = facts, Month = month, KnownOn = knownOn, RefusalCode = reply.Refusal.Code };

        var statement = reply.Value;
        return new()
        {
            Facts = facts,
            Month = month,
            KnownOn = knownOn,
            Base = statement.Base,
            BaseRule = statement.BaseRule,
            Clamped = statement.Clamped,
            Factor = statement.Factor,
            Lines = [.. statement.Lines.Select(LineOf)],
            TotalEmployer = statement.TotalEmployer,
            TotalEmployee = statement.TotalEmployee,
            Pending = [.. statement.Pending.Select(pending => pending.Line)],
        };
    }

    /// <summary>Every step of a statement; empty when nothing could be computed.</summary>
    public ImmutableList<TraceStep> Explain(RunStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var plan = Plan(statement.Facts, statement.Month, statement.KnownOn);
        return plan.IsRefused || plan.Value.Check(statement.Facts.Contribution) is not null ? [] : plan.Value.Explain(statement.Facts.Contribution);
    }

    /// <summary>Lines without a figure, and why; empty when nothing could be computed.</summary>
    public ImmutableList<PendingLine> Pending(RunStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var plan = Plan(statement.Facts, statement.Month, statement.KnownOn);
        var reply = plan.IsRefused ? plan.Refusal : plan.Value.Calculate(statement.Facts.Contribution);
        return reply.Value?.Pending ?? [];
    }

    /// <summary>
    /// By line the grade of the weakest policy behind the amounts of these statements; lines that none of them has are left out.
    /// </summary>
    public ImmutableSortedDictionary<InsuranceLine, PolicyGrade> Grades(IEnumerable<RunStatement> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        var grades = ImmutableSortedDictionary.CreateBuilder<InsuranceLine, PolicyGrade>();
        foreach (var statement in statements)
        {
            if (statement.Lines.IsEmpty || Plan(statement.Facts, statement.Month, statement.KnownOn) is not { Value: { } plan }) continue;
            foreach (var policy in plan.Policies)
            {
                if (statement.Lines.Any(line => line.Line == policy.Line))
                    grades[policy.Line] = grades.GetValueOrDefault(policy.Line).With(policy.Grade);
            }
        }

        return grades.ToImmutable();
    }

    /// <summary>What brings a settled month to what is due; nothing where the policies have no answer.</summary>
    public IEnumerable<ContributionAdjustment> Adjust(ImmutableList<SettledLine> settled, StatementFacts facts, YearMonth month, DateOnly knownOn)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var plan = Plan(facts, month, knownOn);
        return plan.IsRefused ? [] : Retroaction.Adjust(settled, facts.Contribution, plan.Value).Value ?? [];
    }

    private Reply<ContributionPlan> Plan(StatementFacts facts, YearMonth month, DateOnly knownOn)
    {
        var key = (facts.RegionCode, facts.Pack, month, knownOn);
        if (!_plans.TryGetValue(key, out var plan))
            _plans[key] = plan = ContributionPlan.For(book, facts.RegionCode, facts.Pack, month, knownOn);
        return plan;
    }

    private static RunLine LineOf(ContributionLine line) => new()
    {
        Line = line.Line,
        Base = line.Base,
        Clamped = line.Clamped,
        EmployerRate = line.EmployerRate,
        EmployeeRate = line.EmployeeRate,
        Employer = line.Employer,
        Employee = line.Employee,
        Rounding = line.Rounding,
        PolicyVersion = line.PolicyVersion,
    };
}
