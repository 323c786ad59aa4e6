namespace HrActors.DurableLog;

/// <summary>How far one queue is written and delivered.</summary>
public sealed record QueueStatus
{
    public required int Queue { get; init; }

    /// <summary>Position of the newest record; 0 when there is none.</summary>
    public required long Head { get; init; }

    /// <summary>
    /// Everything up to here is finished by all consumers, or lies in the dead letters. Saved at intervals, so it may trail.
    /// </summary>
    public required long Checkpoint { get; init; }

    /// <summary>Records whose delivery failed and which wait to be offered again.</summary>
    public required long DeadLetters { get; init; }

    /// <summary>Records not delivered yet, as far as saved.</summary>
    public long Lag => Head - Checkpoint;
}
