namespace HrActors.DurableLog.Appending;

/// <summary>An event with all that its row needs, and the place it got.</summary>
internal struct PreparedEvent
{
    public LogEvent Event;
    public Guid IdHash;
    public long ContentHash;
    public long? SubjectHash;
    public long OccurredMicroseconds;
    public short OffsetMinutes;
    public int Month;
    public AppendOutcome Outcome;
    public long Previous;

    public static PreparedEvent From(LogStream stream, LogEvent e)
    {
        ArgumentException.ThrowIfNullOrEmpty(e.Source);
        ArgumentException.ThrowIfNullOrEmpty(e.EventId);
        var occurred = Microseconds.From(e.OccurredAt);
        return new()
        {
            Event = e,
            IdHash = EventHash.Id(stream.Namespace, e.Source, e.EventId),
            ContentHash = EventHash.Content(stream.Key, e.Subject, occurred, e.Payload.Span),
            SubjectHash = e.Subject is null ? null : EventHash.Subject(stream.Namespace, e.Subject),
            OccurredMicroseconds = occurred,
            OffsetMinutes = (short)e.OccurredAt.TotalOffsetMinutes,
            Month = Microseconds.Month(e.OccurredAt.Year, e.OccurredAt.Month),
        };
    }
}

/// <summary>Events of one call that wait for their commit together; at most one commit's worth.</summary>
internal sealed class PendingAppend(LogStream stream, StreamPlace place, PreparedEvent[] events)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LogStream Stream { get; } = stream;

    public StreamPlace Place { get; } = place;

    public PreparedEvent[] Events { get; } = events;

    public Task Done => _done.Task;

    public void Complete() => _done.TrySetResult();

    public void Fail(Exception exception) => _done.TrySetException(exception);
}

/// <summary>Where a stream lives: its number in the database and its queue.</summary>
internal readonly record struct StreamPlace(int StreamId, int Queue);
