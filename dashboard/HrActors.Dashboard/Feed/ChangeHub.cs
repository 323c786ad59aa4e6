using HrActors.Contracts.Feed;

namespace HrActors.Dashboard.Feed;

/// <summary>Hands what this process hears of changes to the pages that are open. News are hints: pages read the actors again.</summary>
internal sealed class ChangeHub
{
    /// <summary>Stands for "anything may have changed": told after news may have been missed.</summary>
    public static readonly ImmutableArray<Change> Anything = [];

    private ImmutableList<Action<ImmutableArray<Change>>> _listeners = [];

    public void Publish(ImmutableArray<Change> changes)
    {
        foreach (var listener in _listeners) listener(changes);
    }

    /// <param name="listener">Called on any thread; it must return at once.</param>
    public IDisposable Listen(Action<ImmutableArray<Change>> listener)
    {
        ImmutableInterlocked.Update(ref _listeners, (all, one) => all.Add(one), listener);
        return new Subscription(() => ImmutableInterlocked.Update(ref _listeners, (all, one) => all.Remove(one), listener));
    }
}

/// <summary>Ends something once.</summary>
internal sealed class Subscription(Action end) : IDisposable
{
    private Action? _end = end;

    public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
}
