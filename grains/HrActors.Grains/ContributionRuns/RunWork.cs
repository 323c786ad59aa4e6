using HrActors.Contracts.Branches;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;
using HrActors.Grains.Employees;
using HrActors.Grains.Policies;
using HrActors.Grains.Rows;
using Orleans.Serialization;

namespace HrActors.Grains.ContributionRuns;

/// <summary>Reads people from their stored states, computes their statements and writes them as rows, some hundred at a time.</summary>
internal sealed class RunWork(IContributionRows rows, StoredPeople stored, IPolicyShelf policies, Serializer serializer) : IDisposable
{
    /// <summary>People computed between two saves of the progress.</summary>
    public const int ChunkSize = 500;

    public IContributionRows Rows => rows;

    /// <summary>
    /// Pieces of work that run at once in this silo: more would only wait for each other's processor and database.
    /// </summary>
    private readonly SemaphoreSlim _atOnce = new(2 * Environment.ProcessorCount);

    /// <summary>Computes the next people of a run; the same again writes the same rows.</summary>
    /// <returns>The run with its progress; <see cref="RunState.Cursor"/> null when nobody is left.</returns>
    public async Task<(RunState Run, bool Finished)> Chunk(RunState run, BranchView branch, CancellationToken cancellationToken)
    {
        await _atOnce.WaitAsync(cancellationToken);
        try
        {
            // Off the actor's scheduler: it reads, computes and writes rows, and touches no state of the actor.
            return await Task.Run(() => Compute(run, branch, cancellationToken), cancellationToken);
        }
        finally
        {
            _atOnce.Release();
        }
    }

    private async Task<(RunState Run, bool Finished)> Compute(RunState run, BranchView branch, CancellationToken cancellationToken)
    {
        var numbers = await rows.Members(run.BranchCode, run.Cursor, ChunkSize, cancellationToken);
        if (numbers.Count == 0) return (run, true);

        var people = await stored.Read(numbers, cancellationToken);
        // In the first month that is ever run there is nothing to compare with: nobody has "joined".
        var comparable = await rows.HasStatements(run.BranchCode, run.Month.AddMonths(-1), cancellationToken);
        var before = comparable ? await Read(run.BranchCode, run.Month.AddMonths(-1), numbers, cancellationToken) : [];
        var plans = new StatementPlans(policies.Book);
        var statements = new List<RunStatement>(numbers.Count);
        var written = new List<StatementRow>(numbers.Count);
        foreach (var number in numbers)
        {
            if (!people.TryGetValue(number, out var person)) continue;
            if (Statement(plans, person, branch, run, before.GetValueOrDefault(number)) is not { } statement) continue;

            if (!comparable) statement = statement with { Differences = [] };
            statements.Add(statement);
            written.Add(ToRow(statement, person.Version));
        }

        await Write(run, numbers, written, cancellationToken);
        var next = run with
        {
            Cursor = numbers[^1],
            Done = Math.Min(run.Total, run.Done + numbers.Count),
            Totals = run.Totals.Add(statements),
        };
        return (next, numbers.Count < ChunkSize);
    }

    /// <summary>What stands there already is not written again: a second calculation of a month changes few people.</summary>
    private async Task Write(
        RunState run, IReadOnlyCollection<string> numbers, List<StatementRow> written, CancellationToken cancellationToken)
    {
        var standing = (await rows.Statements(run.BranchCode, run.Month, numbers, cancellationToken))
            .ToDictionary(row => row.EmployeeNo, StringComparer.Ordinal);
        if (standing.Count == 0)
        {
            await rows.Add(run.BranchCode, run.Month, run.Revision, written, cancellationToken);
            return;
        }

        await rows.Save(
            run.BranchCode, run.Month, run.Revision,
            written.FindAll(row => !standing.TryGetValue(row.EmployeeNo, out var known) || !SameRow(row, known)), cancellationToken);
        foreach (var row in written) standing.Remove(row.EmployeeNo);
        await rows.Remove(run.BranchCode, run.Month, standing.Keys, cancellationToken);
    }

    /// <summary>Whether policies of the branch's place and month came into force after the run began.</summary>
    public bool IsOvertaken(RunState run, BranchView branch)
    {
        var (then, now) = (policies.BookAt(run.StartedAt), policies.Book);
        return then != now && Versions(then) != Versions(now);

        string Versions(PolicyBook book) => book.Select(branch.Facts.RegionCode, branch.Facts.PolicyPack, run.Month, run.KnownOn).Value is { } selection
            ? string.Join('\n', selection.Lines.Select(line => line.Version).Concat(selection.Pending.Select(line => line.Line.WireName())))
            : "";
    }

    /// <summary>
    /// What locking changes: people whose finding closed since are paid, those blocked since are held back.
    /// </summary>
    public async Task<(RunTotals Totals, IReadOnlySet<string> Held)> Settle(RunState run, CancellationToken cancellationToken)
    {
        var blocked = await rows.Blocked(run.BranchCode, run.Month, cancellationToken);
        var held = new HashSet<string>(blocked, StringComparer.Ordinal);
        var totals = run.Totals;
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (string? after = null; ;)
        {
            var page = await rows.Held(run.BranchCode, run.Month, after, ChunkSize, cancellationToken);
            var statements = page.Select(Read).ToList();
            known.UnionWith(statements.Select(statement => statement.Facts.EmployeeNo));
            // Nobody has an amount for who could not be computed: they stay held back.
            held.UnionWith(statements.Where(statement => statement.RefusalCode is not null).Select(statement => statement.Facts.EmployeeNo));
            totals = totals.Release([.. statements.Where(statement => !held.Contains(statement.Facts.EmployeeNo))]);
            if (page.Count < ChunkSize) break;
            after = page[^1].EmployeeNo;
        }

        foreach (var chunk in held.Except(known).Chunk(ChunkSize))
        {
            var statements = await rows.Statements(run.BranchCode, run.Month, chunk, cancellationToken);
            totals = totals.Hold([.. statements.Select(Read).Where(statement => statement.IsMember)]);
        }

        return (totals, held);
    }

    /// <summary>Settles a closed month again: writes what differs from what was paid; answers how many adjustments there are.</summary>
    public async Task<int> Readjust(BranchView branch, YearMonth month, AdjustmentCause cause, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var count = 0;
        for (string? after = null; ;)
        {
            var page = cause == AdjustmentCause.Policy
                ? await rows.Statements(branch.Facts.Code, month, after, ChunkSize, cancellationToken)
                : await rows.Outdated(branch.Facts.Code, month, after, ChunkSize, cancellationToken);
            if (page.Count > 0) count += await Readjust(page, branch, month, cause, now, cancellationToken);
            if (page.Count < ChunkSize) return count;
            after = page[^1].EmployeeNo;
        }
    }

    /// <summary>Everybody who is or was with the branch, by employee number.</summary>
    public async Task<Dictionary<string, EmployeeState>> PeopleOf(BranchView branch, CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, EmployeeState>(StringComparer.Ordinal);
        for (string? after = null; ;)
        {
            var numbers = await rows.Members(branch.Facts.Code, after, ChunkSize, cancellationToken);
            foreach (var (number, person) in await stored.Read(numbers, cancellationToken)) all[number] = person;
            if (numbers.Count < ChunkSize) return all;
            after = numbers[^1];
        }
    }

    /// <summary>
    /// People of a closed month as they stand now: what was closed, and the facts that hold; facts are null when the branch turns out not
    /// to have had the person. Who is still blocked is left out, and is settled when the finding closes.
    /// </summary>
    /// <param name="page">Statements of the month.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="month">The closed month.</param>
    /// <param name="people">At least those who were held or whose facts changed since.</param>
    public IEnumerable<(RunStatement Closed, StatementFacts? Facts)> AsOfNow(
        IEnumerable<StatementRow> page, BranchView branch, YearMonth month, IReadOnlyDictionary<string, EmployeeState> people)
    {
        foreach (var row in page)
        {
            var closed = Read(row);
            if (row.Held != closed.IsHeld) closed = row.Held ? closed with { Blocking = ["held"] } : closed with { Blocking = [] };
            var person = IsChanged(row) ? people.GetValueOrDefault(row.EmployeeNo) : null;
            if (person is not null && row.Held && PersonFacts.BlockingOf(person).Length > 0) continue;

            yield return (closed, person is null ? closed.Facts : PersonFacts.Of(person, branch, month));
        }
    }

    /// <summary>Of everybody else the facts are those of the closed month, and no state has to be read.</summary>
    private static bool IsChanged(StatementRow row) => row.Held || row.Outdated;

    private async Task<int> Readjust(
        IReadOnlyList<StatementRow> page, BranchView branch, YearMonth month, AdjustmentCause cause, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var numbers = page.Select(row => row.EmployeeNo).ToList();
        var changed = page.Where(IsChanged).Select(row => row.EmployeeNo).ToList();
        var people = AsOfNow(page, branch, month, changed.Count == 0 ? [] : await stored.Read(changed, cancellationToken)).ToList();
        var plans = new StatementPlans(policies.Book);
        var booked = await rows.Booked(branch.Facts.Code, month, numbers, cancellationToken);
        while (true)
        {
            var settled = booked.ToLookup(adjustment => adjustment.EmployeeNo);
            List<Adjustment> adjustments =
            [
                .. people.SelectMany(one => Settlement.Settle(
                    one.Closed, [.. settled[one.Closed.Facts.EmployeeNo]], one.Facts, plans, branch.Facts.Code, cause, now)),
            ];
            await rows.Replace(branch.Facts.Code, month, numbers, adjustments, cancellationToken);

            // Another month of the branch may have booked meanwhile what was replaced here: then something else is due.
            var since = await rows.Booked(branch.Facts.Code, month, numbers, cancellationToken);
            if (since.Count == booked.Count) return adjustments.Count;
            booked = since;
        }
    }

    private static bool SameRow(StatementRow row, StatementRow known) =>
        row.FactsVersion == known.FactsVersion && row.Held == known.Held && row.Content.Span.SequenceEqual(known.Content.Span);

    private static RunStatement? Statement(StatementPlans plans, EmployeeState person, BranchView branch, RunState run, RunStatement? before)
    {
        var facts = PersonFacts.Of(person, branch, run.Month);
        if (facts is null)
        {
            // Somebody who was paid for last month and is no more: stands here once, to explain the difference.
            return before is { IsMember: true }
                ? new() { Facts = before.Facts, Month = run.Month, KnownOn = run.KnownOn, Differences = MonthDifference.Explain(before, null, plans) }
                : null;
        }

        var statement = plans.Calculate(facts, run.Month, run.KnownOn);
        return statement with { Blocking = PersonFacts.BlockingOf(person), Differences = MonthDifference.Explain(before, statement, plans) };
    }

    private async Task<Dictionary<string, RunStatement>> Read(
        string branchCode, YearMonth month, IReadOnlyCollection<string> numbers, CancellationToken cancellationToken) =>
        (await rows.Statements(branchCode, month, numbers, cancellationToken)).ToDictionary(row => row.EmployeeNo, Read, StringComparer.Ordinal);

    public void Dispose() => _atOnce.Dispose();

    public RunStatement Read(StatementRow row) => serializer.Deserialize<RunStatement?>(row.Content)
        ?? throw new InvalidOperationException($"The statement of {row.EmployeeNo} is empty.");

    private StatementRow ToRow(RunStatement statement, long version) =>
        new(statement.Facts.EmployeeNo, "", version, statement.IsHeld, serializer.SerializeToArray(statement));
}
