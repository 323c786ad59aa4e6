using HrActors.Contracts.Access;
using HrActors.Grains.Rows;
using HrActors.Storage.Tests.Databases;

namespace HrActors.Storage.Tests.Rows;

public sealed class SqliteUpstreamRowsTests(SqliteTestDatabase db) : UpstreamRowsTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresUpstreamRowsTests(PostgresTestDatabase db) : UpstreamRowsTests(db), IClassFixture<PostgresTestDatabase>;

public abstract class UpstreamRowsTests
{
    private readonly TestDatabase _db;

    protected UpstreamRowsTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    private IUpstreamRows Rows => _db.Get<IUpstreamRows>();

    [SkippableFact]
    public async Task A_key_comes_back_as_it_was_and_in_order_of_id()
    {
        var key = Key("up-2");
        await Rows.Save(key, default);
        await Rows.Save(Key("up-1"), default);

        var read = (await Rows.Find("up-2", default))!;

        Assert.Equal(key.Branches.Order(), read.Branches.Order());
        Assert.Equal(key with { Branches = read.Branches }, read);
        Assert.Equal(["up-1", "up-2"], (await Rows.All(default)).Select(row => row.Id).Where(id => id.StartsWith("up-", StringComparison.Ordinal)));
        Assert.Null(await Rows.Find("none", default));
    }

    [SkippableFact]
    public async Task A_revocation_is_kept_and_the_time_it_was_made_at_stays()
    {
        var key = Key("revoked");
        await Rows.Save(key, default);

        await Rows.Save(key with { RevokedAt = Some.Instant.AddDays(1).ToUniversalTime(), RevokedBy = "admin", CreatedAt = Some.Instant.AddYears(1) }, default);

        var read = (await Rows.Find("revoked", default))!;
        Assert.Equal((Some.Instant.AddDays(1), "admin", Some.Instant), (read.RevokedAt, read.RevokedBy, read.CreatedAt));
    }

    [SkippableFact]
    public async Task The_last_use_never_goes_back()
    {
        await Rows.Save(Key("used"), default);
        await Rows.NoteUse([new("used", Some.Instant.AddMinutes(5)), new("nobody", Some.Instant)], default);

        await Rows.NoteUse([new("used", Some.Instant.AddMinutes(4))], default);
        await Rows.Save(Key("used"), default);

        Assert.Equal(Some.Instant.AddMinutes(5), (await Rows.Find("used", default))!.LastUsedAt);
        Assert.Null(await Rows.Find("nobody", default));
    }

    private static UpstreamRow Key(string id) => new()
    {
        Id = id,
        KeyHash = "hash of " + id,
        Name = "门禁",
        Source = "gate",
        Branches = ["4301", "4302"],
        CreatedAt = Some.Instant.ToUniversalTime(),
        CreatedBy = "admin",
    };
}
