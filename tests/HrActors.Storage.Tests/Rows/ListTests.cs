using System.Collections.Immutable;
using System.Globalization;
using HrActors.Contracts.Listing;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
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
    public async Task Cases_are_chosen_by_old_place_line_and_age()
    {
        var today = new DateOnly(2024, 3, 31);
        await Rows.Save(Aged("narrow-0", today), default);
        await Rows.Save(Aged("narrow-7", today.AddDays(-7)) with { OriginRegionCode = "440100" }, default);
        await Rows.Save(Aged("narrow-8", today.AddDays(-8)) with { Line = InsuranceLine.Medical, OriginRegionCode = "440300" }, default);
        await Rows.Save(Aged("narrow-91", today.AddDays(-91)), default);

        Assert.Equal(["narrow-8", "narrow-7"], await Cases(new() { OriginRegion = "44" }));
        Assert.Equal(["narrow-7"], await Cases(new() { OriginRegion = "440100" }));
        Assert.Equal(["narrow-8"], await Cases(new() { Line = InsuranceLine.Medical }));
        Assert.Equal(["narrow-91", "narrow-8"], await Cases(new() { OpenedBefore = CaseAges.OpenedBefore(today, 8) }));
        Assert.Equal(["narrow-7", "narrow-0"], await Cases(new() { OpenedFrom = CaseAges.OpenedBefore(today, 8) }));

        async Task<IEnumerable<string>> Cases(CaseQuery query) =>
            (await Rows.Cases(query with { BranchCode = "narrow" }, default)).Items.Select(row => row.CaseNo).OrderDescending();

        CaseRow Aged(string caseNo, DateOnly on) => Some.Case(caseNo, "narrow") with { OpenedAt = ChinaTime.StartOf(on).AddHours(9) };
    }

    [SkippableFact]
    public async Task Overdue_cases_come_by_how_long_they_are_and_those_that_ended_not_at_all()
    {
        var today = new DateOnly(2024, 3, 31);
        for (var day = 1; day <= 5; day++) await Rows.Save(Due($"due-{day}", today.AddDays(1 - day)), default);
        await Rows.Save(Due("due-ended", today.AddDays(-9)) with { State = TransferState.Completed }, default);
        await Rows.Save(Some.Case("due-none", "due"), default);

        var first = await Rows.Cases(new() { BranchCode = "due", OverdueOn = today, Limit = 3 }, default);
        var second = await Rows.Cases(new() { BranchCode = "due", OverdueOn = today, Limit = 3, Cursor = first.Next }, default);

        Assert.Equal(["due-5", "due-4", "due-3", "due-2"], first.Items.Concat(second.Items).Select(row => row.CaseNo));
        Assert.Null(second.Next);

        CaseRow Due(string caseNo, DateOnly on) => Some.Case(caseNo, "due") with { State = TransferState.Submitted, DueOn = on };
    }

    [SkippableFact]
    public async Task Counts_are_those_of_the_list()
    {
        var today = new DateOnly(2024, 3, 31);
        (TransferState State, string Origin, int Age, int? DueIn)[] cases =
        [
            (TransferState.Draft, "420100", 0, null), (TransferState.Submitted, "420100", 7, 0), (TransferState.Submitted, "420100", 8, -1),
            (TransferState.NewPlaceAccepted, "440100", 30, -20), (TransferState.NewPlaceAccepted, "440100", 31, 3), (TransferState.Completed, "510100", 200, -9),
        ];
        for (var i = 0; i < cases.Length; i++)
        {
            await Rows.Save(
                Some.Case($"count-{i}", "count") with
                {
                    State = cases[i].State, OriginRegionCode = cases[i].Origin, OpenedAt = ChinaTime.StartOf(today.AddDays(-cases[i].Age)),
                    DueOn = cases[i].DueIn is { } days ? today.AddDays(days) : null,
                },
                default);
        }

        var summary = CaseSummary.Of(await Rows.CaseGroups(new() { BranchCode = "count" }, today, default));

        Assert.Equal((6, 5, 2), (summary.Total, summary.Open, summary.Overdue));
        Assert.Equal([("Draft", 1, 0), ("Submitted", 2, 1), ("NewPlaceAccepted", 2, 1), ("Completed", 1, 0)], Of(summary.ByState));
        Assert.Equal([("420100", 3, 1), ("440100", 2, 1)], Of(summary.ByOrigin));
        Assert.Equal([("0", 2, 0), ("8", 2, 2), ("31", 1, 0), ("61", 0, 0), ("91", 0, 0)], Of(summary.ByAge));
        Assert.Empty(await Rows.CaseGroups(new() { BranchCode = "count", Scope = [] }, today, default));

        static IEnumerable<(string, int, int)> Of(ImmutableArray<CaseCount> counts) => counts.Select(count => (count.Key, count.Cases, count.Overdue));
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
