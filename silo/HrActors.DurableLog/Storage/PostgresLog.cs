using System.Data.Common;
using HrActors.DurableLog.Appending;
using Npgsql;
using NpgsqlTypes;

namespace HrActors.DurableLog.Storage;

/// <summary>
/// The log in PostgreSQL. A commit locks the row of its queue, so that appenders of several processes take turns and positions follow
/// the order of commits; then it copies the rows in and moves the head. Ids are looked up beforehand only while duplicates come in: the
/// look-up costs a third of the commit, and the unique index notices a duplicate anyway.
/// </summary>
internal sealed class PostgresLog(NpgsqlDataSource source) : SqlLog
{
    private const int Attempts = 5;

    internal override bool OneWriter => false;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal override async Task Commit(IReadOnlyList<QueueCommit> commits, DateTimeOffset storedAt, CancellationToken cancellationToken)
    {
        foreach (var commit in commits)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await CommitOnce(commit, Microseconds.From(storedAt), cancellationToken);
                    break;
                }
                catch (PostgresException e) when (attempt < Attempts
                    && e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected)
                {
                    // An id is stored already, perhaps since just now through another queue: look ids up before writing.
                    commit.Memory.Forget();
                    commit.Memory.ExpectDuplicates();
                }
            }
        }
    }

    internal override async Task<Dictionary<string, List<LogRecord>>> ReadSubjects(
        string ns, IReadOnlyList<SubjectPosition> subjects, int queueCount, int limit, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            $"""
            select {LogRows.Columns}
            from unnest(@subject, @hash) with ordinality k (subject, hash, n)
            cross join generate_series(0, @queues - 1) q
            cross join lateral (
                select * from log_event e
                where e.subject_hash = k.hash and e.subject = k.subject and e.queue = q
                and e.position > (@after)[(k.n - 1) * @queues + q + 1]
                order by e.position limit @limit) e
            join log_stream s on s.stream_id = e.stream_id
            order by k.n, e.queue, e.position
            """);
        command.Parameters.AddWithValue("subject", subjects.Select(asked => asked.Subject).ToArray());
        command.Parameters.AddWithValue("hash", subjects.Select(asked => EventHash.Subject(ns, asked.Subject)).ToArray());
        command.Parameters.AddWithValue("queues", queueCount);
        command.Parameters.AddWithValue("limit", limit);
        command.Parameters.AddWithValue("after", subjects
            .SelectMany(asked => Enumerable.Range(0, queueCount).Select(q => asked.AfterPositionByQueue.GetValueOrDefault(q)))
            .ToArray());

        var found = new Dictionary<string, List<LogRecord>>();
        foreach (var record in await LogRows.Read(command, cancellationToken))
        {
            if (!found.TryGetValue(record.Subject!, out var records)) found.Add(record.Subject!, records = []);
            if (records.Count < limit) records.Add(record);
        }

        return found;
    }

    protected override async Task<DbConnection> Open(CancellationToken cancellationToken) =>
        await source.OpenConnectionAsync(cancellationToken);

    protected override async Task<T> Write<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await write(connection);
    }

    private async Task CommitOnce(QueueCommit commit, long storedMicroseconds, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var unknown = commit.Appends.Select(append => append.Place.StreamId).Where(id => !commit.Memory.Last.ContainsKey(id)).Distinct();
        var (head, known) = await Lock(connection, commit, [.. unknown], cancellationToken);
        if (head != commit.Memory.Head && commit.Memory.Head >= 0)
        {
            commit.Memory.Forget();
            var all = commit.Appends.Select(append => append.Place.StreamId).Distinct().ToArray();
            await using var last = Last(all);
            last.Connection = connection;
            await using var reader = await last.ExecuteReaderAsync(cancellationToken);
            await Remember(reader, commit.Memory, cancellationToken);
        }

        commit.Place(head, known);
        commit.Memory.Saw(duplicates: commit.StoredCount < commit.EventCount);
        if (commit.StoredCount > 0)
        {
            await Copy(connection, commit, storedMicroseconds, cancellationToken);
            await using var save = new NpgsqlCommand("update log_queue set head = $1 where queue = $2", connection)
            {
                Parameters = { new() { Value = commit.Head }, new() { Value = commit.Queue } },
            };
            await save.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// One round trip: takes the queue, then, seeing everything committed before, finds stored ids and the ends of streams.
    /// </summary>
    private static async Task<(long Head, Dictionary<Guid, StoredId> Known)> Lock(
        NpgsqlConnection connection, QueueCommit commit, int[] unknownStreams, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("select head from log_queue where queue = $1 for update")
        {
            Parameters = { new() { Value = commit.Queue } },
        });
        batch.BatchCommands.Add(new("select id_hash, queue, position, content_hash from log_event where id_hash = any($1)")
        {
            Parameters = { new() { Value = commit.Memory.DuplicatesExpected ? ToIds(commit) : [] } },
        });
        batch.BatchCommands.Add(new(LastSql) { Parameters = { new() { Value = unknownStreams } } });

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) throw new InvalidOperationException($"The log has no queue {commit.Queue}.");
        var head = reader.GetInt64(0);

        await reader.NextResultAsync(cancellationToken);
        var known = new Dictionary<Guid, StoredId>(commit.EventCount);
        while (await reader.ReadAsync(cancellationToken))
            known[reader.GetGuid(0)] = new(reader.GetInt32(1), reader.GetInt64(2), reader.GetInt64(3));

        await reader.NextResultAsync(cancellationToken);
        await Remember(reader, commit.Memory, cancellationToken);
        return (head, known);
    }

    private static Guid[] ToIds(QueueCommit commit)
    {
        var ids = new Guid[commit.EventCount];
        var at = 0;
        foreach (var append in commit.Appends)
        {
            foreach (ref readonly var e in append.Events.AsSpan()) ids[at++] = e.IdHash;
        }

        return ids;
    }

    private const string LastSql =
        """
        select k, coalesce((select position from log_event e where e.stream_id = k order by position desc limit 1), 0)
        from unnest($1) k
        """;

    private static NpgsqlCommand Last(int[] streams) => new(LastSql) { Parameters = { new() { Value = streams } } };

    private static async Task Remember(NpgsqlDataReader reader, QueueMemory memory, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken)) memory.Last[reader.GetInt32(0)] = reader.GetInt64(1);
    }

    private static async Task Copy(
        NpgsqlConnection connection, QueueCommit commit, long storedMicroseconds, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy log_event (queue, position, stream_id, previous, id_hash, content_hash, subject_hash, occurred_us, stored_us, month,
                offset_minutes, source, event_id, subject, payload) from stdin (format binary)
            """,
            cancellationToken);
        foreach (var append in commit.Appends)
        {
            foreach (var e in append.Events)
            {
                if (e.Outcome.Kind != AppendKind.Stored) continue;
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(commit.Queue, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(e.Outcome.Position, NpgsqlDbType.Bigint, cancellationToken);
                await copy.WriteAsync(append.Place.StreamId, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(e.Previous, NpgsqlDbType.Bigint, cancellationToken);
                await copy.WriteAsync(e.IdHash, NpgsqlDbType.Uuid, cancellationToken);
                await copy.WriteAsync(e.ContentHash, NpgsqlDbType.Bigint, cancellationToken);
                if (e.SubjectHash is { } subjectHash) await copy.WriteAsync(subjectHash, NpgsqlDbType.Bigint, cancellationToken);
                else await copy.WriteNullAsync(cancellationToken);
                await copy.WriteAsync(e.OccurredMicroseconds, NpgsqlDbType.Bigint, cancellationToken);
                await copy.WriteAsync(storedMicroseconds, NpgsqlDbType.Bigint, cancellationToken);
                await copy.WriteAsync(e.Month, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(e.OffsetMinutes, NpgsqlDbType.Smallint, cancellationToken);
                await copy.WriteAsync(e.Event.Source, NpgsqlDbType.Text, cancellationToken);
                await copy.WriteAsync(e.Event.EventId, NpgsqlDbType.Text, cancellationToken);
                if (e.Event.Subject is { } subject) await copy.WriteAsync(subject, NpgsqlDbType.Text, cancellationToken);
                else await copy.WriteNullAsync(cancellationToken);
                await copy.WriteAsync(e.Event.Payload, NpgsqlDbType.Bytea, cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
