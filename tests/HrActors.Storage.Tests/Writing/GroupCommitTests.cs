using System.Globalization;
using Dapper;
using HrActors.Storage.Tests.Databases;
using HrActors.Storage.Writing;

namespace HrActors.Storage.Tests.Writing;

public sealed class SqliteGroupCommitTests(SqliteTestDatabase db) : GroupCommitTests(db), IClassFixture<SqliteTestDatabase>
{
    [Fact]
    public async Task What_was_answered_is_in_the_files_as_a_kill_would_leave_them()
    {
        var copy = Directory.CreateTempSubdirectory("hr-killed-").FullName;
        await Task.WhenAll(Numbers.Select(number => Writes.Write(Put($"killed-{number}"))));

        // No connection is closed: the newest commits lie in the write-ahead log.
        foreach (var file in Directory.EnumerateFiles(Database.Folder, "*.db*")) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));

        using var host = TestDatabase.BuildHost(new() { DataFolder = copy });
        await using (var connection = await ((Storage.Databases.HrDatabase)host.Services.GetService(typeof(Storage.Databases.HrDatabase))!).Open(default))
            Assert.Equal(Numbers.Count, await connection.ExecuteScalarAsync<long>("select count(*) from due_work where owner like 'killed-%'"));
        Directory.Delete(copy, recursive: true);
    }
}

[Collection(PostgresTests.Name)]
public sealed class PostgresGroupCommitTests(PostgresTestDatabase db) : GroupCommitTests(db), IClassFixture<PostgresTestDatabase>;

/// <summary>Many who write at once share commits, and none of them notices.</summary>
public abstract class GroupCommitTests
{
    protected static readonly IReadOnlyList<int> Numbers = [.. Enumerable.Range(0, 400)];

    protected GroupCommitTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        Database = db;
        Writes = db.Get<GroupCommit>();
    }

    private protected GroupCommit Writes { get; }

    protected TestDatabase Database { get; }

    [SkippableFact]
    public async Task Each_of_many_gets_its_own_answer_after_its_commit()
    {
        var answers = await Task.WhenAll(Numbers.Select(async number =>
        {
            var counted = await Writes.Write(Count($"own-{number % 20}"));
            var put = await Writes.Write(Put($"own-{number % 20}"));
            return (Number: number, Counted: Convert.ToInt64(counted.Returned, CultureInfo.InvariantCulture), put.Rows, Stored: await Stored($"own-{number % 20}"));
        }));

        Assert.All(answers.GroupBy(answer => answer.Number % 20), one =>
        {
            Assert.Equal(Enumerable.Range(1, 20).Select(value => (long)value), one.Select(answer => answer.Counted).Order());
            Assert.Equal(1, one.Sum(answer => answer.Rows));
        });
        Assert.All(answers, answer => Assert.Equal(1, answer.Stored));
    }

    [SkippableFact]
    public async Task One_that_fails_among_many_fails_alone()
    {
        var writes = Numbers.Select(number => (Number: number, Task: Writes.Write(number % 50 == 7 ? Broken : Put($"many-{number}")))).ToList();

        await Task.WhenAll(writes.Select(write => write.Task.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.All(writes, write => Assert.Equal(write.Number % 50 == 7, write.Task.IsFaulted));
        Assert.All(writes.Where(write => write.Task.IsFaulted), write => Assert.IsAssignableFrom<System.Data.Common.DbException>(write.Task.Exception!.InnerException));
        foreach (var (number, _) in writes) Assert.Equal(number % 50 == 7 ? 0 : 1, await Stored($"many-{number}"));
    }

    [SkippableFact]
    public async Task What_is_written_together_stands_or_falls_together_beside_others()
    {
        var good = Task.WhenAll(Numbers.Select(number => Writes.Write(Put($"beside-{number}"))));
        var bad = Writes.WriteTogether([Put("fallen"), Broken]);
        var both = Writes.WriteTogether([Put("standing-1"), Put("standing-2")]);

        await good;
        Assert.Equal([1, 1], (await both).Select(written => written.Rows));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => bad);

        Assert.Equal((0, 1, 1), (await Stored("fallen"), await Stored("standing-1"), await Stored("standing-2")));
    }

    [SkippableFact]
    public async Task After_a_failure_alone_the_next_write_goes_through()
    {
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Writes.Write(Broken));

        Assert.Equal(1, (await Writes.Write(Put("after"))).Rows);
    }

    private protected static RowWrite Put(string owner) => new(
        "insert into due_work (owner, kind, due_at, attempts) values (@owner, 'kind', @dueAt, 0) on conflict do nothing", ("owner", owner), ("dueAt", 1L));

    private static RowWrite Count(string name) => new(
        "insert into sequences (name, value) values (@name, 1) on conflict (name) do update set value = sequences.value + 1 returning value",
        ("name", name));

    /// <summary>The owner may not be null.</summary>
    private static RowWrite Broken => Put(null!);

    private async Task<long> Stored(string owner)
    {
        await using var connection = await Database.Database.Open(default);
        return await connection.ExecuteScalarAsync<long>("select count(*) from due_work where owner = @owner", new { owner });
    }
}
