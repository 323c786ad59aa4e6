using System.Collections.Immutable;
using System.Globalization;
using HrActors.Contracts.Listing;
using HrActors.Domain.Transfers;
using HrActors.Grains.Rows;
using HrActors.Storage.Tests.Databases;

namespace HrActors.Storage.Tests.Rows;

public sealed class SqliteListTests(SqliteTestDatabase db) : ListTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresListTests(PostgresTestDatabase db) : ListTests(db), IClassFixture<PostgresTestDatabase>;

public abstract class ListTests
{
    private readonly TestDatabase _db;

    protected ListTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    private IDirectoryRows Rows => _db.Get<IDirectoryRows>();

    [SkippableFact]
    public async Task Pages_follow_one_another_without_gap_or_repetition_while_rows_come_and_change()
    {
        // Three of each instant, so that the id decides within an instant too.
        for (var i = 0; i < 90; i++) await Rows.Save(CaseAt("page", i, minute: i / 3), default);

        var seen = new List<string>();
        string? cursor = null;
        for (var page = 0; ; page++)
        {
            var read = await Rows.Cases(new() { BranchCode = "page", Cursor = cursor, Limit = 7 }, default);
            seen.AddRange(read.Items.Select(row => row.CaseNo));
            cursor = read.Next;
            if (cursor is null) break;
            await Rows.Save(CaseAt("page", 100 + page, minute: 1_000 + page), default);
            await Rows.Save(CaseAt("page", page * 6, minute: page * 6 / 3) with { Version = 2, ChangedAt = Some.Instant.AddYears(1) }, default);
        }

        var expected = Enumerable.Range(0, 90).OrderByDescending(i => i / 3).ThenByDescending(i => i).Select(i => Number("page", i));
        Assert.Equal(expected, seen);
    }

    [SkippableTheory]
    [InlineData(9, 2)]
    [InlineData(10, 1)]
    [InlineData(11, 1)]
    public async Task The_last_page_has_no_cursor(int limit, int pages)
    {
        var branch = $"last-{limit}";
        for (var i = 0; i < 10; i++) await Rows.Save(CaseAt(branch, i, minute: i), default);

        var first = await Rows.Cases(new() { BranchCode = branch, Limit = limit }, default);

        Assert.Equal(Math.Min(limit, 10), first.Items.Length);
        Assert.Equal(pages > 1, first.Next is not null);
    }

    [SkippableFact]
    public async Task The_scope_limits_every_list()
    {
        foreach (var branch in (string[])["s-1", "s-2", "s-3"])
        {
            await Rows.Save(Some.Case("scope-" + branch, branch), default);
            await Rows.Save(Some.Finding("scope-" + branch, branch), 1, default);
        }

        Assert.Equal(["s-1", "s-3"], await Branches(["s-1", "s-3"], null));
        Assert.Equal(["s-3"], await Branches(["s-1", "s-3"], "s-3"));
        Assert.Empty(await Branches(["s-1", "s-3"], "s-2"));
        Assert.Empty(await Branches([], null));
        Assert.Empty(await Branches([], "s-1"));
        Assert.Equal(["s-2"], await Branches(null, "s-2"));
    }

    [SkippableFact]
    public async Task Cases_are_chosen_by_state_employee_and_whether_they_are_open()
    {
        TransferState[] states = [TransferState.Draft, TransferState.FundsArrived, TransferState.Completed, TransferState.Withdrawn];
        foreach (var state in states) await Rows.Save(Some.Case("filter-" + state, "filter") with { State = state }, default);

        Assert.Equal(2, (await Rows.Cases(new() { BranchCode = "filter", OnlyOpen = true }, default)).Items.Length);
        Assert.Equal(
            TransferState.Completed,
            Assert.Single((await Rows.Cases(new() { BranchCode = "filter", State = TransferState.Completed }, default)).Items).State);
        Assert.Equal(
            "filter-Draft", Assert.Single((await Rows.Cases(new() { EmployeeNo = "E-filter-Draft" }, default)).Items).CaseNo);
        Assert.Empty((await Rows.Cases(new() { BranchCode = "filter", State = TransferState.Completed, OnlyOpen = true }, default)).Items);
    }

    [SkippableFact]
    public async Task Findings_are_chosen_by_code_employee_and_whether_they_are_open()
    {
        var open = Some.Finding("choose-open", "choose");
        var closed = Some.Finding("choose-closed", "choose");
        await Rows.Save(open, 1, default);
        await Rows.Save(closed with { Finding = closed.Finding with { ClosedAt = Some.Instant, Code = "ARREARS" } }, 1, default);

        Assert.Equal(["choose-open"], await Ids(new() { BranchCode = "choose", Open = true }));
        Assert.Equal(["choose-closed"], await Ids(new() { BranchCode = "choose", Open = false }));
        Assert.Equal(2, (await Ids(new() { BranchCode = "choose" })).Count);
        Assert.Equal(["choose-closed"], await Ids(new() { BranchCode = "choose", Code = "ARREARS" }));
        Assert.Equal(["choose-open"], await Ids(new() { EmployeeNo = "E-choose-open" }));
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("AAAA")]
    [InlineData("MTIz")]
    [InlineData("eDp5")]
    public async Task A_cursor_of_another_make_is_refused(string cursor) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Rows.Cases(new() { Cursor = cursor }, default));

    [SkippableTheory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public async Task A_page_has_1_to_500_rows(int limit, bool allowed)
    {
        if (allowed) await Rows.Findings(new() { BranchCode = "limit", Limit = limit }, default);
        else await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Rows.Findings(new() { Limit = limit }, default));
    }

    private static string Number(string branch, int i) => branch + "-" + i.ToString("D3", CultureInfo.InvariantCulture);

    private static CaseRow CaseAt(string branch, int i, int minute) =>
        Some.Case(Number(branch, i), branch) with { OpenedAt = Some.Instant.AddMinutes(minute) };

    private async Task<List<string>> Ids(FindingQuery query) =>
        [.. (await Rows.Findings(query, default)).Items.Select(row => row.Finding.Id)];

    private async Task<IEnumerable<string>> Branches(ImmutableHashSet<string>? scope, string? branch)
    {
        var cases = (await Rows.Cases(new() { Scope = scope, BranchCode = branch }, default)).Items.Select(row => row.BranchCode).Order();
        var findings = (await Rows.Findings(new() { Scope = scope, BranchCode = branch }, default)).Items.Select(row => row.BranchCode).Order();
        Assert.Equal(cases, findings);
        return cases;
    }
}
