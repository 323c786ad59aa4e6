namespace HrActors.DurableLog.DeadLetters;

/// <summary>The dead letters in the log's tables.</summary>
internal sealed class DeadLetterBox(EventLog log, TimeProvider time) : IDeadLetters
{
    public async Task<IReadOnlyList<DeadLetter>> List(string? ns, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        await log.Start().WaitAsync(cancellationToken);
        return await log.Database.ReadDeadLetters(new(limit, ns), cancellationToken);
    }

    public async Task<long> Count(CancellationToken cancellationToken)
    {
        await log.Start().WaitAsync(cancellationToken);
        return await log.Database.CountDeadLetters(cancellationToken);
    }

    public async Task<bool> Retry(int queue, long position, CancellationToken cancellationToken) =>
        await Reschedule(queue, position, cancellationToken) > 0;

    public Task<int> RetryAll(CancellationToken cancellationToken) => Reschedule(null, null, cancellationToken);

    public async Task<bool> Discard(int queue, long position, CancellationToken cancellationToken)
    {
        await log.Start().WaitAsync(cancellationToken);
        return await log.Database.DeleteDeadLetters(queue, [position], cancellationToken) > 0;
    }

    private async Task<int> Reschedule(int? queue, long? position, CancellationToken cancellationToken)
    {
        await log.Start().WaitAsync(cancellationToken);
        var count = await log.Database.RescheduleDeadLetters(queue, position, time.GetUtcNow(), cancellationToken);
        for (var q = 0; q < log.Options.QueueCount; q++)
        {
            if (queue is null || queue == q) log.Tail(q).AskRetry();
        }

        return count;
    }
}
