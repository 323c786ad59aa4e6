using System.Globalization;
using Dapper;
using HrActors.Grains.Access;
using HrActors.Grains.Rows;
using HrActors.Storage.Audit;
using HrActors.Storage.Tests.Databases;
using Microsoft.Extensions.Options;

namespace HrActors.Storage.Tests.Audit;

public sealed class SqliteAuditSealTests(SqliteTestDatabase db) : AuditSealTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresAuditSealTests(PostgresTestDatabase db) : AuditSealTests(db), IClassFixture<PostgresTestDatabase>;

/// <summary>Days with two entries each, of which the first ones have their signed end. Today is the database's 2024-03-01.</summary>
public abstract class AuditSealTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2024, 3, 1);
    private readonly TestDatabase _db;

    protected AuditSealTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    private IAuditTrail Trail => _db.Get<IAuditTrail>();

    private string MarkFile => Path.Combine(Path.GetDirectoryName(_db.Options.KeyRingFile)!, AuditSealMark.FileName);

    private IAuditSeals Seals => _db.Get<IAuditSeals>();

    public async Task InitializeAsync()
    {
        await Execute("delete from audit");
        await Execute("delete from audit_seal");
        File.Delete(MarkFile);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [SkippableFact]
    public async Task A_day_is_sealed_once_and_the_running_one_not()
    {
        await Write(Today.AddDays(-2), Today.AddDays(-1), Today);

        var before = await Trail.Verify(null, null, default);
        Assert.Equal(2, await Seals.SealThrough(Today.AddDays(-1), default));
        Assert.Equal(0, await Seals.SealThrough(Today.AddDays(-1), default));

        var after = await Trail.Verify(null, null, default);
        Assert.Equal((true, 3, 2), (before.Intact, before.Days, before.UnsealedDays));
        Assert.Equal((true, 3, 0), (after.Intact, after.Days, after.UnsealedDays));
    }

    [SkippableFact]
    public async Task An_entry_that_comes_after_its_days_end_goes_to_the_running_day_once()
    {
        var day = Today.AddDays(-1);
        await Write(day);
        await Seals.SealThrough(day, default);

        await Save("late", day);
        await Save("late", day);

        Assert.Equal("2024-03-01", await Scalar("select day from audit where id = 'late'"));
        Assert.Equal("1", await Scalar("select count(*) from audit where id = 'late'"));
        Assert.Equal(day, DateOnly.FromDateTime((await Trail.Read(new() { Subject = "emp:late" }, default)).Items[0].At.ToOffset(TimeSpan.FromHours(8)).Date));
        Assert.True((await Trail.Verify(null, null, default)).Intact);
    }

    public static TheoryData<string, AuditFaultKind, string> Tampering => new()
    {
        { "delete from audit where id = '2024-02-28/2'", AuditFaultKind.MissingAfter, "2024-02-28/1" },
        { "delete from audit where id = '2024-02-28/1'", AuditFaultKind.MissingBefore, "2024-02-28/2" },
        { "delete from audit where day = '2024-02-28'", AuditFaultKind.MissingAfter, "seal:2024-02-28" },
        { "update audit set after_value = 'x' where id = '2024-02-27/2'", AuditFaultKind.Changed, "2024-02-27/2" },
        {
            "insert into audit (id, day, writer, position, at, actor, action, subject, hash) "
            + "select 'made-up', day, writer, 3, at, actor, action, subject, hash from audit where id = '2024-02-28/2'",
            AuditFaultKind.Changed, "made-up"
        },
        { "update audit_seal set entries = 1 where day = '2024-02-28'", AuditFaultKind.Seal, "seal:2024-02-28" },
        { "delete from audit_seal where day = '2024-02-27'", AuditFaultKind.Seal, "seal:2024-02-28" },
        {
            "update audit_seal set signature = (select signature from audit_seal where day = '2024-02-27') where day = '2024-02-28'",
            AuditFaultKind.Seal, "seal:2024-02-28"
        },
    };

    [SkippableTheory]
    [MemberData(nameof(Tampering))]
    public async Task A_change_behind_our_back_is_found_and_named(string sql, AuditFaultKind kind, string id)
    {
        await Write(new(2024, 2, 27), new(2024, 2, 28), Today);
        await Seals.SealThrough(Today.AddDays(-1), default);

        Assert.True(await Execute(sql) > 0);

        var found = await Trail.Verify(null, null, default);
        Assert.Equal(kind, found.Fault?.Kind);
        Assert.StartsWith(id, found.FirstBroken, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_day_gone_together_with_its_seal_is_missed_through_the_next_seal()
    {
        await Write(new(2024, 2, 26), new(2024, 2, 27), new(2024, 2, 28));
        await Seals.SealThrough(Today.AddDays(-1), default);

        await Execute("delete from audit where day = '2024-02-27'");
        await Execute("delete from audit_seal where day = '2024-02-27'");

        Assert.Equal(AuditFaultKind.Seal, (await Trail.Verify(null, null, default)).Fault?.Kind);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_last_days_gone_together_with_their_seals_are_missed_through_the_mark_outside_the_database(bool sealsGoOn)
    {
        await Write(new(2024, 2, 27), new(2024, 2, 28));
        await Seals.SealThrough(new(2024, 2, 28), default);

        await Execute("delete from audit where day = '2024-02-28'");
        await Execute("delete from audit_seal where day = '2024-02-28'");
        if (sealsGoOn)
        {
            await Write(new DateOnly(2024, 2, 29));
            await Seals.SealThrough(new(2024, 2, 29), default);
        }

        var found = await Trail.Verify(null, null, default);
        Assert.Equal(AuditFaultKind.MissingAfter, found.Fault?.Kind);
        Assert.StartsWith("seal:2024-02-28", found.FirstBroken, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("2019-02-28", true)]
    [InlineData("2019-03-01", false)]
    [InlineData("2021-02-28", false)]
    [InlineData("2021-03-02", false)]
    public async Task Only_what_is_older_than_the_years_it_is_kept_may_be_gone(string day, bool mayBeGone)
    {
        await Write(DateOnly.Parse(day, CultureInfo.InvariantCulture), Today.AddDays(-1));
        await Seals.SealThrough(Today.AddDays(-1), default);

        await Execute($"delete from audit where day = '{day}'");

        Assert.Equal(mayBeGone, (await Trail.Verify(null, null, default)).Intact);
        var threeYears = new AuditTrail(
            _db.Database, _db.Get<AuditChain>(), _db.Get<AuditSealKey>(), _db.Get<AuditSealMark>(), Options.Create(new AuditOptions { KeepYears = 3 }), _db.Time);
        Assert.Equal(day != "2021-03-02", (await threeYears.Verify(null, null, default)).Intact);
    }

    [SkippableFact]
    public async Task Removal_takes_whole_sealed_days_before_the_given_one()
    {
        await Write(new(2018, 2, 28), new(2019, 2, 28), Today);
        await Seals.SealThrough(new(2019, 2, 28), default);

        Assert.Equal(2, await Seals.RemoveBefore(new(2019, 2, 28), default));

        Assert.Equal("0", await Scalar("select count(*) from audit where day < '2019-02-28'"));
        Assert.Equal("2", await Scalar("select count(*) from audit_seal"));
        Assert.True((await Trail.Verify(null, null, default)).Intact);
    }

    [SkippableFact]
    public async Task Who_still_has_something_to_send_is_counted()
    {
        await _db.Get<IDueWork>().Schedule("emp:1", "outbox", _db.Time.GetUtcNow(), null, default);
        await _db.Get<IDueWork>().Schedule("emp:1", "poll", _db.Time.GetUtcNow(), null, default);

        Assert.Equal(1, (await Trail.Verify(null, null, default)).Pending);

        await _db.Get<IDueWork>().Done("emp:1", "outbox", default);
        Assert.Equal(0, (await Trail.Verify(null, null, default)).Pending);
    }

    [SkippableFact]
    public async Task The_trail_is_verified_without_a_silo_too()
    {
        await Write(new(2024, 2, 27), Today);
        await Seals.SealThrough(Today.AddDays(-1), default);

        var found = await AuditProof.Run(_db.Options, new(), null, null, default);

        Assert.Equal((true, 2, 4L), (found.Intact, found.Days, found.Entries));
        Assert.Equal(found.PublicKey, (await Trail.Verify(null, null, default)).PublicKey);
    }

    private async Task Write(params DateOnly[] days)
    {
        foreach (var day in days)
        {
            var name = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await Save($"{name}/1", day);
            await Save($"{name}/2", day);
        }
    }

    private Task Save(string id, DateOnly day) => _db.Get<IAuditRows>().Save(
        new() { Id = id, At = new(day, new(10, 0), TimeSpan.FromHours(8)), By = "manager", Action = "employee.moved", Subject = "emp:" + id }, default);

    private async Task<int> Execute(string sql)
    {
        await using var connection = await _db.Database.Open(default);
        return await connection.ExecuteAsync(sql);
    }

    private async Task<string?> Scalar(string sql)
    {
        await using var connection = await _db.Database.Open(default);
        return Convert.ToString(await connection.ExecuteScalarAsync<object>(sql), CultureInfo.InvariantCulture);
    }
}
