namespace HrActors.DurableLog.Appending;

/// <summary>An event with all that its row needs, and the place it got.</summary>
internal struct PreparedEvent
{
    /// <summary>Longest event id, in characters: it has to fit into an index of the database.</summary>
    public const int LongestId = 500;

    public LogEvent Event;
    public int SourceId;
    public long OccurredMicroseconds;
    public short OffsetMinutes;
    public AppendOutcome Outcome;
    public long Previous;

    public readonly EventKey Key => new(SourceId, Event.EventId);

    public static PreparedEvent From(LogEvent e, int sourceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(e.EventId);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(e.EventId.Length, LongestId);
        return new()
        {
            Event = e,
            SourceId = sourceId,
            OccurredMicroseconds = Microseconds.From(e.OccurredAt),
            OffsetMinutes = (short)e.OccurredAt.TotalOffsetMinutes,
        };
    }
}

/// <summary>What makes an event the same as another: its source, which belongs to a namespace, and its id.</summary>
internal readonly record struct EventKey(int SourceId, string EventId);

/// <summary>Events of one call for one stream, at most a commit's worth.</summary>
internal sealed class StreamPart(LogStream stream, StreamPlace place, PreparedEvent[] events, int from, int count)
{
    public LogStream Stream { get; } = stream;

    public StreamPlace Place { get; } = place;

    public int Count { get; } = count;

    public Span<PreparedEvent> Events => events.AsSpan(from, Count);
}

/// <summary>Events of one call for streams of one queue that wait for their commit together.</summary>
internal sealed class PendingAppend(IReadOnlyList<StreamPart> parts)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<StreamPart> Parts { get; } = parts;

    public int Queue { get; } = parts[0].Place.Queue;

    public int EventCount { get; } = parts.Sum(part => part.Count);

    public Task Done => _done.Task;

    public void Complete() => _done.TrySetResult();

    public void Fail(Exception exception) => _done.TrySetException(exception);
}

/// <summary>Where a stream lives: its number in the database and its queue.</summary>
internal readonly record struct StreamPlace(int StreamId, int Queue);
