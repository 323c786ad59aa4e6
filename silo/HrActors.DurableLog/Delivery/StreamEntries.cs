namespace HrActors.DurableLog.Delivery;

/// <summary>
/// The entries of one stream that wait for a consumer, numbered in the order they came. A cursor is a number; what all cursors have
/// passed is finished.
/// </summary>
internal sealed class StreamEntries(StreamId id)
{
    private const int MaxRemoved = 64;
    private readonly List<CacheEntry?> _entries = [];
    private readonly List<LogQueueCursor> _cursors = [];
    private int _removed;

    public StreamId Id { get; } = id;

    /// <summary>Number of the first entry held.</summary>
    public long First { get; private set; }

    /// <summary>Number the next entry will get.</summary>
    public long End => First + _entries.Count - _removed;

    public bool IsUnused => First == End && !HasCursors;

    public bool HasCursors => _cursors.Count > 0;

    public CacheEntry this[long number] => _entries[(int)(number - First) + _removed]!;

    public void Add(CacheEntry entry) => _entries.Add(entry);

    public void Add(LogQueueCursor cursor) => _cursors.Add(cursor);

    public void Remove(LogQueueCursor cursor) => _cursors.Remove(cursor);

    /// <summary>Number of the first entry that ends at <paramref name="position"/> or later, or is offered again.</summary>
    public long Find(long position)
    {
        var number = First;
        while (number < End && !this[number].IsRetry && this[number].Batch.Records[^1].Position < position) number++;
        return number;
    }

    /// <summary>Takes the entries that every cursor has passed; without cursors all of them, for nobody wants them.</summary>
    public void TakeFinished(List<CacheEntry> finished)
    {
        var upTo = End;
        foreach (var cursor in _cursors) upTo = Math.Min(upTo, cursor.Holds);
        for (; First < upTo; First++)
        {
            finished.Add(_entries[_removed]!);
            _entries[_removed++] = null;
        }

        if (_removed < MaxRemoved && _removed < _entries.Count) return;
        _entries.RemoveRange(0, _removed);
        _removed = 0;
    }
}
