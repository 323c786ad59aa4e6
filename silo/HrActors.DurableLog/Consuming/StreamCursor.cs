namespace HrActors.DurableLog;

/// <summary>What a consumer does with a record that arrives.</summary>
public enum Arrival
{
    None = 0,

    /// <summary>The next one: apply it.</summary>
    Apply = 1,

    /// <summary>It was applied before: do nothing.</summary>
    AlreadySeen = 2,

    /// <summary>Records before it are missing: read the stream after <see cref="StreamCursor.Position"/> and apply those.</summary>
    Gap = 3,
}

/// <summary>
/// How far a consumer has come in one stream. Keep it in the consumer's state, stored together with the effect of what was applied:
/// then every record has its effect once, though delivery repeats, and none is missed, though delivery skips.
/// <code>
/// switch (state.Cursor.Meet(token))
/// {
///     case Arrival.Apply: Apply(item); cursor = cursor.After(token); break;
///     case Arrival.Gap: cursor = await log.CatchUp(stream, cursor, Apply, cancellationToken); break;   // includes the one that arrived
/// }
/// </code>
/// On waking, <see cref="StreamCatchUp.CatchUp"/> reads what came in meanwhile.
/// </summary>
[GenerateSerializer, Immutable, Alias("durable-log.cursor")]
public readonly record struct StreamCursor
{
    public StreamCursor(long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        Position = position;
    }

    /// <summary>Position of the last record applied; 0 when none is.</summary>
    [Id(0)] public long Position { get; }

    public Arrival Meet(LogSequenceToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Meet(token.SequenceNumber, token.Previous);
    }

    public Arrival Meet(LogRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Meet(record.Position, record.Previous);
    }

    /// <summary>The cursor once the record with <paramref name="token"/> is applied.</summary>
    public StreamCursor After(LogSequenceToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return new(Math.Max(Position, token.SequenceNumber));
    }

    /// <inheritdoc cref="After(LogSequenceToken)"/>
    public StreamCursor After(LogRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(Math.Max(Position, record.Position));
    }

    private Arrival Meet(long position, long previous) =>
        position <= Position ? Arrival.AlreadySeen : previous > Position ? Arrival.Gap : Arrival.Apply;
}
