using HrActors.Grains.Rows;
using HrActors.Storage.Tests.Databases;

namespace HrActors.Storage.Tests.Rows;

public sealed class SqliteDueWorkTests(SqliteTestDatabase db) : DueWorkTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresDueWorkTests(PostgresTestDatabase db) : DueWorkTests(db), IClassFixture<PostgresTestDatabase>;

public abstract class DueWorkTests
{
    private static readonly DateTimeOffset Noon = new(2024, 3, 1, 12, 0, 0, TimeSpan.FromHours(8));
    private readonly TestDatabase _db;

    protected DueWorkTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    private IDueWork Work => _db.Get<IDueWork>();

    [SkippableFact]
    public async Task It_is_due_at_its_time_and_not_a_microsecond_before()
    {
        await Work.Schedule("case:due", "poll", Noon, null, default);

        Assert.DoesNotContain(await Work.Due(Noon.AddTicks(-10), 1_000, default), item => item.Owner == "case:due");
        Assert.Contains(await Work.Due(Noon, 1_000, default), item => item.Owner == "case:due");
        Assert.Contains(await Work.Due(Noon.ToUniversalTime().AddTicks(10), 1_000, default), item => item.Owner == "case:due");
    }

    [SkippableFact]
    public async Task The_earliest_comes_first_and_no_more_than_asked()
    {
        var past = Noon.AddYears(-10);
        for (var i = 5; i > 0; i--) await Work.Schedule($"case:order-{i}", "poll", past.AddMinutes(i), null, default);

        Assert.Equal(["case:order-1", "case:order-2"], (await Work.Due(past.AddMinutes(5), 2, default)).Select(item => item.Owner));
    }

    [SkippableFact]
    public async Task Scheduling_again_moves_it_and_keeps_a_payload_that_is_not_replaced()
    {
        await Work.Schedule("case:again", "poll", Noon, new byte[] { 1, 2 }, default);
        await Work.Postpone("case:again", "poll", Noon.AddMinutes(1), default);
        await Work.Schedule("case:again", "poll", Noon.AddHours(1), null, default);

        var moved = await Find("case:again");
        Assert.Equal((Noon.AddHours(1), 0), (moved.DueAt, moved.Attempts));
        Assert.Equal([1, 2], moved.Payload!.Value.ToArray());

        await Work.Schedule("case:again", "poll", Noon, new byte[] { 3 }, default);
        Assert.Equal([3], (await Find("case:again")).Payload!.Value.ToArray());
    }

    [SkippableFact]
    public async Task Only_the_first_try_creates_it()
    {
        Assert.True(await Work.TrySchedule("case:try", "poll", Noon, new byte[] { 1 }, default));
        Assert.False(await Work.TrySchedule("case:try", "poll", Noon.AddHours(1), new byte[] { 2 }, default));
        Assert.True(await Work.TrySchedule("case:try", "deadline", Noon, null, default));

        var kept = await Find("case:try");
        Assert.Equal((Noon, (byte)1), (kept.DueAt, kept.Payload!.Value.Span[0]));

        var winners = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Work.TrySchedule("case:try-race", "poll", Noon, null, default)));
        Assert.Single(winners, won => won);
    }

    [SkippableFact]
    public async Task Postponing_counts_attempts_and_brings_nothing_back()
    {
        await Work.Schedule("case:late", "poll", Noon, null, default);
        await Work.Postpone("case:late", "poll", Noon.AddMinutes(1), default);
        await Work.Postpone("case:late", "poll", Noon.AddMinutes(3), default);

        var late = await Find("case:late");
        Assert.Equal((Noon.AddMinutes(3), 2), (late.DueAt, late.Attempts));

        await Work.Done("case:late", "poll", default);
        await Work.Postpone("case:late", "poll", Noon, default);
        await Work.Done("case:late", "poll", default);
        Assert.Null(await Work.Find("case:late", "poll", default));
    }

    [SkippableFact]
    public async Task What_was_asked_again_while_it_was_done_stays()
    {
        await Work.Schedule("emp:again", "catch-up", Noon, null, default);
        var asked = await Find("emp:again", "catch-up");
        await Work.Schedule("emp:again", "catch-up", Noon.AddSeconds(1), null, default);

        await Work.Done(asked, default);

        await Work.Done(await Find("emp:again", "catch-up"), default);

        Assert.Null(await Work.Find("emp:again", "catch-up", default));
    }

    [SkippableFact]
    public async Task An_owner_sees_its_own_work_in_order()
    {
        await Work.Schedule("case:own", "late", Noon.AddHours(2), null, default);
        await Work.Schedule("case:own", "soon", Noon, null, default);
        await Work.Schedule("case:own-2", "other", Noon, null, default);

        await Work.Schedule("case:own", "so-on", Noon.AddHours(1), null, default);

        Assert.Equal(["soon", "so-on", "late"], (await Work.Of("case:own", "", 10, default)).Select(item => item.Kind));
        Assert.Equal(["soon", "so-on"], (await Work.Of("case:own", "so", 10, default)).Select(item => item.Kind));
        Assert.Equal(["soon"], (await Work.Of("case:own", "so", 1, default)).Select(item => item.Kind));
        Assert.Null((await Find("case:own", "soon")).Payload);
    }

    private async Task<DueItem> Find(string owner, string kind = "poll") => (await Work.Find(owner, kind, default))!;
}
