using System.Text;
using Dapper;
using HrActors.Storage.Keys;
using HrActors.Storage.Rows;
using HrActors.Storage.Tests.Databases;
using Microsoft.Extensions.Time.Testing;

namespace HrActors.Storage.Tests.Rows;

public sealed class SqliteIdempotencyTests(SqliteTestDatabase db) : IdempotencyTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresIdempotencyTests(PostgresTestDatabase db) : IdempotencyTests(db), IClassFixture<PostgresTestDatabase>;

public abstract class IdempotencyTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"employeeNo":"A-1"}""");
    private readonly TestDatabase _db;

    /// <summary>The rows' own: by that of the services everything they do every second would be done for each second of a day.</summary>
    private readonly FakeTimeProvider _time;

    protected IdempotencyTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
        _time = new(db.Time.GetUtcNow());
        Rows = new IdempotencyRows(db.Database, db.Get<KeyRing>(), _time);
    }

    private IIdempotencyRows Rows { get; }

    [SkippableFact]
    public async Task The_first_answer_is_given_again_and_another_body_is_told_so()
    {
        Assert.Equal(IdempotencyOutcome.New, await Begin("first"));
        Assert.Equal(IdempotencyOutcome.Running, await Begin("first"));
        Assert.Equal(IdempotencyOutcome.OtherBody, await Begin("first", body: "other"));

        await Rows.Complete("clerk POST /employees", "first", 201, Body, default);

        var again = await Rows.Begin("clerk POST /employees", "first", "hash", default);
        Assert.Equal((IdempotencyOutcome.Done, 201), (again.Outcome, again.Status));
        Assert.Equal(Body, again.Body.ToArray());
        Assert.Equal(IdempotencyOutcome.OtherBody, await Begin("first", body: "other"));
        Assert.Equal(IdempotencyOutcome.New, (await Rows.Begin("manager POST /employees", "first", "hash", default)).Outcome);
    }

    [SkippableFact]
    public async Task Of_many_at_once_one_is_new()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Begin("race")));

        Assert.Single(outcomes, outcome => outcome == IdempotencyOutcome.New);
        Assert.Equal(15, outcomes.Count(outcome => outcome == IdempotencyOutcome.Running));
    }

    [SkippableFact]
    public async Task A_key_given_back_can_be_used_again_but_an_answer_stays()
    {
        await Begin("back");
        await Rows.Abandon("clerk POST /employees", "back", default);
        Assert.Equal(IdempotencyOutcome.New, await Begin("back", body: "other"));

        await Rows.Complete("clerk POST /employees", "back", 422, Body, default);
        await Rows.Abandon("clerk POST /employees", "back", default);
        Assert.Equal(IdempotencyOutcome.Done, await Begin("back", body: "other"));
    }

    [SkippableTheory]
    [InlineData(14, IdempotencyOutcome.Running)]
    [InlineData(15, IdempotencyOutcome.Running)]
    [InlineData(16, IdempotencyOutcome.New)]
    public async Task A_request_cut_off_by_the_end_of_its_process_may_begin_again(int seconds, IdempotencyOutcome expected)
    {
        var key = $"cut-{seconds}";
        await Begin(key);

        _time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(IdempotencyOutcome.OtherBody, await Begin(key, body: "other"));
        Assert.Equal(expected, await Begin(key));
    }

    [SkippableFact]
    public async Task A_request_that_is_still_worked_on_is_nobody_elses()
    {
        await Begin("long");
        foreach (var _ in Enumerable.Range(0, 5))
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            await Rows.Renew("clerk POST /employees", "long", default);
        }

        Assert.Equal(IdempotencyOutcome.Running, await Begin("long"));

        await Rows.Complete("clerk POST /employees", "long", 200, Body, default);
        await Rows.Renew("clerk POST /employees", "long", default);
        Assert.Equal(IdempotencyOutcome.Done, await Begin("long"));
    }

    [SkippableTheory]
    [InlineData(-1, IdempotencyOutcome.Done)]
    [InlineData(0, IdempotencyOutcome.Done)]
    [InlineData(1, IdempotencyOutcome.New)]
    public async Task An_answer_is_kept_24_hours(int secondsBeyond, IdempotencyOutcome expected)
    {
        var key = $"kept-{secondsBeyond}";
        await Begin(key);
        await Rows.Complete("clerk POST /employees", key, 200, Body, default);

        _time.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(secondsBeyond));

        Assert.Equal(expected, await Begin(key));
    }

    [SkippableFact]
    public async Task Purging_forgets_the_old_ones_only()
    {
        await Begin("old");
        await Rows.Complete("clerk POST /employees", "old", 200, Body, default);
        _time.Advance(TimeSpan.FromHours(23));
        await Begin("young");
        await Rows.Complete("clerk POST /employees", "young", 200, Body, default);
        _time.Advance(TimeSpan.FromHours(2));

        await Rows.Purge(default);

        await using var connection = await _db.Database.Open(default);
        Assert.Equal(
            ["young"],
            await connection.QueryAsync<string>("select request_key from idempotency where request_key in ('old', 'young')"));
        Assert.Equal(IdempotencyOutcome.Done, await Begin("young"));
    }

    private async Task<IdempotencyOutcome> Begin(string key, string body = "hash") =>
        (await Rows.Begin("clerk POST /employees", key, body, default)).Outcome;
}
