using HrActors.DurableLog.Appending;

namespace HrActors.DurableLog.Delivery;

/// <summary>
/// The newest records of one queue, handed in memory from the appender to the queue's reader on the same silo. Holds a limited number;
/// what it had to drop, and what other silos append, is read from the table.
/// </summary>
internal sealed class QueueTail(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Queue<LogRecord[]> _chunks = new();
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private long _last;
    private long _head;
    private bool _attached;
    private bool _retryAsked;

    /// <summary>Starts keeping records for a reader on this silo.</summary>
    public void Attach()
    {
        lock (_lock) _attached = true;
    }

    /// <summary>The reader is gone: keeps nothing any more.</summary>
    public void Detach()
    {
        lock (_lock)
        {
            _attached = false;
            Clear();
        }
    }

    public void Publish(QueueCommit commit, DateTimeOffset storedAt)
    {
        if (commit.StoredCount == 0) return;
        lock (_lock)
        {
            if (_attached)
            {
                // Others appended in between: what is held no longer joins up with what comes.
                if (_last != commit.HeadBefore) Clear();
                _chunks.Enqueue(commit.ToRecords(storedAt));
                _count += commit.StoredCount;
                _last = commit.Head;
                while (_count > capacity && _chunks.Count > 1) Drop();
            }

            Announce(commit.Head);
        }
    }

    /// <summary>Records up to <paramref name="head"/> are committed, by whomever.</summary>
    public void Announce(long head)
    {
        lock (_lock)
        {
            if (head <= _head) return;
            _head = head;
            Wake();
        }
    }

    /// <summary>Someone wants dead letters of this queue offered again at once.</summary>
    public void AskRetry()
    {
        lock (_lock)
        {
            _retryAsked = true;
            Wake();
        }
    }

    /// <summary>True once after each <see cref="AskRetry"/>.</summary>
    public bool TakeRetryAsked()
    {
        lock (_lock)
        {
            var asked = _retryAsked;
            _retryAsked = false;
            return asked;
        }
    }

    /// <summary>
    /// The records after <paramref name="after"/>, at most <paramref name="max"/>, given once. Empty when they are not in memory:
    /// then <paramref name="readTo"/> is the last position to read from the table, or 0 when nothing is there yet.
    /// </summary>
    public ArraySegment<LogRecord> Take(long after, int max, out long readTo)
    {
        lock (_lock)
        {
            readTo = 0;
            while (_chunks.TryPeek(out var chunk))
            {
                if (chunk[^1].Position <= after)
                {
                    Drop();
                    continue;
                }

                if (chunk[0].Position > after + 1)
                {
                    readTo = chunk[0].Position - 1;
                    return [];
                }

                var start = (int)(after + 1 - chunk[0].Position);
                var segment = new ArraySegment<LogRecord>(chunk, start, Math.Min(max, chunk.Length - start));
                if (start + segment.Count == chunk.Length) Drop();
                return segment;
            }

            if (_head > after) readTo = _head;
            return [];
        }
    }

    /// <summary>Completes when something after <paramref name="after"/> is committed, or a retry is asked for.</summary>
    public Task News(long after)
    {
        lock (_lock) return _head > after || _retryAsked ? Task.CompletedTask : _news.Task;
    }

    private void Wake()
    {
        _news.TrySetResult();
        _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private void Drop() => _count -= _chunks.Dequeue().Length;

    private void Clear()
    {
        _chunks.Clear();
        _count = 0;
    }
}
