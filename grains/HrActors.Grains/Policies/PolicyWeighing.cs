using HrActors.Contracts.Branches;
using HrActors.Contracts.Policies;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;
using HrActors.Grains.ContributionRuns;
using HrActors.Grains.Employees;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Policies;

/// <summary>Weighs what a draft would change: every person it reaches, computed under both books.</summary>
internal sealed class PolicyWeighing(IContributionRows rows, RunWork runs, TimeProvider time)
{
    /// <summary>Before anything that was ever closed.</summary>
    public static readonly YearMonth FirstMonth = new(2000, 1);

    private const int Page = 500;

    /// <summary>Runs off the actor's scheduler: it only reads.</summary>
    /// <param name="branches">Those it reaches.</param>
    /// <param name="from">The first month it speaks of; closed months before it are not looked at. Null: all are.</param>
    /// <param name="now">The policies in force.</param>
    /// <param name="then">With the draft.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<PolicyEffect> Weigh(
        IReadOnlyList<BranchView> branches, YearMonth? from, PolicyBook now, PolicyBook then, CancellationToken cancellationToken) =>
        Task.Run(() => WeighAll(branches, from ?? FirstMonth, now, then, cancellationToken), cancellationToken);

    private async Task<PolicyEffect> WeighAll(
        IReadOnlyList<BranchView> branches, YearMonth from, PolicyBook now, PolicyBook then, CancellationToken cancellationToken)
    {
        var today = ChinaTime.DateOf(time.GetUtcNow());
        var month = YearMonth.Of(today);
        var sums = new Sum[branches.Count];
        await Parallel.ForAsync(0, branches.Count, cancellationToken, async (index, token) =>
            sums[index] = await WeighBranch(branches[index], month, from, today, new(now), new(then), token));

        var closed = sums.SelectMany(sum => sum.Closed).GroupBy(effect => effect.Month).OrderBy(effect => effect.Key);
        return new()
        {
            Month = month,
            Employees = sums.SelectMany(sum => sum.People).Distinct(StringComparer.Ordinal).Count(),
            EmployerDelta = sums.Sum(sum => sum.Employer),
            EmployeeDelta = sums.Sum(sum => sum.Employee),
            ClosedMonths =
            [
                .. closed.Select(effects => new MonthEffect
                {
                    Month = effects.Key,
                    Employees = effects.Sum(effect => effect.Employees),
                    EmployerDelta = effects.Sum(effect => effect.EmployerDelta),
                    EmployeeDelta = effects.Sum(effect => effect.EmployeeDelta),
                }),
            ],
            WeighedAt = time.GetUtcNow(),
        };
    }

    private async Task<Sum> WeighBranch(
        BranchView branch, YearMonth month, YearMonth from, DateOnly today, StatementPlans now, StatementPlans then, CancellationToken cancellationToken)
    {
        var sum = new Sum();
        var people = await runs.PeopleOf(branch, cancellationToken);
        foreach (var facts in people.Values.Select(person => PersonFacts.Of(person, branch, month)).OfType<StatementFacts>())
        {
            var (was, would) = (now.Calculate(facts, month, today), then.Calculate(facts, month, today));
            if (would.RefusalCode is not null || Same(was, would)) continue;
            sum.People.Add(facts.EmployeeNo);
            sum.Employer += would.TotalEmployer - was.TotalEmployer;
            sum.Employee += would.TotalEmployee - was.TotalEmployee;
        }

        foreach (var closed in await rows.ClosedMonths(branch.Facts.Code, from, cancellationToken))
        {
            if (await WeighClosed(branch, closed, people, today, now, then, sum, cancellationToken) is { Employees: > 0 } effect) sum.Closed.Add(effect);
        }

        return sum;
    }

    private async Task<MonthEffect> WeighClosed(
        BranchView branch, YearMonth month, IReadOnlyDictionary<string, EmployeeState> people, DateOnly today, StatementPlans now, StatementPlans then,
        Sum sum, CancellationToken cancellationToken)
    {
        var effect = new MonthEffect { Month = month, Employees = 0, EmployerDelta = 0, EmployeeDelta = 0 };
        for (string? after = null; ;)
        {
            var page = await rows.Statements(branch.Facts.Code, month, after, Page, cancellationToken);
            foreach (var (_, facts) in runs.AsOfNow(page, branch, month, people))
            {
                if (facts is null) continue;
                // What is settled already under the policies of now is no effect of the draft.
                var (was, would) = (now.Calculate(facts, month, today), then.Calculate(facts, month, today));
                if (would.RefusalCode is not null || Same(was, would)) continue;
                sum.People.Add(facts.EmployeeNo);
                effect = effect with
                {
                    Employees = effect.Employees + 1,
                    EmployerDelta = effect.EmployerDelta + would.TotalEmployer - was.TotalEmployer,
                    EmployeeDelta = effect.EmployeeDelta + would.TotalEmployee - was.TotalEmployee,
                };
            }

            if (page.Count < Page) return effect;
            after = page[^1].EmployeeNo;
        }
    }

    private static bool Same(RunStatement was, RunStatement would) =>
        was.Lines.Length == would.Lines.Length
        && was.Lines.Zip(would.Lines).All(pair =>
            pair.First.Line == pair.Second.Line && pair.First.Employer == pair.Second.Employer && pair.First.Employee == pair.Second.Employee);

    private sealed class Sum
    {
        public HashSet<string> People { get; } = new(StringComparer.Ordinal);

        public List<MonthEffect> Closed { get; } = [];

        public decimal Employer { get; set; }

        public decimal Employee { get; set; }
    }
}
