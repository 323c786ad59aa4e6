namespace HrActors.DurableLog;

/// <summary>An event to be stored. (namespace of the stream, <see cref="Source"/>, <see cref="EventId"/>) identifies it.</summary>
public sealed record LogEvent
{
    /// <summary>Who says so, for example one upstream system; ids are unique within a source.</summary>
    public required string Source { get; init; }

    /// <summary>The source's own id of the event, at most 500 characters; the same on every retry.</summary>
    public required string EventId { get; init; }

    /// <summary>Whom the event is about, for <see cref="IDurableLog.ReadSubject"/>; null when it is not read that way.</summary>
    public string? Subject { get; init; }

    /// <summary>When it happened, kept to the microsecond with its offset. Decides the month of retention.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The item as bytes, made by <see cref="LogPayload"/>. Not changed by the caller afterwards.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }
}
