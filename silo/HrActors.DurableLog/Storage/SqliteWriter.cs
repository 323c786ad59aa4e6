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
    private readonly SqliteStatement _rollback;
    private readonly SqliteStatement _head;
    private readonly SqliteStatement _saveHead;
    private readonly SqliteStatement _findId;
    private readonly SqliteStatement _last;
    private readonly SqliteStatement _insert;

    private SqliteWriter(SqliteConnection connection)
    {
        Connection = connection;
        _begin = new(connection, "begin immediate");
        _commit = new(connection, "commit");
        _rollback = new(connection, "rollback");
        _head = new(connection, "select head from log_queue where queue = ?");
        _saveHead = new(connection, "update log_queue set head = ? where queue = ?");
        _findId = new(connection, "select queue, position, content_hash from log_event where id_hash = ?");
        _last = new(connection, "select position from log_event where stream_id = ? order by position desc limit 1");
        _insert = new(
            connection,
            """
            insert into log_event (queue, position, stream_id, previous, id_hash, content_hash, subject_hash, occurred_us, stored_us, month,
                offset_minutes, source, event_id, subject, payload)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    }

    public SqliteConnection Connection { get; }

    /// <summary>
    /// A connection with the settings of the writer: 64 MB of cache, for ids fall all over their index, and a write-ahead log that is moved
    /// into the file in large steps. Not from the pool: the settings must not leak into connections of others.
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
        foreach (var statement in (SqliteStatement[])[_begin, _commit, _rollback, _head, _saveHead, _findId, _last, _insert])
            statement.Dispose();
        await Connection.DisposeAsync();
    }

    /// <summary>Blocks until the file is flushed: SQLite has no other way.</summary>
    public void Commit(IReadOnlyList<QueueCommit> commits, long storedMicroseconds)
    {
        _begin.Run();
        try
        {
            foreach (var commit in commits) Write(commit, storedMicroseconds);
            _commit.Run();
        }
        catch
        {
            _rollback.Run();
            throw;
        }
    }

    /// <summary>Tries each row at the next place: the unique index answers whether its id is new, without being asked beforehand.</summary>
    private void Write(QueueCommit commit, long storedMicroseconds)
    {
        Span<long> before = stackalloc long[1];
        if (!_head.Bind(1, commit.Queue).Find(before)) throw new InvalidOperationException($"The log has no queue {commit.Queue}.");
        var head = before[0];
        if (head != commit.Memory.Head) commit.Memory.Forget();
        foreach (var append in commit.Appends)
        {
            var last = Last(append.Place.StreamId, commit.Memory);
            foreach (ref var e in append.Events.AsSpan())
            {
                e.Previous = last;
                e.Outcome = new(AppendKind.Stored, commit.Queue, head + 1);
                if (Insert(commit.Queue, append.Place.StreamId, storedMicroseconds, in e)) last = ++head;
                else e.Outcome = Find(in e);
            }

            commit.Memory.Last[append.Place.StreamId] = last;
        }

        commit.Placed(before[0], head);
        if (commit.StoredCount > 0) _saveHead.Bind(1, head).Bind(2, commit.Queue).Run();
    }

    private long Last(int streamId, QueueMemory memory)
    {
        if (memory.Last.TryGetValue(streamId, out var known)) return known;
        Span<long> position = stackalloc long[1];
        return _last.Bind(1, streamId).Find(position) ? position[0] : 0;
    }

    private AppendOutcome Find(ref readonly PreparedEvent e)
    {
        Span<byte> id = stackalloc byte[16];
        e.IdHash.TryWriteBytes(id, bigEndian: true, out _);
        Span<long> stored = stackalloc long[3];
        return _findId.Bind(1, id).Find(stored)
            ? new StoredId((int)stored[0], stored[1], stored[2]).Answer(e.ContentHash)
            : throw new InvalidOperationException("A row was refused, but not because of its id.");
    }

    private bool Insert(int queue, int streamId, long storedMicroseconds, ref readonly PreparedEvent e)
    {
        Span<byte> id = stackalloc byte[16];
        e.IdHash.TryWriteBytes(id, bigEndian: true, out _);
        return _insert
            .Bind(1, queue)
            .Bind(2, e.Outcome.Position)
            .Bind(3, streamId)
            .Bind(4, e.Previous)
            .Bind(5, id)
            .Bind(6, e.ContentHash)
            .Bind(7, e.SubjectHash)
            .Bind(8, e.OccurredMicroseconds)
            .Bind(9, storedMicroseconds)
            .Bind(10, e.Month)
            .Bind(11, e.OffsetMinutes)
            .Bind(12, e.Event.Source)
            .Bind(13, e.Event.EventId)
            .Bind(14, e.Event.Subject)
            .Bind(15, e.Event.Payload.Span)
            .Run();
    }
}
