using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Feed;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HrActors.Grains.Feed;

/// <summary>
/// Tells the feed of the punches of employees somebody looks at: the first at once, what comes within the pause after it together, of each
/// employee the newest. A call for each punch cost more than the punch. A hint: what cannot be told is forgotten.
/// </summary>
internal sealed partial class PunchNews(IGrainFactory grains, Callers callers, TimeProvider time, ILogger<PunchNews> logger) : BackgroundService
{
    /// <summary>Between two calls of the feed: people do not see it, and thousands of punches fit into it.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _some = new(0);
    private readonly Lock _lock = new();
    private Dictionary<string, Change> _waiting = new(StringComparer.Ordinal);

    /// <summary>Returns at once; <paramref name="news"/> of the same employee that still waits is replaced.</summary>
    public void Tell(string employeeNo, Change news)
    {
        lock (_lock)
        {
            var wasEmpty = _waiting.Count == 0;
            _waiting[employeeNo] = news;
            if (wasEmpty) _some.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _some.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _some.WaitAsync(stoppingToken);
            await Publish(Take());
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private ImmutableArray<Change> Take()
    {
        lock (_lock)
        {
            var taken = _waiting;
            _waiting = new(StringComparer.Ordinal);
            return [.. taken.Values];
        }
    }

    private async Task Publish(ImmutableArray<Change> news)
    {
        try
        {
            using var system = callers.AsSystem();
            await grains.GetGrain<IFeedGrain>(GrainKeys.Feed).Publish(news);
        }
        catch (Exception exception)
        {
            LogUntold(news.Length, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Punches of {Count} employees could not be announced; whoever looks sees them at the next look")]
    private partial void LogUntold(int count, Exception exception);
}
