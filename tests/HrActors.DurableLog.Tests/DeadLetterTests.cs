using System.Reflection;

namespace HrActors.DurableLog.Tests;

[Collection(LogFixture.Name)]
public sealed class DeadLetterTests(LogDatabases databases)
{
    public static TheoryData<string> Kinds => LogDatabases.Kinds;

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task A_record_that_its_consumer_refuses_is_kept_and_offered_again(string kind)
    {
        var delivered = new Delivered { Refuse = id => id == "2" ? new FormatException() : null };
        await using var cluster = await LogCluster.Start(await databases.New(kind), delivered: delivered);

        await cluster.Append("swipes", "north", "1", "2", "3");
        await delivered.Until("north", 2);
        await cluster.Append("swipes", "north", "4");
        await delivered.Until("north", 3);

        Assert.Equal(["1", "3", "4"], delivered.Ids("north"));
        await cluster.AllCheckpointed();
        var letter = Assert.Single(await cluster.DeadLetters.List(null, 10, CancellationToken.None));
        Assert.Equal(("2", 1, typeof(FormatException).FullName), (letter.Record.EventId, letter.Attempts, letter.ErrorType));
        Assert.Equal(letter.FailedAt.AddMinutes(1), letter.NextAttemptAt);
        Assert.Single(await cluster.DeadLetters.List("swipes", 10, CancellationToken.None));
        Assert.Empty(await cluster.DeadLetters.List("others", 10, CancellationToken.None));

        delivered.Refuse = _ => null;
        Assert.True(await cluster.DeadLetters.Retry(letter.Record.Queue, letter.Record.Position, CancellationToken.None));
        await delivered.Until("north", 4);
        await cluster.NoDeadLetters();

        Assert.Equal(["1", "3", "4", "2"], delivered.Ids("north"));
        Assert.False(await cluster.DeadLetters.Retry(letter.Record.Queue, letter.Record.Position, CancellationToken.None));
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task A_retry_that_fails_again_counts_and_waits_longer(string kind)
    {
        var delivered = new Delivered { Refuse = _ => new FormatException() };
        await using var cluster = await LogCluster.Start(await databases.New(kind), delivered: delivered);
        await cluster.Append("swipes", "north", "1");
        var first = await cluster.DeadLetter(letter => letter.Attempts == 1);

        Assert.Equal(1, await cluster.DeadLetters.RetryAll(CancellationToken.None));
        var second = await cluster.DeadLetter(letter => letter.Attempts == 2);

        Assert.Equal(first.Record.Position, second.Record.Position);
        Assert.Equal(second.FailedAt.AddMinutes(2), second.NextAttemptAt);
        Assert.True(await cluster.DeadLetters.Discard(second.Record.Queue, second.Record.Position, CancellationToken.None));
        Assert.Equal(0, await cluster.DeadLetters.Count(CancellationToken.None));
        Assert.Single(await cluster.Log.ReadAll(new("swipes", "north")));
    }

    [SkippableTheory, MemberData(nameof(Kinds))]
    public async Task Dead_letters_survive_a_restart_and_are_offered_by_themselves(string kind)
    {
        var open = await databases.New(kind);
        var delivered = new Delivered { Refuse = _ => new FormatException() };
        await using (var before = await LogCluster.Start(open, options => options.RetryPause = TimeSpan.FromTicks(1), delivered))
        {
            await before.Append("swipes", "north", "1");
            await before.DeadLetter(letter => letter.Attempts == 1);
        }

        delivered.Refuse = _ => null;
        await using var cluster = await LogCluster.Start(open, delivered: delivered);
        await delivered.Until("north", 1);
        await cluster.NoDeadLetters();
    }

    [Fact]
    public async Task A_consumer_that_leaks_a_lost_observer_is_delivered_to_again()
    {
        // Only the runtime can make one.
        var lost = (Exception)Activator.CreateInstance(
            typeof(ClientNotAvailableException), BindingFlags.NonPublic | BindingFlags.Instance, null, ["lost"], null)!;
        var delivered = new Delivered { Refuse = id => id == "1" ? lost : null };
        await using var cluster = await LogCluster.Start(await databases.New(LogDatabases.Sqlite), delivered: delivered);

        await cluster.Append("swipes", "north", "1");
        await cluster.DeadLetter(letter => letter.Attempts == 1);
        await cluster.Append("swipes", "north", "2");

        await delivered.Until("north", 1);
        Assert.Equal(["2"], delivered.Ids("north"));
    }
}
