using HrActors.DurableLog.Appending;
using Microsoft.Data.Sqlite;

namespace HrActors.DurableLog.Storage;

/// <summary>
/// The writing connection with its prepared statements. SQLite runs in this process, so a statement per row costs microseconds and no
/// round trip; what is saved by grouping is the flush to disk, one per transaction.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _head;
    private readonly SqliteStatement _saveHead;
    private readonly SqliteStatement _findId;
    private readonly SqliteStatement _last;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _run;

    private SqliteWriter(SqliteConnection connection)
    {
        Connection = connection;
        _begin = new(connection, "begin immediate");
        _commit = new(connection, "commit");
        _head = new(connection, "select head from log_queue where queue = ?");
        _saveHead = new(connection, "update log_queue set head = ? where queue = ?");
        _findId = new(connection, "select place, stream_id, occurred_us, subject, payload from log_event where source_id = ? and event_id = ?");
        _last = new(connection, "select first + length - 1 from log_run where stream_id = ? order by first desc limit 1");
        _run = new(connection, "insert into log_run (stream_id, first, length) values (?, ?, ?)");
        _insert = new(
            connection,
            """
            insert into log_event (place, occurred_us, stored_us, stream_id, back, source_id, offset_minutes, event_id, subject, payload)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    }

    public SqliteConnection Connection { get; }

    /// <summary>
    /// A connection with the settings of the writer: 64 MB of cache, for ids fall all over their index, and a write-ahead log that is moved
    /// into the file in large steps. What is deleted is written over with zeros. Not from the pool: the settings must not leak into connections of
    /// others.
    /// </summary>
    public static async Task<SqliteConnection> Connect(string connectionString, bool fullSync, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var pragma = connection.CreateCommand();
            pragma.CommandText = $"""
                pragma busy_timeout = 10000;
                pragma journal_mode = wal;
                pragma synchronous = {(fullSync ? "full" : "normal")};
                pragma secure_delete = on;
                pragma cache_size = -65536;
                pragma wal_autocheckpoint = 16000;
                """;
            await pragma.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Prepares the statements; the tables must exist.</summary>
    public static SqliteWriter Prepare(SqliteConnection connection) => new(connection);

    public async ValueTask DisposeAsync()
    {
        foreach (var statement in (SqliteStatement[])[_begin, _commit, _head, _saveHead, _findId, _last, _insert, _run])
            statement.Dispose();
        await Connection.DisposeAsync();
    }

    /// <summary>
    /// Blocks until the file is flushed: SQLite has no other way. After a failure the writer has to be disposed of, which undoes what was
    /// written: some errors, such as a full disk, have undone it already, and another rollback would hide them behind an error of its own.
    /// </summary>
    public void Commit(IReadOnlyList<QueueCommit> commits, long storedMicroseconds)
    {
        _begin.Run();
        foreach (var commit in commits) Write(commit, storedMicroseconds);
        _commit.Run();
    }

    /// <summary>Tries each row at the next place: the unique index answers whether its id is new, without being asked beforehand.</summary>
    private void Write(QueueCommit commit, long storedMicroseconds)
    {
        Span<long> before = stackalloc long[1];
        if (!_head.Bind(1, commit.Queue).Find(before)) throw new InvalidOperationException($"The log has no queue {commit.Queue}.");
        var head = before[0];
        if (head != commit.Memory.Head) commit.Memory.Forget();
        foreach (var part in commit.Parts)
        {
            var first = head + 1;
            var last = Last(part.Place.StreamId, commit.Memory);
            foreach (ref var e in part.Events)
            {
                e.Previous = last;
                e.Outcome = new(AppendKind.Stored, commit.Queue, head + 1);
                if (Insert(commit.Queue, part.Place.StreamId, storedMicroseconds, in e)) last = ++head;
                else e.Outcome = Find(in e).Answer(part.Place.StreamId, in e);
            }

            commit.Memory.Last[part.Place.StreamId] = last;
            if (head >= first) _run.Bind(1, part.Place.StreamId).Bind(2, Place.Of(commit.Queue, first)).Bind(3, head - first + 1).Run();
        }

        commit.Placed(before[0], head);
        if (commit.StoredCount > 0) _saveHead.Bind(1, head).Bind(2, commit.Queue).Run();
    }

    private long Last(int streamId, QueueMemory memory)
    {
        if (memory.Last.TryGetValue(streamId, out var known)) return known;
        Span<long> place = stackalloc long[1];
        return _last.Bind(1, streamId).Find(place) ? Place.Position(place[0]) : 0;
    }

    private StoredEvent Find(ref readonly PreparedEvent e)
    {
        Span<long> numbers = stackalloc long[3];
        if (!_findId.Bind(1, e.SourceId).Bind(2, e.Event.EventId).Find(numbers, out var subject, out var payload))
            throw new InvalidOperationException("A row was refused, but not because of its id.");
        return new(Place.Queue(numbers[0]), Place.Position(numbers[0]), (int)numbers[1], subject, numbers[2], payload);
    }

    private bool Insert(int queue, int streamId, long storedMicroseconds, ref readonly PreparedEvent e) => _insert
        .Bind(1, Place.Of(queue, e.Outcome.Position))
        .Bind(2, e.OccurredMicroseconds)
        .Bind(3, storedMicroseconds)
        .Bind(4, streamId)
        .Bind(5, Place.Back(e.Outcome.Position, e.Previous))
        .Bind(6, e.SourceId)
        .Bind(7, e.OffsetMinutes)
        .Bind(8, e.Event.EventId)
        .Bind(9, e.Event.Subject)
        .Bind(10, e.Event.Payload.Span)
        .Run();
}
