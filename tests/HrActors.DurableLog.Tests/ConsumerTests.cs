namespace HrActors.DurableLog.Tests;

[Collection(LogFixture.Name)]
public sealed class ConsumerTests(LogDatabases databases)
{
    public static TheoryData<string> Kinds => LogDatabases.Kinds;

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task A_consumer_heals_the_gap_that_a_failed_delivery_left(string kind)
    {
        // "2" fails until "3" is being delivered, so delivery gives up on it and goes on to "3".
        var healthy = false;
        var delivered = new Delivered();
        delivered.Refuse = id =>
        {
            if (id == "3") healthy = true;
            return id == "2" && !healthy ? new FormatException() : null;
        };
        await using var cluster = await LogCluster.Start(await databases.New(kind), delivered: delivered);
        await cluster.Append("counted", "north", "1");
        await delivered.Until("north", 1);
        await cluster.Append("counted", "north", "2");
        var letter = await cluster.DeadLetter(letter => letter.Record.EventId == "2");
        healthy = true;

        await cluster.Append("counted", "north", "3");
        await delivered.Until("north", 3);

        Assert.Equal(["1", "2", "3"], delivered.Ids("north"));
        await cluster.DeadLetters.Retry(letter.Record.Queue, letter.Record.Position, CancellationToken.None);
        await cluster.NoDeadLetters();
        Assert.Equal(["1", "2", "3"], delivered.Ids("north"));
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task A_waking_consumer_reads_what_it_missed_and_counts_each_once(string kind)
    {
        var open = await databases.New(kind);
        await using (var before = await LogCluster.Start(open))
        {
            await before.Append("counted", "north", "1", "2");
            await before.Delivered.Until("north", 2);
        }

        // The effect is in memory here, so a new silo has to rebuild it; what is delivered again must not count again.
        await using var cluster = await LogCluster.Start(open);
        await cluster.Append("counted", "north", "3");
        await cluster.Delivered.Until("north", 3);
        await cluster.AllCheckpointed();

        Assert.Equal(["1", "2", "3"], cluster.Delivered.Ids("north"));
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task What_was_not_delivered_before_a_kill_is_delivered_after_it(string kind)
    {
        var open = await databases.New(kind);
        var blocked = new TaskCompletionSource();
        var before = await LogCluster.Start(open, delivered: new() { Gate = blocked.Task });
        await before.Append("swipes", "north", "1", "2", "3");
        await before.Kill();

        await using var cluster = await LogCluster.Start(open);
        await cluster.Delivered.Until("north", 3);

        Assert.Equal(["1", "2", "3"], cluster.Delivered.Ids("north"));
        blocked.SetResult();
        await before.DisposeAsync();
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task A_slow_consumer_gets_larger_deliveries_and_what_memory_dropped_from_the_table(string kind)
    {
        var gate = new TaskCompletionSource();
        var delivered = new Delivered { Gate = gate.Task };
        await using var cluster = await LogCluster.Start(
            await databases.New(kind),
            options => (options.QueueCount, options.CacheSize, options.MaxDelivery, options.MaxDeliveryTime)
                = (1, 100, 40, TimeSpan.FromMinutes(1)),
            delivered);

        for (var i = 0; i < 200; i++) await cluster.Append("swipes", "north", [.. Enumerable.Range(i * 5, 5).Select(id => $"{id}")]);
        await cluster.Append("swipes", "south", "s");
        gate.SetResult();
        await delivered.Until("north", 1000);
        await delivered.Until("south", 1);

        Assert.Equal(Enumerable.Range(0, 1000).Select(id => $"{id}"), delivered.Ids("north"));
        Assert.All(delivered.Batches, size => Assert.InRange(size, 1, 40));
        Assert.Contains(40, delivered.Batches);
        await cluster.AllCheckpointed();
    }

    [SkippableFact]
    public async Task Two_silos_share_the_queues_and_each_delivers_what_the_other_appended()
    {
        await using var cluster = await LogCluster.Start(await databases.New(LogDatabases.Postgres), silos: 2);

        await Task.WhenAll(Enumerable.Range(0, 8).SelectMany(key => Enumerable.Range(0, 2).Select(async silo =>
        {
            for (var i = 0; i < 20; i++) await cluster.Append("counted", $"g{key}", silo, $"{key}-{silo}-{i}");
        })));
        await cluster.Delivered.Until(seen => seen.Ids().Count >= 8 * 40);
        await cluster.AllCheckpointed();

        for (var key = 0; key < 8; key++)
        {
            var positions = cluster.Delivered.Tokens($"g{key}").Select(token => token.SequenceNumber).ToList();
            Assert.Equal(40, positions.Count);
            Assert.Equal(positions.Order(), positions);
            var ids = cluster.Delivered.Ids($"g{key}");
            for (var silo = 0; silo < 2; silo++)
                Assert.Equal(
                    Enumerable.Range(0, 20).Select(i => $"{key}-{silo}-{i}"),
                    ids.Where(id => id.Contains($"-{silo}-", StringComparison.Ordinal)));
        }
    }
}
