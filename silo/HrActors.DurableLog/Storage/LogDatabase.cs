using HrActors.DurableLog.Appending;
using HrActors.DurableLog.Storage;
using Npgsql;

namespace HrActors.DurableLog;

/// <summary>The database that holds a log; other tables may live in it too.</summary>
public abstract class LogDatabase : IAsyncDisposable
{
    private protected LogDatabase()
    {
    }

    /// <summary>True when one appender writes all queues, because the database knows one writer only.</summary>
    internal abstract bool OneWriter { get; }

    /// <summary>PostgreSQL 13 or later; any number of processes may use it. The caller owns <paramref name="source"/>.</summary>
    public static LogDatabase PostgreSql(NpgsqlDataSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new PostgresLog(source);
    }

    /// <summary>
    /// A SQLite file, for one process; other tables in it are left alone. Put into WAL mode with synchronous=FULL, so that neither a kill
    /// nor a power cut loses what is committed; without <paramref name="fullSync"/> NORMAL, where a power cut may lose the last commits.
    /// </summary>
    /// <param name="connectionString">Of the file.</param>
    /// <param name="fullSync">Whether every commit is flushed to the disk.</param>
    /// <param name="writer">
    /// Taken for each transaction, when others of this process write into the file: they wait in turn, where SQLite would let them poll.
    /// Null when nobody else does.
    /// </param>
    public static LogDatabase Sqlite(string connectionString, bool fullSync = true, SemaphoreSlim? writer = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        return new SqliteLog(connectionString, fullSync, writer);
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Creates the tables if asked, and the rows of the queues; refuses another number of queues.</summary>
    internal abstract Task Start(int queueCount, bool applySchema, CancellationToken cancellationToken);

    /// <summary>The number of a stream, given on first sight.</summary>
    internal abstract Task<StreamPlace> FindOrAddStream(LogStream stream, int queue, CancellationToken cancellationToken);

    /// <summary>The number of a source, given on first sight.</summary>
    internal abstract Task<int> FindOrAddSource(string ns, string source, CancellationToken cancellationToken);

    /// <summary>The number of a stream, or null when nothing was ever appended to it.</summary>
    internal abstract Task<StreamPlace?> FindStream(LogStream stream, CancellationToken cancellationToken);

    /// <summary>Commits all events of <paramref name="commits"/> together and fills in their outcomes.</summary>
    internal abstract Task Commit(IReadOnlyList<QueueCommit> commits, DateTimeOffset storedAt, CancellationToken cancellationToken);

    /// <summary>Records of a queue after one position and up to another, in order.</summary>
    internal abstract Task<List<LogRecord>> ReadQueue(int queue, long after, long upTo, int limit, CancellationToken cancellationToken);

    internal abstract Task<List<LogRecord>> ReadStream(StreamPlace stream, long after, int limit, CancellationToken cancellationToken);

    /// <summary>By subject; for each, at most the limit, by queue and position.</summary>
    internal abstract Task<Dictionary<string, List<LogRecord>>> ReadSubjects(
        string ns, IReadOnlyList<SubjectPosition> subjects, int queueCount, int limit, CancellationToken cancellationToken);

    internal abstract Task<List<QueueStatus>> ReadStatus(CancellationToken cancellationToken);

    internal abstract Task<(long Head, long Checkpoint)> ReadQueueState(int queue, CancellationToken cancellationToken);

    /// <summary>Moves a checkpoint if it is still where <paramref name="expected"/> says; returns where it is.</summary>
    internal abstract Task<long> SaveCheckpoint(int queue, long checkpoint, long expected, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes delivered events that happened, in their own offset, before <paramref name="firstKept"/>: those that
    /// <paramref name="delivered"/> has behind its checkpoints, when it is given.
    /// </summary>
    internal abstract Task<long> DropBefore(DateOnly firstKept, IReadOnlyList<QueueStatus>? delivered, CancellationToken cancellationToken);

    /// <summary>Subjects of delivered events that happened, in their own offset, before <paramref name="firstKept"/>, in order.</summary>
    internal abstract Task<List<string>> ReadSubjectsBefore(
        string ns, DateOnly firstKept, string after, int limit, CancellationToken cancellationToken);

    /// <summary>Deletes delivered events of streams, and of sources; false when others are left.</summary>
    internal abstract Task<bool> Forget(IReadOnlyList<LogStream> streams, IReadOnlyList<LogSource> sources, CancellationToken cancellationToken);

    /// <summary>Dead letters, oldest failure first.</summary>
    internal abstract Task<List<DeadLetter>> ReadDeadLetters(DeadLetterQuery query, CancellationToken cancellationToken);

    /// <summary>Adds a dead letter or overwrites it.</summary>
    internal abstract Task SaveDeadLetter(DeadLetterRow row, CancellationToken cancellationToken);

    internal abstract Task<int> DeleteDeadLetters(int queue, IReadOnlyCollection<long> positions, CancellationToken cancellationToken);

    /// <summary>Makes dead letters due at <paramref name="at"/>; position null: all.</summary>
    internal abstract Task<int> RescheduleDeadLetters(
        int? queue, long? position, DateTimeOffset at, CancellationToken cancellationToken);

    internal abstract Task<long> CountDeadLetters(CancellationToken cancellationToken);
}

/// <summary>Which dead letters to read; null: any.</summary>
internal readonly record struct DeadLetterQuery(int Limit, string? Namespace = null, int? Queue = null, DateTimeOffset? DueAt = null);

/// <summary>A dead letter as stored.</summary>
internal readonly record struct DeadLetterRow(
    int Queue, long Position, DateTimeOffset FailedAt, DateTimeOffset NextAttemptAt, int Attempts, string? ErrorType);
