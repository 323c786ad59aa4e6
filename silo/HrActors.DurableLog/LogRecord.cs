namespace HrActors.DurableLog;

/// <summary>A stored event and its place.</summary>
[GenerateSerializer, Immutable, Alias("durable-log.record")]
public sealed record LogRecord
{
    [Id(0)] public required LogStream Stream { get; init; }

    /// <summary>The queue that holds the stream, from 0.</summary>
    [Id(1)] public required int Queue { get; init; }

    /// <summary>Place in the queue, from 1, without gaps over the streams of the queue.</summary>
    [Id(2)] public required long Position { get; init; }

    /// <summary>Position of the record before this one in the same stream; 0 when there is none, or none is retained.</summary>
    [Id(3)] public required long Previous { get; init; }

    [Id(4)] public required string Source { get; init; }

    [Id(5)] public required string EventId { get; init; }

    [Id(6)] public string? Subject { get; init; }

    [Id(7)] public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When the log stored it, UTC.</summary>
    [Id(8)] public required DateTimeOffset StoredAt { get; init; }

    [Id(9)] public required ReadOnlyMemory<byte> Payload { get; init; }

    public LogSequenceToken Token => new(Queue, Position, Previous);
}
