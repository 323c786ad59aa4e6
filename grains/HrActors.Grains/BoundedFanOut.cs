namespace HrActors.Grains;

internal static class BoundedFanOut
{
    /// <summary>
    /// Runs <paramref name="call"/> for every item, at most <paramref name="limit"/> in flight. Bodies take turns on the calling grain's
    /// scheduler, so they may touch its state; the default scheduler of <see cref="Parallel"/> would run them off the grain.
    /// </summary>
    public static Task ForEachBounded<T>(
        this IEnumerable<T> items, int limit, Func<T, CancellationToken, ValueTask> call, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = limit, TaskScheduler = TaskScheduler.Current, CancellationToken = cancellationToken },
            call);
}
