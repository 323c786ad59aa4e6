using HrActors.TestSupport;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace HrActors.DurableLog.Tests;

/// <summary>What a test publishes.</summary>
[GenerateSerializer, Immutable, Alias("durable-log.test.swipe")]
public sealed record Swipe : IIdentifiedEvent
{
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public string Card { get; init; } = "";

    public EventIdentity Identity => new("test", Id, TestLog.Monday, Card);
}

/// <summary>What the consumers of one cluster saw, and how they should behave; a test waits here for what it expects.</summary>
public sealed class Delivered
{
    private readonly Lock _lock = new();
    private readonly List<(string Key, string Id, LogSequenceToken Token)> _items = [];
    private readonly List<(Func<Delivered, bool> Met, TaskCompletionSource Done)> _waits = [];

    /// <summary>Thrown by the consumer instead of taking an item, while it answers something.</summary>
    public Func<string, Exception?> Refuse { get; set; } = _ => null;

    /// <summary>Awaited by the consumer before it takes an item.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Sizes of the deliveries.</summary>
    public List<int> Batches { get; } = [];

    /// <summary>Request context seen by the consumer.</summary>
    public object? Context { get; private set; }

    public int Attempts { get; private set; }

    public IReadOnlyList<string> Ids(string? key = null)
    {
        lock (_lock) return [.. _items.Where(item => key is null || item.Key == key).Select(item => item.Id)];
    }

    public IReadOnlyList<LogSequenceToken> Tokens(string key)
    {
        lock (_lock) return [.. _items.Where(item => item.Key == key).Select(item => item.Token)];
    }

    public void Attempt() => Change(() => Attempts++);

    public void Take(string key, IEnumerable<(string Id, LogSequenceToken Token)> items) => Change(() =>
    {
        var before = _items.Count;
        _items.AddRange(items.Select(item => (key, item.Id, item.Token)));
        Batches.Add(_items.Count - before);
        Context = RequestContext.Get("who");
    });

    /// <summary>Completes when <paramref name="met"/> first holds; fails after a time that no healthy run needs.</summary>
    public Task Until(Func<Delivered, bool> met)
    {
        lock (_lock)
        {
            if (met(this)) return Task.CompletedTask;
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((met, done));
            return done.Task.WaitAsync(Patience.Limit);
        }
    }

    public Task Until(string key, int count) => Until(seen => seen.Ids(key).Count >= count);

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            foreach (var wait in _waits.Where(wait => wait.Met(this)).ToList())
            {
                _waits.Remove(wait);
                wait.Done.SetResult();
            }
        }
    }
}

[Alias("durable-log.test.consumer")]
public interface IConsumerGrain : IGrainWithStringKey;

/// <summary>Takes whole deliveries of the namespace <c>swipes</c>.</summary>
[GrainType("durable-log-test-consumer"), ImplicitStreamSubscription("swipes")]
public sealed class ConsumerGrain(Delivered delivered)
    : Grain, IConsumerGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<Swipe>
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<Swipe>().ResumeAsync(this);

    public async Task OnNextAsync(IList<SequentialItem<Swipe>> items)
    {
        await delivered.Gate;
        delivered.Attempt();
        foreach (var item in items)
        {
            if (delivered.Refuse(item.Item.Id) is { } refusal) throw refusal;
        }

        delivered.Take(this.GetPrimaryKeyString(), items.Select(item => (item.Item.Id, (LogSequenceToken)item.Token)));
    }

    public Task OnCompletedAsync() => Task.CompletedTask;

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
