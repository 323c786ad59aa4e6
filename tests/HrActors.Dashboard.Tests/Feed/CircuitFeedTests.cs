using HrActors.Contracts.Feed;
using HrActors.Dashboard.Feed;
using HrActors.TestSupport;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HrActors.Dashboard.Tests.Feed;

public sealed class CircuitFeedTests : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly FakeTimeProvider _time = new();
    private readonly ChangeHub _hub = new();
    private readonly SemaphoreSlim _read = new(0);
    private readonly CircuitFeed _feed;
    private int _reads;

    public CircuitFeedTests() => _feed = new(_hub, _time, Options.Create(new DashboardOptions()));

    public async ValueTask DisposeAsync()
    {
        await _feed.DisposeAsync();
        _read.Dispose();
    }

    [Fact]
    public async Task A_burst_is_read_once_at_once_and_once_after_the_pause()
    {
        using var listening = _feed.Listen(_ => true, Read);
        _hub.Publish(Changes(100));
        Assert.True(await _read.WaitAsync(Patience.Limit));

        for (var i = 0; i < 20; i++) _hub.Publish(Changes(5));
        await NextRead();

        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task What_does_not_concern_a_page_is_not_read()
    {
        using var other = _feed.Listen(change => change.BranchCode == "nowhere", () => throw new InvalidOperationException("Not asked for."));
        using var listening = _feed.Listen(change => change.BranchCode == "b1", Read);

        _hub.Publish(Changes(3));

        Assert.True(await _read.WaitAsync(Patience.Limit));
    }

    [Fact]
    public async Task After_a_break_everybody_reads_again()
    {
        using var listening = _feed.Listen(_ => false, Read);

        _hub.Publish(ChangeHub.Anything);

        Assert.True(await _read.WaitAsync(Patience.Limit));
    }

    [Fact]
    public async Task More_than_is_kept_makes_everybody_read_again()
    {
        var release = new TaskCompletionSource();
        using var slow = _feed.Listen(change => change.BranchCode == "b0", async () =>
        {
            _read.Release();
            await release.Task;
        });
        using var listening = _feed.Listen(change => change.BranchCode == "lost", Read);
        _hub.Publish(Changes(1));
        Assert.True(await _read.WaitAsync(Patience.Limit));

        _hub.Publish([new() { BranchCode = "lost", At = _time.GetUtcNow() }]);
        for (var i = 0; i < 500; i++) _hub.Publish(Changes(1));
        release.SetResult();
        await NextRead();

        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task A_page_that_was_left_is_not_read()
    {
        using (_feed.Listen(_ => true, () => throw new InvalidOperationException("It was left."))) Assert.Equal(0, _reads);

        using var listening = _feed.Listen(_ => true, Read);
        _hub.Publish(Changes(1));

        Assert.True(await _read.WaitAsync(Patience.Limit));
    }

    /// <summary>The pump starts its pause after a reading; the clock moves until the next one comes.</summary>
    private async Task NextRead()
    {
        var before = Volatile.Read(ref _reads);
        while (Volatile.Read(ref _reads) == before)
        {
            _time.Advance(Pause);
            await _read.WaitAsync(TimeSpan.FromMilliseconds(20));
        }
    }

    private Task Read()
    {
        Interlocked.Increment(ref _reads);
        _read.Release();
        return Task.CompletedTask;
    }

    private ImmutableArray<Change> Changes(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Change { BranchCode = $"b{i}", At = _time.GetUtcNow() })];
}
