using System.Collections.Immutable;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Storage.Tests.Databases;

namespace HrActors.Storage.Tests.Rows;

public sealed class SqliteClosedMonthTests(SqliteTestDatabase db) : ClosedMonthTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresClosedMonthTests(PostgresTestDatabase db) : ClosedMonthTests(db), IClassFixture<PostgresTestDatabase>;

public abstract class ClosedMonthTests
{
    private static readonly DateTimeOffset Noon = new(2024, 4, 5, 12, 0, 0, TimeSpan.FromHours(8));
    private readonly TestDatabase _db;

    protected ClosedMonthTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    private IClosedMonths Months => _db.Get<IClosedMonths>();

    [SkippableFact]
    public async Task A_month_closes_once_and_the_first_close_stands()
    {
        var first = March("once");
        Assert.True(await Months.Close(first, default));

        Assert.False(await Months.Close(first with { ClosedBy = "wang", ClosedAt = Noon.AddDays(1), ShiftTemplate = "flexible" }, default));
        Assert.True(await Months.Close(first with { Month = new(2024, 4) }, default));

        var read = (await Months.Since(DateTimeOffset.UnixEpoch, default)).Where(row => row.BranchCode == "once").ToList();
        Assert.Equal([new(2024, 3), new(2024, 4)], read.Select(row => row.Month));
        Assert.Equal(first with { Heads = read[0].Heads }, read[0]);
        Assert.Equal(first.Heads, read[0].Heads);
    }

    [SkippableFact]
    public async Task Months_closed_at_or_after_an_instant_are_read()
    {
        await Months.Close(March("since") with { ClosedAt = Noon }, default);

        Assert.Contains(await Months.Since(Noon, default), row => row.BranchCode == "since");
        Assert.DoesNotContain(await Months.Since(Noon.AddTicks(10), default), row => row.BranchCode == "since");
    }

    [SkippableFact]
    public async Task What_a_branch_was_told_of_its_shifts_is_read_in_order_and_begins_once()
    {
        var shifts = _db.Get<IBranchShifts>();
        var first = new BranchShift { BranchCode = "told", ToldAt = Noon, From = DateOnly.MinValue, ShiftTemplate = "standard" };
        var next = first with { ToldAt = Noon.AddMicroseconds(1), From = new(2024, 4, 8), ShiftTemplate = "two-shift" };

        await shifts.Begin([first], default);
        await shifts.Begin([first with { ToldAt = Noon.AddDays(1), ShiftTemplate = "flexible" }], default);
        await shifts.Add(next, default);
        await shifts.Add(next with { ShiftTemplate = "flexible" }, default);

        Assert.Equal([first, next], (await shifts.Since(DateTimeOffset.UnixEpoch, default)).Where(row => row.BranchCode == "told"));
        Assert.Equal([next], (await shifts.Since(next.ToldAt, default)).Where(row => row.BranchCode == "told"));
    }

    [Theory]
    [InlineData(0, 4, true)]
    [InlineData(0, 5, true)]
    [InlineData(0, 6, false)]
    [InlineData(7, 1, false)]
    public void A_close_knows_what_the_log_held(int queue, long position, bool knew) =>
        Assert.Equal(knew, March("knew").Knew(queue, position));

    private static ClosedMonth March(string branch) => new()
    {
        BranchCode = branch,
        Month = new YearMonth(2024, 3),
        ClosedAt = Noon,
        ClosedBy = "li",
        ShiftTemplate = "two-shift",
        MergeSeconds = 60,
        Edition = SheetEdition.Second,
        Heads = ImmutableSortedDictionary<int, long>.Empty.Add(0, 5).Add(3, 12_345_678_901),
    };
}
