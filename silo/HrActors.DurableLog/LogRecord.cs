namespace HrActors.DurableLog;

/// <summary>A stored event and its place.</summary>
public sealed record LogRecord
{
    public required LogStream Stream { get; init; }

    /// <summary>The queue that holds the stream, from 0.</summary>
    public required int Queue { get; init; }

    /// <summary>Place in the queue, from 1, without gaps over the streams of the queue.</summary>
    public required long Position { get; init; }

    /// <summary>Position of the record before this one in the same stream; 0 when there is none, or none is retained.</summary>
    public required long Previous { get; init; }

    public required string Source { get; init; }

    public required string EventId { get; init; }

    public string? Subject { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When the log stored it, UTC.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    public required ReadOnlyMemory<byte> Payload { get; init; }

    public LogSequenceToken Token => new(Queue, Position, Previous);
}
