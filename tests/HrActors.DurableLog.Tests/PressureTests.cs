using System.Data.Common;
using HrActors.TestSupport;
using Npgsql;

namespace HrActors.DurableLog.Tests;

/// <summary>Appends while the database is held up by someone else, or gone.</summary>
[Collection(LogFixture.Name)]
public sealed class PressureTests(LogDatabases databases)
{
    private static readonly LogStream Gate = new("gates", "north");

    public static TheoryData<string> Kinds => LogDatabases.Kinds;

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task What_waited_for_one_commit_is_committed_together(string kind)
    {
        var open = await databases.New(kind);
        await using var log = TestLog.Open(open(), options => options.QueueCount = 1);
        // Streams are registered on first sight, outside the commit.
        for (var i = 0; i < 10; i++) await log.Append(new("gates", $"g{i}"), TestLog.Event($"first {i}"));
        var appends = new List<Task>();
        await using (await databases.Block(kind))
        {
            for (var i = 0; i < 200; i++) appends.Add(log.Append(new("gates", $"g{i % 10}"), TestLog.Event($"{i}")));
            await TestLog.Until(() => log.Waiting == 200);
        }

        await Task.WhenAll(appends);
        // The first may have been taken alone; the rest came in while it waited.
        var commits = (await log.ReadQueue(0)).Skip(10).Select(record => record.StoredAt).Distinct().Count();
        Assert.InRange(commits, 1, 2);
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task A_full_log_makes_callers_wait_and_then_refuses_them(string kind)
    {
        var open = await databases.New(kind);
        await using var log = TestLog.Open(
            open(),
            options => (options.QueueCount, options.MaxWaiting, options.MaxWait, options.RetryAfter)
                = (1, 3, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(7)));
        await log.Append(Gate, TestLog.Event("0"));
        Task<IReadOnlyList<AppendOutcome>> accepted;
        await using (await databases.Block(kind))
        {
            accepted = log.Append(Gate, TestLog.Event("1"), TestLog.Event("2"), TestLog.Event("3"));
            var refused = await Assert.ThrowsAsync<LogBusyException>(() => log.Append(Gate, TestLog.Event("4")));
            Assert.Equal(TimeSpan.FromSeconds(7), refused.RetryAfter);
            Assert.False(accepted.IsCompleted);
        }

        Assert.All(await accepted, outcome => Assert.Equal(AppendKind.Stored, outcome.Kind));
        Assert.Equal(AppendKind.Stored, (await log.Append(Gate, TestLog.Event("4")))[0].Kind);
        Assert.Equal(5, (await log.ReadAll(Gate)).Count);
    }

    [SkippableFact]
    public async Task A_database_that_goes_away_and_comes_back_loses_nothing()
    {
        await using var server = await PostgresServer.TryStart();
        Skip.If(server is null, PostgresServer.SkipReason);
        await using var source = NpgsqlDataSource.Create(await server.NewDatabase());
        await using var log = TestLog.Open(LogDatabase.PostgreSql(source), options => options.RetryAfter = TimeSpan.FromMilliseconds(1));
        await log.Append(Gate, TestLog.Event("0"));

        var sender = Task.Run(async () =>
        {
            for (var i = 1; i <= 300; i++) await Insist(i);
        });
        await TestLog.Until(async () => (await log.ReadAll(Gate)).Count > 20);
        await server.Stop();
        await Assert.ThrowsAsync<LogBusyException>(() => log.Append(new("gates", "new"), TestLog.Event("x")));
        await server.Start();
        await sender;

        var read = await log.ReadAll(Gate);
        Assert.Equal(Enumerable.Range(0, 301).Select(i => $"{i}"), read.Select(record => record.EventId));
        Assert.Equal(read.Select(record => record.Position - 1), read.Select(record => record.Previous));

        // Repeats an event with its id until it is acknowledged, as an upstream does.
        async Task Insist(int i)
        {
            while (true)
            {
                try
                {
                    await log.Append(Gate, TestLog.Event($"{i}"));
                    return;
                }
                catch (LogBusyException busy)
                {
                    Assert.IsAssignableFrom<DbException>(busy.InnerException?.InnerException as DbException ?? busy.InnerException);
                    await Task.Yield();
                }
            }
        }
    }
}
