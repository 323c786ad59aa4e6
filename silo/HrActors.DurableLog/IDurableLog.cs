namespace HrActors.DurableLog;

/// <summary>
/// An append-only log of events in named streams, kept in a database. What an append acknowledged is committed; positions within a
/// queue have no gaps and follow the order of commits; an event id counts once for as long as its event is retained.
/// Safe for concurrent use.
/// </summary>
public interface IDurableLog
{
    /// <summary>
    /// Stores <paramref name="events"/> at the end of <paramref name="stream"/> and returns after the commit: one outcome per event, in
    /// the order given. Concurrent calls share statements. Retrying with the same event ids is safe. Cancelling stops the wait only:
    /// the events may be stored all the same.
    /// </summary>
    /// <exception cref="LogBusyException">
    /// The queue of waiting events stayed full, or the database does not answer; try again after the time it names, with the same ids.
    /// Whether the events are stored is unknown.
    /// </exception>
    Task<IReadOnlyList<AppendOutcome>> Append(LogStream stream, IReadOnlyList<LogEvent> events, CancellationToken cancellationToken);

    /// <summary>
    /// <see cref="Append(LogStream, IReadOnlyList{LogEvent}, CancellationToken)"/> to several streams at once: one list of outcomes per
    /// entry of <paramref name="batch"/>. The order within a stream is the one given; different streams may be committed apart, so that
    /// after a failure some may be stored and others not.
    /// </summary>
    /// <exception cref="LogBusyException">As for one stream.</exception>
    Task<IReadOnlyList<IReadOnlyList<AppendOutcome>>> Append(IReadOnlyList<StreamEvents> batch, CancellationToken cancellationToken);

    /// <summary>
    /// The records of <paramref name="stream"/> after <paramref name="afterPosition"/> (0: from the oldest retained), oldest first, at most
    /// <paramref name="limit"/>. Fewer than the limit means the end was reached.
    /// </summary>
    Task<IReadOnlyList<LogRecord>> ReadStream(LogStream stream, long afterPosition, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The records about <paramref name="subject"/> in all streams of <paramref name="ns"/>, each after the position given for its queue
    /// (a queue not named: from the oldest retained), by queue and position, at most <paramref name="limit"/>. Fewer than the limit means
    /// nothing is left. Positions of different queues are not comparable.
    /// </summary>
    Task<IReadOnlyList<LogRecord>> ReadSubject(
        string ns, string subject, IReadOnlyDictionary<int, long> afterPositionByQueue, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// <see cref="ReadSubject"/> for many subjects in one statement, so that many readers waking at once do not ask one by one. A subject
    /// without records is absent from the answer. <paramref name="limit"/> applies to each subject.
    /// </summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<LogRecord>>> ReadSubjects(
        string ns, IReadOnlyList<SubjectPosition> subjects, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the events that occurred before the month of <paramref name="firstKept"/> and forgets their ids; returns how many. The month
    /// is the one of <see cref="LogEvent.OccurredAt"/> in its own offset. Events that are not delivered yet, or lie in the dead letters,
    /// stay until they are settled.
    /// </summary>
    /// <param name="delivered">Only what was delivered when this was read goes; null: what is delivered by now.</param>
    Task<long> DropMonthsBefore(DateOnly firstKept, IReadOnlyList<QueueStatus>? delivered, CancellationToken cancellationToken);

    /// <summary>
    /// Whom the events are about that <see cref="DropMonthsBefore"/> would delete from streams of <paramref name="ns"/>: in order, after
    /// <paramref name="after"/> (null: from the first), at most <paramref name="limit"/>. Fewer than the limit means nobody is left.
    /// </summary>
    Task<IReadOnlyList<string>> SubjectsBefore(string ns, DateOnly firstKept, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the delivered events of whole streams, and those of single sources in all streams of a namespace, and forgets their ids.
    /// Readers go on with the next event kept. False when some are left that are not delivered yet, or lie in the dead letters: ask again.
    /// </summary>
    Task<bool> Forget(IReadOnlyList<LogStream> streams, IReadOnlyList<LogSource> sources, CancellationToken cancellationToken);

    /// <summary>Position and delivery of every queue, by queue.</summary>
    Task<IReadOnlyList<QueueStatus>> GetStatus(CancellationToken cancellationToken);
}
