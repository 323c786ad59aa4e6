using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Feed;

namespace HrActors.Silo.Feed;

/// <summary>
/// This process's one ear to the changes: keeps it subscribed and hands each change to the readers whose scope has its branch. A reader
/// that does not keep up loses the oldest; the feed is a hint, what it shows is read again.
/// </summary>
internal sealed partial class FeedHub(IGrainFactory grains, Callers callers, TimeProvider time, ILogger<FeedHub> logger) : BackgroundService, IFeedObserver
{
    private const int Behind = 500;

    private readonly ConcurrentDictionary<Reader, byte> _readers = new();

    public Task Notify(ImmutableArray<Change> changes)
    {
        foreach (var reader in _readers.Keys)
        {
            foreach (var change in changes.Where(change =>
                change.Policy is not null || reader.Principal.MaySee(change.BranchCode))) reader.Channel.Writer.TryWrite(change);
        }

        return Task.CompletedTask;
    }

    public Reader Open(Principal principal)
    {
        var reader = new Reader(principal, System.Threading.Channels.Channel.CreateBounded<Change>(
            new BoundedChannelOptions(Behind) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }));
        _readers[reader] = 0;
        return reader;
    }

    public void Close(Reader reader) => _readers.TryRemove(reader, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ear = grains.CreateObjectReference<IFeedObserver>(this);
        using var timer = new PeriodicTimer(FeedLease.Duration / 2, time);
        try
        {
            do
            {
                await Subscribe(ear);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The lease ends by itself.
            grains.DeleteObjectReference<IFeedObserver>(ear);
        }
    }

    private async Task Subscribe(IFeedObserver ear)
    {
        try
        {
            using var system = callers.AsSystem();
            await grains.GetGrain<IFeedGrain>(GrainKeys.Feed).Subscribe(ear);
        }
        catch (Exception e) when (e is TimeoutException or Orleans.Runtime.OrleansException)
        {
            // Tried again at the next renewal; readers lack hints until then.
            LogDeaf(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed of changes could not be subscribed; trying again")]
    private partial void LogDeaf(Exception exception);

    internal sealed record Reader(Principal Principal, Channel<Change> Channel);
}
