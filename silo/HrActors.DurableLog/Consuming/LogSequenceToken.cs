using Orleans.Streams;

namespace HrActors.DurableLog;

/// <summary>
/// Place of a delivered item. <see cref="SequenceNumber"/> is its position in the queue; <see cref="Previous"/> the position of the item
/// before it in the same stream, so that a consumer sees when one is missing. Compared by position.
/// </summary>
[GenerateSerializer, Immutable, Alias("durable-log.token")]
public sealed class LogSequenceToken : StreamSequenceToken
{
    public LogSequenceToken(int queue, long position, long previous)
    {
        Queue = queue;
        SequenceNumber = position;
        Previous = previous;
    }

    [Id(0)] public int Queue { get; private set; }

    [Id(1)] public override long SequenceNumber { get; protected set; }

    /// <summary>0 when the item is the first of its stream.</summary>
    [Id(2)] public long Previous { get; private set; }

    /// <summary>Always 0: every item has a position of its own.</summary>
    public override int EventIndex
    {
        get => 0;
        protected set => ArgumentOutOfRangeException.ThrowIfNotEqual(value, 0);
    }

    public override bool Equals(StreamSequenceToken? other) =>
        other is LogSequenceToken token && token.Queue == Queue && token.SequenceNumber == SequenceNumber;

    public override bool Equals(object? obj) => Equals(obj as StreamSequenceToken);

    public override int GetHashCode() => HashCode.Combine(Queue, SequenceNumber);

    /// <exception cref="ArgumentException"><paramref name="other"/> comes from another provider.</exception>
    public override int CompareTo(StreamSequenceToken? other) => other switch
    {
        null => 1,
        LogSequenceToken token => SequenceNumber.CompareTo(token.SequenceNumber),
        _ => throw new ArgumentException($"A {other.GetType().Name} is no token of this log.", nameof(other)),
    };

    public override string ToString() => $"{Queue}:{SequenceNumber}";
}
