using HrActors.Contracts.ContributionRuns;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Storage.Tests.Databases;

namespace HrActors.Storage.Tests.Rows;

public sealed class SqliteContributionRowsTests(SqliteTestDatabase db) : ContributionRowsTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresContributionRowsTests(PostgresTestDatabase db) : ContributionRowsTests(db), IClassFixture<PostgresTestDatabase>;

public abstract class ContributionRowsTests
{
    private static readonly YearMonth March = new(2024, 3);
    private readonly TestDatabase _db;

    protected ContributionRowsTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    private IContributionRows Rows => _db.Get<IContributionRows>();

    [SkippableFact]
    public async Task Everybody_who_ever_was_with_a_branch_is_a_member()
    {
        var directory = _db.Get<IDirectoryRows>();
        await directory.Save(Some.Employee("M-2", "here"), default);
        await directory.Save(Some.Employee("M-1", "here"), default);
        await directory.Save(Some.Employee("M-1", "there") with { Version = 2 }, default);
        await directory.Save(Some.Employee("M-1", "there") with { Version = 3, Name = "王二" }, default);

        Assert.Equal(["M-1", "M-2"], await Rows.Members("here", null, 10, default));
        Assert.Equal(["M-2"], await Rows.Members("here", "M-1", 10, default));
        Assert.Equal(["M-1"], await Rows.Members("there", null, 10, default));
        Assert.Equal(2, await Rows.CountMembers("here", default));
        Assert.Equal(0, await Rows.CountMembers("nowhere", default));
    }

    [SkippableFact]
    public async Task A_later_revision_replaces_a_statement_and_an_earlier_one_does_not()
    {
        await Rows.Save("rev", March, 2, [Row("1", 20)], default);
        await Rows.Save("rev", March, 1, [Row("1", 10)], default);
        Assert.Equal(20, Assert.Single(await Rows.Statements("rev", March, null, 10, default)).FactsVersion);

        await Rows.Save("rev", March, 3, [Row("1", 30), Row("2", 30)], default);
        await Rows.Remove("rev", March, [], default);
        Assert.Equal([30, 30], (await Rows.Statements("rev", March, null, 10, default)).Select(row => row.FactsVersion));

        await Rows.Remove("rev", March, ["1", "3"], default);
        Assert.Equal(["2"], (await Rows.Statements("rev", March, null, 10, default)).Select(row => row.EmployeeNo));
    }

    /// <summary>Two calculations of one month at once: what was new to both is the later revision's in the end.</summary>
    [SkippableFact]
    public async Task Adding_where_somebody_has_a_statement_is_saving()
    {
        await Rows.Add("add", March, 1, [Row("1", 10), Row("2", 10, held: true)], default);
        await Rows.Add("add", March, 2, [], default);
        await Rows.Lock("add", March, ["2"], default);
        await Rows.Add("add", new(2024, 4), 1, [Row("1", 10)], default);
        await Rows.Add("add", new(2024, 4), 2, [Row("1", 20), Row("3", 20)], default);
        await Rows.Add("add", new(2024, 4), 1, [Row("3", 10), Row("4", 10)], default);
        await Rows.Add("add", March, 9, [Row("1", 90), Row("3", 90)], default);

        Assert.Equal(
            [("1", 10, false), ("2", 10, true), ("3", 90, false)],
            (await Rows.Statements("add", March, null, 10, default)).Select(row => (row.EmployeeNo, row.FactsVersion, row.Held)));
        var april = await Rows.Statements("add", new(2024, 4), null, 10, default);
        Assert.Equal([("1", 20), ("3", 20), ("4", 10)], april.Select(row => (row.EmployeeNo, row.FactsVersion)));
        Assert.All(april, row => Assert.Equal([1, 2, 3], row.Content.ToArray()));
    }

    [SkippableFact]
    public async Task A_locked_statement_never_changes_again()
    {
        await Rows.Save("lock", March, 1, [Row("1", 1), Row("2", 1, held: true)], default);
        await Rows.Lock("lock", March, ["1"], default);
        await Rows.Save("lock", March, 9, [Row("1", 9)], default);
        await Rows.Remove("lock", March, ["1", "2"], default);
        await Rows.Lock("lock", March, [], default);

        var rows = await Rows.Statements("lock", March, null, 10, default);
        Assert.Equal([("1", 1, true), ("2", 1, false)], rows.Select(row => (row.EmployeeNo, row.FactsVersion, row.Held)));
        Assert.Equal([1, 2, 3], rows[0].Content.ToArray());
        Assert.Equal([March], await Rows.ClosedMonths("lock", new(2023, 12), default));
        Assert.Empty(await Rows.ClosedMonths("lock", new(2024, 4), default));
    }

    [SkippableFact]
    public async Task The_closed_months_of_all_branches_are_found_across_the_turn_of_a_year()
    {
        var directory = _db.Get<IDirectoryRows>();
        foreach (var branch in (string[])["closed-1", "closed-2"])
        {
            await directory.Save(Some.Employee(branch, branch), default);
            foreach (var month in (YearMonth[])[new(2023, 11), new(2023, 12), new(2024, 1), new(2024, 2)]) await Rows.Save(branch, month, 1, [Row("1", 1)], default);
        }

        foreach (var month in (YearMonth[])[new(2023, 11), new(2023, 12), new(2024, 1)]) await Rows.Lock("closed-1", month, [], default);
        await Rows.Lock("closed-2", new(2024, 2), [], default);

        Assert.Equal(
            [("closed-1", new YearMonth(2023, 12)), ("closed-1", new(2024, 1)), ("closed-2", new(2024, 2))],
            (await Rows.AllClosedMonths(new(2023, 12), new(2024, 2), default)).Where(one => one.BranchCode.StartsWith("closed", StringComparison.Ordinal)).Order());
        Assert.Equal([new YearMonth(2024, 1)], (await Rows.AllClosedMonths(new(2024, 1), new(2024, 1), default)).Select(one => one.Month));
    }

    [SkippableFact]
    public async Task Pages_go_on_behind_a_number_and_some_people_can_be_asked_for()
    {
        await Rows.Save("page", March, 1, [.. Enumerable.Range(1, 250).Select(i => Row($"{i:0000}", 1, held: i % 100 == 0))], default);

        Assert.Equal(["0201", "0202"], (await Rows.Statements("page", March, "0200", 2, default)).Select(row => row.EmployeeNo));
        Assert.Equal(["0100", "0200"], (await Rows.Held("page", March, null, 10, default)).Select(row => row.EmployeeNo));
        Assert.Equal(["0003", "0007"], (await Rows.Statements("page", March, ["0007", "0003", "none"], default)).Select(row => row.EmployeeNo));
        Assert.True(await Rows.HasStatements("page", March, default));
        Assert.False(await Rows.HasStatements("page", new(2024, 2), default));
    }

    [SkippableFact]
    public async Task The_directory_tells_who_is_blocked_and_whose_facts_changed()
    {
        var directory = _db.Get<IDirectoryRows>();
        await directory.Save(Some.Employee("B-1", "block") with { BlockingFindings = 1, Version = 1 }, default);
        await directory.Save(Some.Employee("B-2", "block") with { BlockingFindings = 0, Version = 7 }, default);
        await directory.Save(Some.Employee("B-3", "block") with { BlockingFindings = 0, Version = 1 }, default);
        await Rows.Save("block", March, 1, [Row("B-1", 1), Row("B-2", 1), Row("B-3", 1)], default);

        Assert.Equal(["B-1"], await Rows.Blocked("block", March, default));
        Assert.Empty(await Rows.Outdated("block", March, null, 10, default));
        await Rows.Lock("block", March, ["B-1"], default);
        Assert.Equal(["B-1", "B-2"], (await Rows.Outdated("block", March, null, 10, default)).Select(row => row.EmployeeNo));
        Assert.Equal([false, true, false], (await Rows.Statements("block", March, null, 10, default)).Select(row => row.Outdated));
        Assert.Equal("王小明", (await Rows.Statements("block", March, ["B-3"], default))[0].Name);
    }

    [SkippableFact]
    public async Task Open_adjustments_are_replaced_and_booked_ones_stay()
    {
        await Rows.Replace("adj", March, ["1", "2"], [Adjusted("1", "a", 100.01m), Adjusted("2", "b", -5.00m)], default);
        await Rows.Replace("adj", March, ["1", "2"], [Adjusted("1", "a", 100.02m)], default);
        Assert.Equal(["a 100.02"], await Shown("adj"));

        await Rows.Book("adj", new(2024, 4), Some.Instant, default);
        await Rows.Replace("adj", March, ["1"], [Adjusted("1", "a", 7m), Adjusted("1", "c", 1m)], default);

        Assert.Equal(["a 100.02 in 2024-04", "c 1.00"], await Shown("adj"));
        Assert.Equal("a", Assert.Single(await Rows.Booked("adj", March, ["1"], default)).Id);
        Assert.Equal((1, 1.00m, 0.5m), Sum(await Rows.SumAdjustments("adj", null, default)));
        Assert.Equal((1, 100.02m, 0.5m), Sum(await Rows.SumAdjustments("adj", new(2024, 4), default)));
        Assert.Equal((0, 0m, 0m), Sum(await Rows.SumAdjustments("adj", new(2024, 5), default)));
    }

    /// <summary>Else nobody would tell that they were booked.</summary>
    [SkippableFact]
    public async Task What_a_policy_changed_stays_known_when_facts_change_it_too()
    {
        var (rate, added, wage) = (Adjusted("1", "rate", 1m, "pol"), Adjusted("2", "added", 1m, "pol"), Adjusted("3", "wage", 1m, "pol"));
        added = added with { Change = added.Change with { FromVersion = null } };
        wage = wage with { Change = wage.Change with { ToVersion = "v1" } };
        await Rows.Replace("pol", March, ["1", "2"], [rate with { Cause = AdjustmentCause.Policy }, added with { Cause = AdjustmentCause.Policy }], default);
        Assert.Equal(["1", "2"], (await Rows.PolicyAdjustments("pol", null, default)).Select(one => one.EmployeeNo));

        await Rows.Replace("pol", March, ["1", "2", "3"], [Twice(rate), Twice(added), Twice(wage)], default);
        await Rows.Book("pol", new(2024, 4), Some.Instant, default);

        Assert.Equal(["1", "2"], (await Rows.PolicyAdjustments("pol", new(2024, 4), default)).Select(one => one.EmployeeNo));

        static Adjustment Twice(Adjustment one) => one with { Cause = AdjustmentCause.Facts, Change = one.Change with { EmployerDelta = 2m } };
    }

    [SkippableFact]
    public async Task Only_adjustments_made_in_time_and_of_earlier_months_are_booked()
    {
        await Rows.Replace("book", March, ["1"], [Adjusted("1", "book-1", 1m)], default);

        await Rows.Book("book", March, Some.Instant.AddDays(1), default);
        await Rows.Book("book", new(2024, 4), Some.Instant.AddTicks(-10), default);
        Assert.Equal(["book-1 1.00"], await Shown("book"));
        await Rows.Book("book", new(2024, 4), Some.Instant, default);
        Assert.Equal(["book-1 1.00 in 2024-04"], await Shown("book"));
    }

    [SkippableFact]
    public async Task Part_of_a_fen_is_never_written() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Rows.Replace("fen", March, ["1"], [Adjusted("1", "fen", 0.001m)], default));

    [SkippableFact]
    public async Task Adjustments_are_listed_by_branch_scope_month_person_and_status()
    {
        await Rows.Replace("list-1", March, ["1"], [Adjusted("1", "l1", 1m, "list-1")], default);
        await Rows.Replace("list-2", March, ["2"], [Adjusted("2", "l2", 1m, "list-2")], default);
        var scope = new AdjustmentQuery { Scope = ["list-1", "list-2"] };

        Assert.Equal(2, (await Rows.Adjustments(scope, default)).Items.Length);
        Assert.Equal("l2", Assert.Single((await Rows.Adjustments(scope with { BranchCode = "list-2" }, default)).Items).Id);
        Assert.Equal("l1", Assert.Single((await Rows.Adjustments(scope with { EmployeeNo = "1", Month = March, Open = true }, default)).Items).Id);
        Assert.Empty((await Rows.Adjustments(scope with { Open = false }, default)).Items);
        Assert.Empty((await Rows.Adjustments(scope with { Scope = [] }, default)).Items);
        var first = await Rows.Adjustments(scope with { Limit = 1 }, default);
        Assert.NotEqual(first.Items[0].Id, Assert.Single((await Rows.Adjustments(scope with { Limit = 1, Cursor = first.Next }, default)).Items).Id);
    }

    private async Task<IEnumerable<string>> Shown(string branch) =>
        (await Rows.Adjustments(new() { BranchCode = branch }, default)).Items.OrderBy(adjustment => adjustment.Id, StringComparer.Ordinal)
            .Select(adjustment => FormattableString.Invariant($"{adjustment.Id} {adjustment.Change.EmployerDelta:0.00}")
                + (adjustment.BookedIn is { } month ? $" in {month}" : ""));

    private static (int Count, decimal Employer, decimal Employee) Sum(AdjustmentTotals totals) => (totals.Count, totals.Employer, totals.Employee);

    private static StatementRow Row(string employeeNo, long version, bool held = false) => new(employeeNo, "", version, held, new byte[] { 1, 2, 3 });

    private static Adjustment Adjusted(string employeeNo, string id, decimal employer, string branch = "adj") => new()
    {
        Id = id,
        EmployeeNo = employeeNo,
        BranchCode = id.StartsWith("book", StringComparison.Ordinal) ? "book" : branch,
        Change = new()
        {
            Month = March, Line = InsuranceLine.Pension, Kind = AdjustmentKind.Makeup, EmployerDelta = employer, EmployeeDelta = 0.5m,
            FromVersion = "v1", ToVersion = "v2", FromBase = 3_604, ToBase = 4_027,
        },
        Cause = AdjustmentCause.Facts,
        CreatedAt = Some.Instant,
    };
}
