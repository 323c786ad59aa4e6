namespace HrActors.Benchmarks.Faults;

/// <summary>One scenario's account. It is well when nothing acknowledged is missing, nothing counts twice and nothing is <see cref="Broken"/>.</summary>
public sealed record FaultOutcome
{
    public required string Scenario { get; init; }
    public required string Database { get; init; }

    /// <summary>Events sent, every repetition counted.</summary>
    public required long Sent { get; init; }

    /// <summary>Different events acknowledged.</summary>
    public required long Acknowledged { get; init; }

    /// <summary>Different events in the sheets.</summary>
    public required long Applied { get; init; }

    /// <summary>Events answered as duplicates.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Acknowledged and in no sheet.</summary>
    public required long Missing { get; init; }

    /// <summary>Counted more than once.</summary>
    public required long Doubled { get; init; }

    /// <summary>From the end of the fault until the first batch was acknowledged again; zero when the fault kept nobody out.</summary>
    public TimeSpan Recovery { get; init; }

    /// <summary>What refused requests were told, and what readiness said meanwhile.</summary>
    public required IReadOnlyList<string> Said { get; init; }

    /// <summary>What should have been otherwise, in words.</summary>
    public required IReadOnlyList<string> Broken { get; init; }
}
