using HrActors.Contracts.Feed;

namespace HrActors.Grains.Tests.Hosting;

/// <summary>Hears of every change, as a dashboard does.</summary>
internal sealed class News : IFeedObserver
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Notify(ImmutableArray<Change> changes)
    {
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        return Task.CompletedTask;
    }

    /// <summary>Completes with the next change, or when it has been quiet for a moment.</summary>
    public async Task Next()
    {
        var next = _next.Task;
        using var quiet = new PeriodicTimer(Quiet);
        await Task.WhenAny(next, quiet.WaitForNextTickAsync().AsTask());
    }
}
