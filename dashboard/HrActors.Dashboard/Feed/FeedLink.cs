using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Feed;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HrActors.Dashboard.Feed;

/// <summary>
/// The one subscription of this process to the feed, renewed at half its lease. After a break everybody is told that anything may have
/// changed.
/// </summary>
internal sealed partial class FeedLink(
    IClusterClient cluster, ChangeHub hub, Callers callers, TimeProvider time, ILogger<FeedLink> logger) : BackgroundService
{
    private static readonly TimeSpan Renewal = FeedLease.Duration / 2;
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    /// <summary>Orleans holds observers weakly, so this one is held here.</summary>
    private readonly Observer _observer = new(hub);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        IFeedObserver? reference = null;
        var connected = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                reference ??= cluster.CreateObjectReference<IFeedObserver>(_observer);
                using (callers.AsSystem()) await cluster.GetGrain<IFeedGrain>(GrainKeys.Feed).Subscribe(reference);
                if (!connected) hub.Publish(ChangeHub.Anything);
                connected = true;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The silo is starting, restarting or away; pages keep what they show until it answers again.
                connected = false;
                LogBroken(e);
            }

            await Task.Delay(connected ? Renewal : Retry, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed subscription could not be renewed; it is tried again")]
    private partial void LogBroken(Exception exception);

    private sealed class Observer(ChangeHub hub) : IFeedObserver
    {
        public Task Notify(ImmutableArray<Change> changes)
        {
            hub.Publish(changes);
            return Task.CompletedTask;
        }
    }
}
