namespace HrActors.DurableLog.Tests;

[Collection(LogFixture.Name)]
public sealed class DeliveryTests(LogDatabases databases)
{
    public static TheoryData<string> Kinds => LogDatabases.Kinds;

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task Published_and_appended_items_reach_the_subscribed_grain_in_order(string kind)
    {
        await using var cluster = await LogCluster.Start(await databases.New(kind));

        await cluster.Publish("north", "1", "2");
        await cluster.Append("swipes", "north", "3");
        await cluster.Publish("south", "4");

        await cluster.Delivered.Until("north", 3);
        await cluster.Delivered.Until("south", 1);
        Assert.Equal(["1", "2", "3"], cluster.Delivered.Ids("north"));
        Assert.Equal(["4"], cluster.Delivered.Ids("south"));
        var tokens = cluster.Delivered.Tokens("north");
        Assert.Equal([0, tokens[0].SequenceNumber, tokens[1].SequenceNumber], tokens.Select(token => token.Previous));
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task A_restart_goes_on_where_delivery_ended(string kind)
    {
        var open = await databases.New(kind);
        await using (var before = await LogCluster.Start(open))
        {
            await before.Publish("north", "1", "2");
            await before.Delivered.Until("north", 2);
            await before.AllCheckpointed();
        }

        // Appended while nobody delivers.
        await using (var log = TestLog.Open(open()))
        {
            var records = await log.ReadAll(new("swipes", "north"));
            await log.Append(new("swipes", "north"), TestLog.Event("3") with { Payload = records[0].Payload });
        }

        await using var cluster = await LogCluster.Start(open);
        await cluster.Delivered.Until("north", 1);
        await cluster.Publish("north", "4");
        await cluster.Delivered.Until("north", 2);

        Assert.Equal(["1", "4"], cluster.Delivered.Ids("north"));
        Assert.Equal([3, 4], cluster.Delivered.Tokens("north").Select(token => token.SequenceNumber));
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task The_checkpoint_reaches_the_end_though_nothing_follows(string kind)
    {
        await using var cluster = await LogCluster.Start(
            await databases.New(kind), options => (options.QueueCount, options.CheckpointPeriod) = (1, TimeSpan.FromSeconds(1)));

        // The first saves a checkpoint at once, the second comes too early for another.
        await cluster.Publish("north", "1");
        await cluster.Delivered.Until("north", 1);
        await cluster.Publish("north", "2");
        await cluster.Delivered.Until("north", 2);

        await cluster.AllCheckpointed();
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task The_request_context_is_not_kept(string kind)
    {
        await using var cluster = await LogCluster.Start(await databases.New(kind));
        RequestContext.Set("who", "someone");

        await cluster.Publish("north", "1");

        await cluster.Delivered.Until("north", 1);
        Assert.Null(cluster.Delivered.Context);
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task An_item_with_an_identity_is_stored_once_however_often_it_is_published(string kind)
    {
        await using var cluster = await LogCluster.Start(await databases.New(kind));

        await cluster.Publish("north", "1");
        await cluster.Publish("north", "1", "2");
        await cluster.Delivered.Until("north", 2);

        Assert.Equal(["1", "2"], cluster.Delivered.Ids("north"));
        var records = await cluster.Log.ReadAll(new("swipes", "north"));
        Assert.Equal(["1", "2"], records.Select(record => record.EventId));
        await Assert.ThrowsAsync<EventIdReusedException>(() => cluster.Publish("south", "1"));
    }
}
