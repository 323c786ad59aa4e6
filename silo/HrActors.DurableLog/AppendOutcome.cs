namespace HrActors.DurableLog;

/// <summary>What became of one event of an append.</summary>
public enum AppendKind
{
    None = 0,

    /// <summary>Stored by this append.</summary>
    Stored = 1,

    /// <summary>An event with this id and the same content is stored already, perhaps by an earlier event of the same append.</summary>
    Duplicate = 2,

    /// <summary>An event with this id and other content is stored already; this one is not.</summary>
    IdReused = 3,
}

/// <summary>The answer for one event: what became of it, and the position of the event that holds its id.</summary>
public readonly record struct AppendOutcome(AppendKind Kind, int Queue, long Position);
