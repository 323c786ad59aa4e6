namespace HrActors.DurableLog.Tests;

[Collection(LogFixture.Name)]
public sealed class StreamCursorTests(LogDatabases databases)
{
    private static readonly LogStream Gate = new("gates", "north");

    [Theory]
    [InlineData("the first of the stream", 0, 5, 0, Arrival.Apply)]
    [InlineData("the next one", 5, 9, 5, Arrival.Apply)]
    [InlineData("the same again", 9, 9, 5, Arrival.AlreadySeen)]
    [InlineData("an older one", 9, 5, 0, Arrival.AlreadySeen)]
    [InlineData("one after a missing one", 5, 12, 9, Arrival.Gap)]
    [InlineData("the second, without the first", 0, 9, 5, Arrival.Gap)]
    [InlineData("the first kept, after retention removed those before", 5, 12, 0, Arrival.Apply)]
    public void A_cursor_tells_what_to_do_with_an_arrival(string case_, long at, long position, long previous, Arrival expected)
    {
        Assert.Equal(expected, new StreamCursor(at).Meet(new LogSequenceToken(0, position, previous)));
        Assert.NotEmpty(case_);
    }

    [Fact]
    public void A_cursor_never_goes_back()
    {
        var cursor = new StreamCursor(9).After(new LogSequenceToken(0, 5, 0));

        Assert.Equal(9, cursor.Position);
    }

    [Fact]
    public async Task Catching_up_applies_everything_missed_page_by_page()
    {
        await using var log = TestLog.Open((await databases.New(LogDatabases.Sqlite))());
        await log.Append(Gate, [.. Enumerable.Range(1, 7).Select(i => TestLog.Event($"{i}"))]);
        var applied = new List<string>();

        var cursor = await log.CatchUp(Gate, new(2), Apply, CancellationToken.None, page: 2);

        Assert.Equal(["3", "4", "5", "6", "7"], applied);
        Assert.Equal(7, cursor.Position);

        Task Apply(LogRecord record)
        {
            applied.Add(record.EventId);
            return Task.CompletedTask;
        }
    }
}
