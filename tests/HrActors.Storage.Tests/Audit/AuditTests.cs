using Dapper;
using HrActors.Contracts.Desk;
using HrActors.Grains.Rows;
using HrActors.Storage.Audit;
using HrActors.Storage.Tests.Databases;

namespace HrActors.Storage.Tests.Audit;

public sealed class SqliteAuditTests(SqliteTestDatabase db) : AuditTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresAuditTests(PostgresTestDatabase db) : AuditTests(db), IClassFixture<PostgresTestDatabase>;

public abstract class AuditTests
{
    private readonly TestDatabase _db;

    protected AuditTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    private IAuditTrail Trail => _db.Get<IAuditTrail>();

    [SkippableFact]
    public async Task An_entry_is_written_once_and_comes_back()
    {
        var entry = Entry("once", new(2024, 1, 5)) with { Reason = "核对", Before = "4301****", After = "4302****" };
        await Save(entry);
        await Save(entry with { Action = "repeated" });

        Assert.Equal(entry, Assert.Single((await Trail.Read(new() { Subject = "emp:once" }, default)).Items));
    }

    [SkippableFact]
    public async Task Ids_that_only_differ_in_what_is_masked_are_two_entries()
    {
        var entry = Entry("masked-id", new(2024, 1, 8));
        // The ticks of an instant look like an identity number whenever their middle reads as a day of birth.
        await Save(entry with { Id = "feed/639310190101010015" });
        await Save(entry with { Id = "feed/639310190101010015" });
        await Save(entry with { Id = "feed/639310190101010023" });

        var kept = (await Trail.Read(new() { Subject = "emp:masked-id" }, default)).Items;
        Assert.Equal(2, kept.Length);
        Assert.All(kept, row => Assert.StartsWith("feed/639310************#", row.Id, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Entries_written_at_once_make_one_whole_chain_per_day()
    {
        DateOnly day = new(2024, 2, 1);
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Save(Entry($"chain-{i}", day.AddDays(i % 2)))));

        var found = await Trail.Verify(day, day.AddDays(1), default);

        Assert.True(found.Intact, found.FirstBroken);
        Assert.Equal((2, 24L), (found.Days, found.Entries));
    }

    [SkippableFact]
    public async Task What_looks_like_an_identity_or_phone_number_is_masked_and_texts_are_one_line()
    {
        await Save(Entry("mask", new(2024, 1, 6)) with
        {
            Reason = "证件 11010519491231002X 电话 13800138000\r\nemp:200001",
            From = "api 127.0.0.1",
            After = "SHA 110105194912310021234",
        });

        var kept = Assert.Single((await Trail.Read(new() { Subject = "emp:mask" }, default)).Items);
        Assert.Equal("证件 110105************ 电话 138********  emp:200001", kept.Reason);
        Assert.Equal(("api 127.0.0.1", "SHA 110105194912310021234"), (kept.From, kept.After));
    }

    [SkippableFact]
    public async Task A_long_text_is_masked_before_it_is_cut_and_no_character_is_cut_in_two()
    {
        const string rare = "𠮷";
        await Save(Entry("long-1", new(2024, 1, 6)) with { Reason = new string('a', 1_990) + " 11010519491231002X " + new string('a', 100) });
        await Save(Entry("long-2", new(2024, 1, 6)) with { Reason = new string('a', 1_998) + rare + rare });

        Assert.Equal(new string('a', 1_990) + " 110105**…", await ReasonOf("emp:long-1"));
        Assert.Equal(new string('a', 1_998) + "…", await ReasonOf("emp:long-2"));
    }

    [SkippableFact]
    public async Task An_entry_that_cannot_be_written_does_not_take_those_that_wait_beside_it_with_it()
    {
        var half = Entry("half", new(2024, 1, 8)) with { Action = "half \ud842" };
        var saved = Enumerable.Range(0, 20).Select(i => Save(i == 10 ? half : Entry($"beside-{i}", new(2024, 1, 8)))).ToList();

        await Task.WhenAll(saved.Where((_, i) => i != 10));
    }

    [SkippableFact]
    public async Task A_subject_is_found_by_its_number_without_prefix_and_actions_by_their_area()
    {
        await Save(Entry("K-77", new(2024, 1, 7)) with { Action = "session.denied" });

        Assert.Single((await Trail.Read(new() { Subject = "K-77" }, default)).Items);
        Assert.Single((await Trail.Read(new() { Subject = "K-77", Action = "session." }, default)).Items);
        Assert.Empty((await Trail.Read(new() { Subject = "K-77", Action = "session" }, default)).Items);
        Assert.Empty((await Trail.Read(new() { Subject = "K-7", Action = "session.denied" }, default)).Items);
    }

    public static TheoryData<string, string> Tampering => new()
    {
        { "update audit set actor = 'somebody' where id = 'X-2'", "2" },
        { "update audit set hash = 'a' where id = 'X-1'", "1" },
        { "delete from audit where id = 'X-2'", "3" },
        { "update audit set position = 9 where id = 'X-3'", "3" },
        { "update audit set reason = '' where id = 'X-1'", "1" },
    };

    [SkippableTheory]
    [MemberData(nameof(Tampering))]
    public async Task A_change_behind_our_back_is_found(string sql, string firstBroken)
    {
        var name = $"tamper-{sql.GetHashCode(StringComparison.Ordinal):x}";
        var day = new DateOnly(2020, 1, 1).AddDays((sql.Length * 31) + firstBroken[0]);
        for (var i = 1; i <= 3; i++) await Save(Entry($"{name}-{i}", day));
        Assert.True((await Trail.Verify(day, day, default)).Intact);

        await using (var connection = await _db.Database.Open(default))
            Assert.Equal(1, await connection.ExecuteAsync(sql.Replace("X-", name + "-", StringComparison.Ordinal)));

        Assert.Equal($"{name}-{firstBroken}", (await Trail.Verify(day, day, default)).FirstBroken);
    }

    [SkippableTheory]
    [InlineData("2024-06-30T15:59:59Z", "2024-06-30")]
    [InlineData("2024-06-30T16:00:00Z", "2024-07-01")]
    public async Task A_day_is_a_day_in_Shanghai(string at, string day)
    {
        await Save(Entry("day-" + day, default) with { At = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) });

        await using var connection = await _db.Database.Open(default);
        Assert.Equal(day, await connection.ExecuteScalarAsync<string>("select day from audit where id = @id", new { id = "day-" + day }));
    }

    [SkippableFact]
    public async Task Entries_are_chosen_by_time_actor_and_subject_newest_first()
    {
        DateOnly day = new(2022, 1, 1);
        for (var i = 0; i < 5; i++) await Save(Entry($"list-{i}", day.AddDays(i)) with { By = i % 2 == 0 ? "lister" : "other" });

        var all = new AuditSearch { From = At(day), To = At(day.AddDays(5)) };
        Assert.Equal(["list-4", "list-3"], await Ids(all with { Limit = 2 }));
        Assert.Equal(["list-4", "list-2", "list-0"], await Ids(all with { Actor = "lister" }));
        Assert.Equal(["list-2", "list-1"], await Ids(all with { From = At(day.AddDays(1)), To = At(day.AddDays(3)) }));
        Assert.Equal(["list-3"], await Ids(all with { Subject = "emp:list-3" }));
    }

    private static DateTimeOffset At(DateOnly day) => new(day, new(10, 0), TimeSpan.FromHours(8));

    private static AuditEntry Entry(string id, DateOnly day) => new()
    {
        Id = id,
        At = day == default ? default : At(day),
        By = "manager",
        Action = "employee.onboarded",
        Subject = "emp:" + id,
    };

    private async Task<string?> ReasonOf(string subject) => Assert.Single((await Trail.Read(new() { Subject = subject }, default)).Items).Reason;

    private Task Save(AuditEntry entry) => _db.Get<IAuditRows>().Save(entry, default);

    private async Task<List<string>> Ids(AuditSearch query) => [.. (await Trail.Read(query, default)).Items.Select(entry => entry.Id)];
}
