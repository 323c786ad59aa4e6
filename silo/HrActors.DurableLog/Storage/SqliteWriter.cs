using HrActors.DurableLog.Appending;
using Microsoft.Data.Sqlite;

namespace HrActors.DurableLog.Storage;

/// <summary>
/// The writing connection with its prepared statements. SQLite runs in this process, so a statement per row costs microseconds and no
/// round trip; what is saved by grouping is the flush to disk, one per transaction.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollback;
    private readonly SqliteCommand _head;
    private readonly SqliteCommand _saveHead;
    private readonly SqliteCommand _findId;
    private readonly SqliteCommand _last;
    private readonly SqliteCommand _insert;

    private SqliteWriter(SqliteConnection connection)
    {
        Connection = connection;
        _begin = Prepare("begin immediate");
        _commit = Prepare("commit");
        _rollback = Prepare("rollback");
        _head = Prepare("select head from log_queue where queue = $p0", 1);
        _saveHead = Prepare("update log_queue set head = $p1 where queue = $p0", 2);
        _findId = Prepare("select queue, position, content_hash from log_event where id_hash = $p0", 1);
        _last = Prepare("select position from log_event where stream_id = $p0 order by position desc limit 1", 1);
        _insert = Prepare(
            """
            insert into log_event (queue, position, stream_id, previous, id_hash, content_hash, subject_hash, occurred_us, stored_us, month,
                offset_minutes, source, event_id, subject, payload)
            values ($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8, $p9, $p10, $p11, $p12, $p13, $p14)
            """,
            15);
    }

    public SqliteConnection Connection { get; }

    public static async Task<SqliteWriter> Open(string connectionString, bool fullSync, CancellationToken cancellationToken)
    {
        // Not from the pool: its settings must not leak into connections of others.
        var own = new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString();
        var connection = new SqliteConnection(own);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var pragma = connection.CreateCommand();
            pragma.CommandText = $"""
                pragma busy_timeout = 10000;
                pragma journal_mode = wal;
                pragma synchronous = {(fullSync ? "full" : "normal")};
                """;
            await pragma.ExecuteNonQueryAsync(cancellationToken);
            return new(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in (SqliteCommand[])[_begin, _commit, _rollback, _head, _saveHead, _findId, _last, _insert])
            await command.DisposeAsync();
        await Connection.DisposeAsync();
    }

    /// <summary>Blocks until the file is flushed: SQLite has no other way.</summary>
    public void Commit(IReadOnlyList<QueueCommit> commits, long storedMicroseconds)
    {
        _begin.ExecuteNonQuery();
        try
        {
            foreach (var commit in commits) Write(commit, storedMicroseconds);
            _commit.ExecuteNonQuery();
        }
        catch
        {
            _rollback.ExecuteNonQuery();
            throw;
        }
    }

    private void Write(QueueCommit commit, long storedMicroseconds)
    {
        _head.Parameters[0].Value = commit.Queue;
        var head = (long)_head.ExecuteScalar()!;
        if (head != commit.Memory.Head) commit.Memory.Forget();
        foreach (var append in commit.Appends) Remember(append.Place.StreamId, commit.Memory);

        commit.Place(head, FindStored(commit));
        if (commit.StoredCount == 0) return;

        _insert.Parameters[0].Value = commit.Queue;
        _insert.Parameters[8].Value = storedMicroseconds;
        foreach (var append in commit.Appends)
        {
            foreach (ref readonly var e in append.Events.AsSpan())
            {
                if (e.Outcome.Kind == AppendKind.Stored) Insert(append.Place.StreamId, in e);
            }
        }

        _saveHead.Parameters[0].Value = commit.Queue;
        _saveHead.Parameters[1].Value = commit.Head;
        _saveHead.ExecuteNonQuery();
    }

    private void Remember(int streamId, QueueMemory memory)
    {
        if (memory.Last.ContainsKey(streamId)) return;
        _last.Parameters[0].Value = streamId;
        memory.Last[streamId] = _last.ExecuteScalar() as long? ?? 0;
    }

    private Dictionary<Guid, StoredId> FindStored(QueueCommit commit)
    {
        var known = new Dictionary<Guid, StoredId>(commit.EventCount);
        foreach (var append in commit.Appends)
        {
            foreach (ref readonly var e in append.Events.AsSpan())
            {
                _findId.Parameters[0].Value = e.IdHash.ToByteArray(bigEndian: true);
                using var reader = _findId.ExecuteReader();
                if (reader.Read()) known[e.IdHash] = new(reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2));
            }
        }

        return known;
    }

    private void Insert(int streamId, ref readonly PreparedEvent e)
    {
        var p = _insert.Parameters;
        p[1].Value = e.Outcome.Position;
        p[2].Value = streamId;
        p[3].Value = e.Previous;
        p[4].Value = e.IdHash.ToByteArray(bigEndian: true);
        p[5].Value = e.ContentHash;
        p[6].Value = (object?)e.SubjectHash ?? DBNull.Value;
        p[7].Value = e.OccurredMicroseconds;
        p[9].Value = e.Month;
        p[10].Value = e.OffsetMinutes;
        p[11].Value = e.Event.Source;
        p[12].Value = e.Event.EventId;
        p[13].Value = (object?)e.Event.Subject ?? DBNull.Value;
        p[14].Value = e.Event.Payload.ToArray();
        _insert.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, int parameters = 0)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter($"$p{i}", 0));
        return command;
    }
}
