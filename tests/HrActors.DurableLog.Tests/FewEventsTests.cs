namespace HrActors.DurableLog.Tests;

/// <summary>Few events at a time, as they come from actors: one queue, so that appenders meet.</summary>
[Collection(LogFixture.Name)]
public sealed class FewEventsTests(LogDatabases databases)
{
    private static readonly LogStream[] Gates = [.. Enumerable.Range(0, 4).Select(i => new LogStream("gates", $"g{i}"))];

    public static TheoryData<string> Kinds => LogDatabases.Kinds;

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task After_a_restart_each_stream_goes_on_where_it_ended(string kind)
    {
        var open = await databases.New(kind);
        await using (var before = TestLog.Open(open(), OneQueue))
        {
            foreach (var gate in Gates.Take(3)) await before.Append(gate, TestLog.Event($"{gate.Key}-1"), TestLog.Event($"{gate.Key}-2"));
        }

        await using var log = TestLog.Open(open(), OneQueue);
        // The first commit of a process learns the head; then one stream whose end it does not know, then several, one of them new.
        await log.Append(Gates[0], TestLog.Event("g0-3"));
        await log.Append(Gates[1], TestLog.Event("g1-3"), TestLog.Event("g1-4"));
        await log.Append([.. Gates.Skip(2).Select(Two)], default);
        await log.Append(Gates[1], TestLog.Event("g1-5"));

        Assert.Equal([0, 1, 2], await Previous(log, Gates[0]));
        Assert.Equal([0, 3, 4, 8, 9], await Previous(log, Gates[1]));
        Assert.Equal([0, 5, 6, 10], await Previous(log, Gates[2]));
        Assert.Equal([0, 12], await Previous(log, Gates[3]));
        Assert.Equal(Enumerable.Range(1, 14).Select(at => (long)at), (await log.ReadQueue(0)).Select(record => record.Position));
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task What_is_handed_over_in_memory_names_the_record_before_it_like_the_table(string kind)
    {
        var open = await databases.New(kind);
        await using (var before = TestLog.Open(open(), OneQueue)) await before.Append(Gates[1], TestLog.Event("1"));

        await using var log = TestLog.Open(open(), OneQueue);
        await log.Append(Gates[0], TestLog.Event("2"));
        log.Tail(0).Attach();
        await log.Append(Gates[1], TestLog.Event("3"), TestLog.Event("4"));

        var handed = log.Tail(0).Take(2, 10, out _);
        Assert.Equal([1, 3], handed.Select(record => record.Previous));
        Assert.Equal((await log.ReadQueue(0)).Skip(2).Select(record => record.Previous), handed.Select(record => record.Previous));
    }

    [SkippableFact]
    public async Task Two_processes_that_append_in_turn_or_at_once_leave_one_queue_without_gaps()
    {
        var open = await databases.New(LogDatabases.Postgres);
        await using var one = TestLog.Open(open(), OneQueue);
        await using var other = TestLog.Open(open(), OneQueue);
        for (var i = 0; i < 40; i++) await (i % 3 == 0 ? other : one).Append(Gates[i % 4], TestLog.Event($"turn-{i}"));
        await Task.WhenAll(Enumerable.Range(0, 80).Select(i => (i % 2 == 0 ? other : one).Append(Gates[i % 4], TestLog.Event($"once-{i}"))));
        var again = await other.Append(Gates[0], TestLog.Event("turn-0"), TestLog.Event("new"));

        Assert.Equal([AppendKind.Duplicate, AppendKind.Stored], again.Select(outcome => outcome.Kind));
        Assert.Equal(Enumerable.Range(1, 121).Select(at => (long)at), (await one.ReadQueue(0)).Select(record => record.Position));
        foreach (var gate in Gates)
        {
            var read = await one.ReadAll(gate);
            Assert.Equal(read.Select(record => record.Position).Prepend(0).SkipLast(1), read.Select(record => record.Previous));
        }
    }

    private static StreamEvents Two(LogStream gate) => new(gate, [TestLog.Event($"{gate.Key}-5"), TestLog.Event($"{gate.Key}-6")]);

    private static void OneQueue(DurableLogOptions options) => options.QueueCount = 1;

    private static async Task<IEnumerable<long>> Previous(EventLog log, LogStream stream) =>
        (await log.ReadAll(stream)).Select(record => record.Previous);
}
