using HrActors.Contracts.Feed;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Utilities;

namespace HrActors.Grains.Feed;

[GrainType("feed"), Reentrant]
internal sealed class FeedGrain(TimeProvider time, ILogger<FeedGrain> logger) : Grain, IFeedGrain
{
    private readonly ObserverManager<IFeedObserver> _observers = new(FeedLease.Duration, logger) { GetDateTime = () => time.GetUtcNow().UtcDateTime };

    public Task Subscribe(IFeedObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    public Task Unsubscribe(IFeedObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public Task Publish(ImmutableArray<Change> changes) => _observers.Notify(observer => observer.Notify(changes));
}
