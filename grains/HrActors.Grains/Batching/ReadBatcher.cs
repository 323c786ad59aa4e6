namespace HrActors.Grains.Batching;

/// <summary>
/// Answers many small questions with few statements: while as many statements run as there are lanes, the questions that come gather, and
/// the next statement takes them together. A question never joins a statement that runs already, so that it sees all that was committed
/// before it was asked; one that comes alone is asked at once.
/// </summary>
/// <param name="read">Answers questions, one answer each in their order. What it throws every one of them gets; the next ones are asked anew.</param>
/// <param name="lanes">Statements at once, 1 or more.</param>
/// <param name="limit">Questions in one statement, 1 or more.</param>
internal sealed class ReadBatcher<TQuestion, TAnswer>(
    Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> read, int lanes, int limit)
{
    private readonly Queue<Waiter> _waiting = [];
    private int _running;

    /// <summary>Cancelling stops the wait only.</summary>
    public Task<TAnswer> Read(TQuestion question, CancellationToken cancellationToken = default)
    {
        var waiter = new Waiter(question);
        bool starts;
        lock (_waiting)
        {
            _waiting.Enqueue(waiter);
            starts = _running < lanes;
            if (starts) _running++;
        }

        // Without the context of the one who happened to come first: the statement is for others too.
        if (starts) ThreadPool.UnsafeQueueUserWorkItem(static batcher => _ = batcher.Run(), this, preferLocal: false);
        return cancellationToken.CanBeCanceled ? waiter.Task.WaitAsync(cancellationToken) : waiter.Task;
    }

    private async Task Run()
    {
        while (Take() is { Length: > 0 } batch)
        {
            try
            {
                var answers = await read([.. batch.Select(waiter => waiter.Question)]);
                for (var i = 0; i < batch.Length; i++) batch[i].SetResult(answers[i]);
            }
            catch (Exception exception)
            {
                foreach (var waiter in batch) waiter.TrySetException(exception);
            }
        }
    }

    /// <summary>What waits now; when nothing does, the lane is given back.</summary>
    private Waiter[] Take()
    {
        lock (_waiting)
        {
            var batch = new Waiter[Math.Min(_waiting.Count, limit)];
            for (var i = 0; i < batch.Length; i++) batch[i] = _waiting.Dequeue();
            if (batch.Length == 0) _running--;
            return batch;
        }
    }

    /// <summary>Continues on the asker's own scheduler, not on the lane.</summary>
    private sealed class Waiter(TQuestion question) : TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TQuestion Question { get; } = question;
    }
}
