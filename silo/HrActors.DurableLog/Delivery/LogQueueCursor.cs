using Orleans.Streams;

namespace HrActors.DurableLog.Delivery;

/// <summary>
/// One consumer's way through a stream's entries. Takes as many waiting entries at once as fit a delivery. When a delivery of several
/// records fails, its records are offered one by one, so that a poisonous one does not take its neighbours along.
/// </summary>
internal sealed class LogQueueCursor(LogQueueCache cache, StreamEntries stream, long next) : IQueueCacheCursor
{
    private readonly Queue<LogBatch> _singles = new();
    private LogBatch? _current;
    private long _next = next;
    private bool _disposed;

    /// <summary>Number of the first entry this cursor still needs.</summary>
    public long Holds { get; private set; } = next;

    public IBatchContainer? GetCurrent(out Exception? exception)
    {
        exception = null;
        return _current;
    }

    public bool MoveNext()
    {
        if (_disposed) return false;
        if (_singles.TryDequeue(out _current)) return true;

        Holds = _next;
        cache.Passed(stream);
        if (_next == stream.End) return false;

        var first = stream[_next++];
        var count = first.Batch.Records.Count;
        while (!first.IsRetry && _next < stream.End && Joins(stream[_next], count)) count += stream[_next++].Batch.Records.Count;
        _current = _next == Holds + 1 ? first.Batch : Merge(count);
        return true;
    }

    public QueueCacheCursorMoveResult MoveNextWithResult() =>
        MoveNext() ? QueueCacheCursorMoveResult.Success : QueueCacheCursorMoveResult.NoData;

    public void Refresh(StreamSequenceToken token)
    {
        // New entries are in the list already.
    }

    public void RecordDeliveryFailure()
    {
        if (_current is not { } failed) return;
        if (failed.Records.Count > 1)
        {
            for (var i = 0; i < failed.Records.Count; i++) _singles.Enqueue(cache.Batch(failed.StreamId, failed.Records.Slice(i, 1)));
            return;
        }

        var number = Holds;
        while (stream[number].Batch.Records[^1].Position < failed.Records[0].Position) number++;
        cache.Fail(stream[number], failed);
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        cache.Passed(stream);
        stream.Remove(this);
        cache.Left(stream);
    }

    private bool Joins(CacheEntry entry, int count) => !entry.IsRetry && count + entry.Batch.Records.Count <= cache.MaxDelivery;

    private LogBatch Merge(int count)
    {
        var records = new LogRecord[count];
        var at = 0;
        for (var number = Holds; number < _next; number++)
        {
            var part = stream[number].Batch.Records;
            part.CopyTo(records, at);
            at += part.Count;
        }

        return cache.Batch(stream.Id, records);
    }
}
