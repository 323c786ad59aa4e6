using System.Diagnostics.CodeAnalysis;
using Orleans.Streams;

namespace HrActors.DurableLog.Delivery;

/// <summary>
/// What one queue's pulling agent holds in memory: entries by stream, so that a cursor meets only its own, and pages in order, so that
/// the checkpoint is known. Used by the agent alone, one call at a time.
/// </summary>
internal sealed class LogQueueCache(int capacity, int maxDelivery, LogPayload payloads) : IQueueCache
{
    private readonly Dictionary<StreamId, StreamEntries> _streams = [];
    private readonly HashSet<StreamEntries> _unwanted = [];
    private readonly Dictionary<(StreamId Stream, long Position), FailedEntry> _failed = [];
    private readonly Queue<CachePage> _pages = new();
    private readonly HashSet<long> _offeredAgain = [];
    private readonly List<CacheEntry> _finished = [];
    private int _count;

    public int MaxDelivery { get; } = maxDelivery;

    /// <summary>Every record up to here is finished; -1 while nothing is.</summary>
    public long Finished { get; private set; } = -1;

    /// <summary>Positions of dead letters that are being offered again.</summary>
    public IReadOnlySet<long> OfferedAgain => _offeredAgain;

    // Never 0: the agent would stop reading without purging, for good.
    public int GetMaxAddCount() => Math.Max(1, capacity - _count);

    public bool IsUnderPressure() => _count >= capacity;

    public LogBatch Batch(StreamId stream, ArraySegment<LogRecord> records) => new(stream, records, payloads);

    public LogBatch Again(StreamId stream, DeadLetter letter) => new(stream, new[] { letter.Record }, payloads, letter.Attempts);

    public IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token)
    {
        var stream = Stream(streamId);
        var cursor = new LogQueueCursor(this, stream, token is null ? stream.First : stream.Find(token.SequenceNumber));
        stream.Add(cursor);
        return cursor;
    }

    public void AddToCache(IList<IBatchContainer> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var last = 0L;
        foreach (var message in messages)
        {
            if (((LogBatch)message).Attempts == 0) last = Math.Max(last, message.SequenceToken.SequenceNumber);
        }

        var page = new CachePage(last);
        foreach (var message in messages)
        {
            var batch = (LogBatch)message;
            var stream = Stream(batch.StreamId);
            if (batch.Attempts > 0)
            {
                stream.Add(new CacheEntry(batch, null));
                _offeredAgain.Add(batch.Records[0].Position);
            }
            else
            {
                stream.Add(new CacheEntry(batch, page));
                page.Open++;
            }

            _count += batch.Records.Count;
            if (!stream.HasCursors) _unwanted.Add(stream);
        }

        if (page.Open > 0) _pages.Enqueue(page);
    }

    /// <summary>
    /// Drops what is finished; <paramref name="purgedItems"/> are the dead letters among it that were delivered this time.
    /// </summary>
    public bool TryPurgeFromCache([MaybeNullWhen(false)] out IList<IBatchContainer> purgedItems)
    {
        foreach (var stream in _unwanted)
        {
            if (stream.HasCursors) continue;
            stream.TakeFinished(_finished);
            if (stream.IsUnused) _streams.Remove(stream.Id);
        }

        _unwanted.Clear();
        return Drop(out purgedItems);
    }

    /// <summary>
    /// The last look when the agent stops. It has disposed of its cursors by now, so a stream without cursors means nothing any more: only
    /// what was seen delivered counts.
    /// </summary>
    public IList<IBatchContainer> Close()
    {
        Drop(out var delivered);
        return delivered;
    }

    /// <summary>A cursor of this stream moved on, or is about to go.</summary>
    public void Passed(StreamEntries stream) => stream.TakeFinished(_finished);

    /// <summary>A cursor of this stream is gone. If none has come by the next purge, nobody wants what is left.</summary>
    public void Left(StreamEntries stream)
    {
        if (!stream.HasCursors) _unwanted.Add(stream);
    }

    /// <summary>
    /// Delivery of the single record of <paramref name="batch"/> was given up. Holds the checkpoint until it is <see cref="Settle"/>d.
    /// </summary>
    public void Fail(CacheEntry entry, LogBatch batch)
    {
        entry.Failed = true;
        if (entry.Page is not null) entry.Page.Open++;
        var key = (batch.StreamId, batch.Records[0].Position);
        _failed[key] = _failed.TryGetValue(key, out var failed)
            ? failed with { Holds = failed.Holds + 1 }
            : new(entry, batch, 1);
    }

    /// <summary>The batch given up at this place, if it was a single record.</summary>
    public LogBatch? FindFailed(StreamId stream, long position) => _failed.GetValueOrDefault((stream, position)).Batch;

    /// <summary>The record is safe in the dead letters: the checkpoint may pass it.</summary>
    public void Settle(StreamId stream, long position)
    {
        if (!_failed.Remove((stream, position), out var failed)) return;
        if (failed.Entry.Page is not null) failed.Entry.Page.Open -= failed.Holds;
    }

    private bool Drop(out IList<IBatchContainer> purgedItems)
    {
        var delivered = new List<IBatchContainer>();
        foreach (var entry in _finished)
        {
            _count -= entry.Batch.Records.Count;
            if (entry.Page is not null)
            {
                entry.Page.Open--;
                continue;
            }

            _offeredAgain.Remove(entry.Batch.Records[0].Position);
            if (!entry.Failed) delivered.Add(entry.Batch);
        }

        _finished.Clear();
        purgedItems = delivered;
        return PassPages() || delivered.Count > 0;
    }

    private bool PassPages()
    {
        var before = Finished;
        while (_pages.TryPeek(out var page) && page.Open == 0) Finished = _pages.Dequeue().Last;
        return Finished != before;
    }

    private StreamEntries Stream(StreamId id)
    {
        if (!_streams.TryGetValue(id, out var stream)) _streams.Add(id, stream = new(id));
        return stream;
    }

    private readonly record struct FailedEntry(CacheEntry Entry, LogBatch Batch, int Holds);
}
