namespace HrActors.DurableLog.Tests;

[Collection(LogFixture.Name)]
public sealed class AppendTests(LogDatabases databases)
{
    private static readonly LogStream Gate = new("gates", "north");

    public static TheoryData<string> Kinds => LogDatabases.Kinds;

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task Events_are_read_back_whole_and_in_order(string kind)
    {
        await using var log = TestLog.Open((await databases.New(kind))());
        var local = new DateTimeOffset(2024, 3, 4, 0, 0, 0, TimeSpan.FromHours(8)).AddTicks(12_340);

        var outcomes = await log.Append(Gate, TestLog.Event("1", "a", "E-1", local), TestLog.Event("2", "b"));
        await log.Append(Gate, TestLog.Event("3", "c"));

        var read = await log.ReadAll(Gate);
        Assert.Equal(["a", "b", "c"], read.Select(record => record.Text()));
        Assert.Equal(outcomes.Select(outcome => outcome.Position), read.Take(2).Select(record => record.Position));
        Assert.Equal([0, read[0].Position, read[1].Position], read.Select(record => record.Previous));
        Assert.All(outcomes, outcome => Assert.Equal(AppendKind.Stored, outcome.Kind));
        Assert.Equal((Gate, "clock", "1", "E-1"), (read[0].Stream, read[0].Source, read[0].EventId, read[0].Subject));
        Assert.Equal((local, local.Offset), (read[0].OccurredAt, read[0].OccurredAt.Offset));
        Assert.Null(read[1].Subject);
        Assert.Equal(["c"], (await log.ReadAll(Gate, read[1].Position)).Select(record => record.Text()));
        Assert.Equal(["a"], (await log.ReadStream(Gate, 0, 1, CancellationToken.None)).Select(record => record.Text()));
        Assert.Empty(await log.ReadAll(new("gates", "nowhere")));
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task An_id_counts_once(string kind)
    {
        await using var log = TestLog.Open((await databases.New(kind))());

        var first = await log.Append(Gate, TestLog.Event("1"), TestLog.Event("1"), TestLog.Event("1", "other"));
        var second = await log.Append(Gate, TestLog.Event("1"), TestLog.Event("1", "other"), TestLog.Event("2"));

        Assert.Equal([AppendKind.Stored, AppendKind.Duplicate, AppendKind.IdReused], first.Select(outcome => outcome.Kind));
        Assert.Equal([AppendKind.Duplicate, AppendKind.IdReused, AppendKind.Stored], second.Select(outcome => outcome.Kind));
        Assert.Equal([1, 1, 1, 1, 1, 2], first.Concat(second).Select(outcome => outcome.Position));
        Assert.Equal(2, (await log.ReadAll(Gate)).Count);
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task An_id_belongs_to_a_namespace_and_a_source(string kind)
    {
        await using var log = TestLog.Open((await databases.New(kind))());
        await log.Append(Gate, TestLog.Event("1"));

        var elsewhere = await log.Append(new LogStream("gates", "south"), TestLog.Event("1"));
        var otherNamespace = await log.Append(new LogStream("doors", "north"), TestLog.Event("1"));
        var otherSource = await log.Append(Gate, TestLog.Event("1") with { Source = "app" });

        Assert.Equal(AppendKind.IdReused, elsewhere[0].Kind);
        Assert.Equal(AppendKind.Stored, otherNamespace[0].Kind);
        Assert.Equal(AppendKind.Stored, otherSource[0].Kind);
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task A_restart_remembers_ids_positions_and_the_end_of_each_stream(string kind)
    {
        var open = await databases.New(kind);
        await using (var before = TestLog.Open(open()))
            await before.Append(Gate, TestLog.Event("1"));

        await using var log = TestLog.Open(open());
        var outcomes = await log.Append(Gate, TestLog.Event("1"), TestLog.Event("2"));

        Assert.Equal([AppendKind.Duplicate, AppendKind.Stored], outcomes.Select(outcome => outcome.Kind));
        Assert.Equal([0, 1], (await log.ReadAll(Gate)).Select(record => record.Previous));
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task Positions_have_no_gaps_with_many_writers_and_duplicates(string kind)
    {
        await using var log = TestLog.Open((await databases.New(kind))(), options => options.MaxCommit = 50);
        var streams = Enumerable.Range(0, 8).Select(i => new LogStream("gates", $"g{i}")).ToArray();

        // Each event is sent twice, by two of sixteen writers at once.
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async writer =>
        {
            var stream = streams[writer % streams.Length];
            for (var i = 0; i < 40; i++) await log.Append(stream, TestLog.Event($"{stream.Key}-{i}"), TestLog.Event($"{stream.Key}-{i}+"));
        }));

        await AssertWhole(log, 8 * 80);
    }

    [SkippableFact]
    public async Task Two_processes_share_a_PostgreSQL_log_and_a_reader_never_sees_a_gap_fill_up_behind_it()
    {
        var open = await databases.New(LogDatabases.Postgres);
        await using var here = TestLog.Open(open(), options => (options.MaxCommit, options.QueueCount) = (20, 1));
        await using var there = TestLog.Open(open(), options => (options.MaxCommit, options.QueueCount) = (20, 1));
        await here.Start();

        var writers = Task.WhenAll(Enumerable.Range(0, 16).Select(async writer =>
        {
            var log = writer % 2 == 0 ? here : there;
            // Pairs of writers, one in each process, send the same ids to the same streams.
            for (var i = 0; i < 40; i++)
                await log.Append(new("gates", $"g{i % 5}"), TestLog.Event($"{writer / 2}-{i}"), TestLog.Event($"{writer / 2}-{i}+"));
        }));
        // Follows the queue as a consumer does: whatever it sees must go on exactly where it stopped.
        var seen = 0L;
        while (seen < 8 * 80)
        {
            foreach (var record in await here.Database.ReadQueue(0, seen, long.MaxValue, 100, CancellationToken.None))
                Assert.Equal(++seen, record.Position);
            if (writers.IsFaulted) break;
        }

        await writers;
        await AssertWhole(here, 8 * 80);
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task One_append_may_be_larger_than_a_commit(string kind)
    {
        await using var log = TestLog.Open((await databases.New(kind))(), options => (options.MaxCommit, options.MaxWaiting) = (10, 15));

        var outcomes = await log.Append(Gate, [.. Enumerable.Range(0, 45).Select(i => TestLog.Event($"{i}"))]);

        Assert.Equal(Enumerable.Range(1, 45), outcomes.Select(outcome => (int)outcome.Position));
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task One_append_may_go_to_many_streams(string kind)
    {
        await using var log = TestLog.Open((await databases.New(kind))(), options => options.MaxCommit = 7);
        StreamEvents Of(int gate, params string[] ids) => new(new("gates", $"g{gate}"), [.. ids.Select(id => TestLog.Event($"{gate}-{id}"))]);
        await log.Append(new LogStream("gates", "g3"), TestLog.Event("3-b"));

        var outcomes = await log.Append(
            [.. Enumerable.Range(0, 20).Select(gate => Of(gate, "a", "b", "a")), Of(0, "c"), new(new("gates", "none"), [])],
            CancellationToken.None);

        Assert.Equal([.. Enumerable.Repeat(3, 20), 1, 0], outcomes.Select(ofStream => ofStream.Count));
        Assert.Equal([AppendKind.Stored, AppendKind.Duplicate, AppendKind.Duplicate], outcomes[3].Select(outcome => outcome.Kind));
        Assert.Equal([AppendKind.Stored, AppendKind.Stored, AppendKind.Duplicate], outcomes[7].Select(outcome => outcome.Kind));
        Assert.Equal(["0-a", "0-b", "0-c"], (await log.ReadAll(new("gates", "g0"))).Select(record => record.EventId));
        await AssertWhole(log, 41);
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task A_stream_is_read_from_any_place_whatever_lies_between_its_records(string kind)
    {
        await using var log = TestLog.Open((await databases.New(kind))(), options => options.QueueCount = 1);
        var south = new LogStream("gates", "south");
        await log.Append(Gate, [.. Enumerable.Range(0, 3).Select(i => TestLog.Event($"n{i}"))]);
        await log.Append(south, TestLog.Event("s0"));
        await log.Append(Gate, [.. Enumerable.Range(3, 4).Select(i => TestLog.Event($"n{i}"))]);
        await log.Append(south, TestLog.Event("s1"));
        await log.Append(Gate, TestLog.Event("n7"));
        var all = (await log.ReadAll(Gate)).Select(record => (record.Position, record.EventId)).ToList();

        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"n{i}"), all.Select(record => record.EventId));
        for (var after = 0; after <= 11; after++)
        {
            var left = all.Where(record => record.Position > after).Select(record => record.EventId).ToList();
            Assert.Equal(left, (await log.ReadAll(Gate, after)).Select(record => record.EventId));
            Assert.Equal(left.Take(2), (await log.ReadStream(Gate, after, 2, CancellationToken.None)).Select(record => record.EventId));
        }
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task Another_number_of_queues_stops_the_start(string kind)
    {
        var open = await databases.New(kind);
        await using (var before = TestLog.Open(open(), options => options.QueueCount = 4)) await before.Start();

        await using var log = TestLog.Open(open(), options => options.QueueCount = 8);

        var refused = await Assert.ThrowsAsync<QueueCountMismatchException>(log.Start);
        Assert.Contains("4 queues", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// Every queue numbers 1, 2, 3, …; every stream's chain of previous positions is its records; the total is as expected.
    /// </summary>
    private static async Task AssertWhole(EventLog log, int expected)
    {
        var total = 0;
        for (var queue = 0; queue < log.Options.QueueCount; queue++)
        {
            var records = await log.ReadQueue(queue);
            Assert.Equal(Enumerable.Range(1, records.Count), records.Select(record => (int)record.Position));
            foreach (var stream in records.GroupBy(record => record.Stream))
            {
                var positions = stream.Select(record => record.Position).ToList();
                Assert.Equal([0, .. positions[..^1]], stream.Select(record => record.Previous));
            }

            Assert.Equal(records.Count, (await log.GetStatus(CancellationToken.None))[queue].Head);
            total += records.Count;
        }

        Assert.Equal(expected, total);
    }
}
