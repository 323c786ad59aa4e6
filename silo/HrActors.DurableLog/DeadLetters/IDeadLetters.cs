namespace HrActors.DurableLog;

/// <summary>
/// Records whose delivery failed for as long as the provider tries. They do not hold back the rest of their queue; they are offered again
/// by themselves with growing pauses, and at once when asked.
/// </summary>
public interface IDeadLetters
{
    /// <summary>The oldest dead letters first, at most <paramref name="limit"/>; <paramref name="ns"/> null: of all namespaces.</summary>
    Task<IReadOnlyList<DeadLetter>> List(string? ns, int limit, CancellationToken cancellationToken);

    /// <summary>How many there are.</summary>
    Task<long> Count(CancellationToken cancellationToken);

    /// <summary>Offers one again at once. False when it is no longer there.</summary>
    Task<bool> Retry(int queue, long position, CancellationToken cancellationToken);

    /// <summary>Offers all of them again at once; returns how many.</summary>
    Task<int> RetryAll(CancellationToken cancellationToken);

    /// <summary>Gives one up for good; the event itself stays in the log. False when it is no longer there.</summary>
    Task<bool> Discard(int queue, long position, CancellationToken cancellationToken);
}

/// <summary>One record that could not be delivered.</summary>
public sealed record DeadLetter
{
    public required LogRecord Record { get; init; }

    /// <summary>When delivery failed last, UTC.</summary>
    public required DateTimeOffset FailedAt { get; init; }

    /// <summary>How many times the provider gave up, from 1.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it is offered again by itself, UTC.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>Type of the consumer's last exception, without its text (which may hold personal data); null when unknown.</summary>
    public string? ErrorType { get; init; }
}
