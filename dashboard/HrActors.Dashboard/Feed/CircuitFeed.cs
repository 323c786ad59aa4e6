using System.Threading.Channels;
using HrActors.Contracts.Feed;
using Microsoft.Extensions.Options;

namespace HrActors.Dashboard.Feed;

/// <summary>
/// News for one browser tab. A burst becomes one reading per page part, at most <see cref="DashboardOptions.MaxRendersPerSecond"/>
/// times a second; when more arrives than is kept, everybody reads again, so nothing is missed.
/// </summary>
internal sealed class CircuitFeed : IAsyncDisposable
{
    /// <summary>Batches kept while a reading runs.</summary>
    private const int Capacity = 64;

    private readonly TimeProvider _time;
    private readonly TimeSpan _pause;
    private readonly Channel<ImmutableArray<Change>> _news;
    private readonly CancellationTokenSource _closing = new();
    private readonly IDisposable _subscription;
    private readonly Task _pump;
    private ImmutableList<Listener> _listeners = [];
    private int _lost;

    public CircuitFeed(ChangeHub hub, TimeProvider time, IOptions<DashboardOptions> options)
    {
        _time = time;
        _pause = TimeSpan.FromSeconds(1d / options.Value.MaxRendersPerSecond);
        _news = Channel.CreateBounded<ImmutableArray<Change>>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Volatile.Write(ref _lost, 1));
        _subscription = hub.Listen(Take);
        _pump = Task.Run(() => Pump(_closing.Token));
    }

    /// <param name="concerns">Whether a change touches what is shown; asked of each.</param>
    /// <param name="read">Reads and draws again; it handles its own faults.</param>
    /// <param name="missed">Called before the reading when changes may have gone by that were not asked about.</param>
    public IDisposable Listen(Func<Change, bool> concerns, Func<Task> read, Action? missed = null)
    {
        var listener = new Listener(concerns, read, missed);
        ImmutableInterlocked.Update(ref _listeners, (all, one) => all.Add(one), listener);
        return new Subscription(() => ImmutableInterlocked.Update(ref _listeners, (all, one) => all.Remove(one), listener));
    }

    public async ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        await _closing.CancelAsync();
        _news.Writer.TryComplete();
        await _pump;
        _closing.Dispose();
    }

    private void Take(ImmutableArray<Change> changes) => _news.Writer.TryWrite(changes);

    private async Task Pump(CancellationToken closing)
    {
        try
        {
            while (await _news.Reader.WaitToReadAsync(closing))
            {
                var anything = Interlocked.Exchange(ref _lost, 0) == 1;
                var changes = new List<Change>();
                while (_news.Reader.TryRead(out var batch))
                {
                    anything |= batch.IsEmpty;
                    changes.AddRange(batch);
                }

                foreach (var listener in _listeners)
                {
                    if (anything) listener.Missed?.Invoke();
                    var concerned = changes.Count(listener.Concerns);
                    if (anything || concerned > 0) await listener.Read();
                }

                await Task.Delay(_pause, _time, closing);
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The tab was closed.
            _listeners = [];
        }
    }

    private sealed record Listener(Func<Change, bool> Concerns, Func<Task> Read, Action? Missed);
}
