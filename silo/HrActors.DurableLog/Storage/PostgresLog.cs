using System.Data.Common;
using HrActors.DurableLog.Appending;
using Npgsql;

namespace HrActors.DurableLog.Storage;

/// <summary>
/// The log in PostgreSQL. A commit locks the row of its queue, so that appenders of several processes take turns and positions follow
/// the order of commits; then it copies the rows in and moves the head. Few events do all that in one statement, as long as nobody else
/// moves the head. Ids are looked up beforehand only while duplicates come in: the look-up costs more than the rows themselves, and the
/// unique index notices a duplicate anyway.
/// </summary>
internal sealed class PostgresLog(NpgsqlDataSource source) : SqlLog
{
    private const int Attempts = 5;
    private readonly PostgresNames _names = new(source);

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

    internal override Task<StreamPlace> FindOrAddStream(LogStream stream, int queue, CancellationToken cancellationToken) =>
        _names.Stream(stream, queue, cancellationToken);

    internal override Task<int> FindOrAddSource(string ns, string source, CancellationToken cancellationToken) =>
        _names.Source(ns, source, cancellationToken);

    internal override async Task<Dictionary<string, List<LogRecord>>> ReadSubjects(
        string ns, IReadOnlyList<SubjectPosition> subjects, int queueCount, int limit, CancellationToken cancellationToken)
    {
        // A scalar look-up of the namespace, not a join: without statistics a join is planned from the streams' side, once per subject.
        await using var command = source.CreateCommand(
            $"""
            select {LogRows.Columns}
            from unnest(@subject) with ordinality k (subject, n)
            cross join generate_series(0, @queues - 1) q
            cross join lateral (
                select e.* from log_event e
                where e.subject = k.subject
                and (select own.namespace from log_stream own where own.stream_id = e.stream_id) = @ns
                and e.place > (@after)[(k.n - 1) * @queues + q + 1] and e.place < (q + 1)::bigint << {Place.Bits}
                order by e.place limit @limit) e
            {LogRows.Joins}
            order by k.n, e.place
            """);
        command.Parameters.AddWithValue("subject", subjects.Select(asked => asked.Subject).ToArray());
        command.Parameters.AddWithValue("ns", ns);
        command.Parameters.AddWithValue("queues", queueCount);
        command.Parameters.AddWithValue("limit", limit);
        command.Parameters.AddWithValue("after", subjects
            .SelectMany(asked => Enumerable.Range(0, queueCount).Select(q => Place.Of(q, asked.AfterPositionByQueue.GetValueOrDefault(q))))
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
        if (commit.EventCount <= PostgresAppend.MostEvents && commit.Memory is { Head: >= 0, IsAlone: true, DuplicatesExpected: false })
        {
            var ends = UnknownStreams(commit);
            commit.Place(commit.Memory.Head, known: null);
            if (await PostgresAppend.Write(source, commit, ends, storedMicroseconds, cancellationToken)) return;
            commit.Memory.Forget();
            commit.Memory.MeetOthers();
        }

        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (head, known) = await Lock(connection, commit, UnknownStreams(commit), cancellationToken);
        if (head != commit.Memory.Head && commit.Memory.Head >= 0)
        {
            commit.Memory.Forget();
            commit.Memory.MeetOthers();
            var all = commit.Parts.Select(part => part.Place.StreamId).Distinct().ToArray();
            await using var last = new NpgsqlCommand(LastSql, connection) { Parameters = { new() { Value = all } } };
            await using var reader = await last.ExecuteReaderAsync(cancellationToken);
            await Remember(reader, commit.Memory, cancellationToken);
        }

        commit.Place(head, known);
        commit.Memory.Saw(duplicates: commit.StoredCount < commit.EventCount);
        if (commit.StoredCount > 0)
        {
            await PostgresCopy.Write(connection, commit, storedMicroseconds, cancellationToken);
            await MoveHead(connection, commit, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static int[] UnknownStreams(QueueCommit commit) =>
        [.. commit.Parts.Select(part => part.Place.StreamId).Where(id => !commit.Memory.Last.ContainsKey(id)).Distinct()];

    /// <summary>
    /// One round trip: takes the queue, then, seeing everything committed before, finds stored ids and the ends of streams.
    /// </summary>
    private static async Task<(long Head, Dictionary<EventKey, StoredEvent>? Known)> Lock(
        NpgsqlConnection connection, QueueCommit commit, int[] unknownStreams, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("select head from log_queue where queue = $1 for update")
        {
            Parameters = { new() { Value = commit.Queue } },
        });
        if (unknownStreams.Length > 0) batch.BatchCommands.Add(new(LastSql) { Parameters = { new() { Value = unknownStreams } } });
        if (commit.Memory.DuplicatesExpected) batch.BatchCommands.Add(FindIds(commit));

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) throw new InvalidOperationException($"The log has no queue {commit.Queue}.");
        var head = reader.GetInt64(0);
        if (unknownStreams.Length > 0)
        {
            await reader.NextResultAsync(cancellationToken);
            await Remember(reader, commit.Memory, cancellationToken);
        }

        if (!commit.Memory.DuplicatesExpected) return (head, null);

        await reader.NextResultAsync(cancellationToken);
        var known = new Dictionary<EventKey, StoredEvent>(commit.EventCount);
        while (await reader.ReadAsync(cancellationToken))
        {
            var place = reader.GetInt64(2);
            known[new(reader.GetInt32(0), reader.GetString(1))] = new(
                Place.Queue(place),
                Place.Position(place),
                reader.GetInt32(3),
                await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetString(4),
                reader.GetInt64(5),
                await reader.GetFieldValueAsync<byte[]>(6, cancellationToken));
        }

        return (head, known);
    }

    private static NpgsqlBatchCommand FindIds(QueueCommit commit)
    {
        var sources = new int[commit.EventCount];
        var ids = new string[commit.EventCount];
        var at = 0;
        foreach (var part in commit.Parts)
        {
            foreach (ref readonly var e in part.Events) (sources[at], ids[at++]) = (e.SourceId, e.Event.EventId);
        }

        return new(
            """
            select e.source_id, e.event_id, e.place, e.stream_id, e.subject, e.occurred_us, e.payload
            from unnest($1, $2) k (source_id, event_id)
            join log_event e on e.source_id = k.source_id and e.event_id = k.event_id
            """)
        {
            Parameters = { new() { Value = sources }, new() { Value = ids } },
        };
    }

    private static async Task MoveHead(NpgsqlConnection connection, QueueCommit commit, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("insert into log_run (stream_id, first, length) select * from unnest($1, $2, $3)")
        {
            Parameters =
            {
                new() { Value = commit.Runs.Select(run => run.StreamId).ToArray() },
                new() { Value = commit.Runs.Select(run => Place.Of(commit.Queue, run.First)).ToArray() },
                new() { Value = commit.Runs.Select(run => run.Length).ToArray() },
            },
        });
        batch.BatchCommands.Add(new("update log_queue set head = $1 where queue = $2")
        {
            Parameters = { new() { Value = commit.Head }, new() { Value = commit.Queue } },
        });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private const string LastSql =
        """
        select k, coalesce((select first + length - 1 from log_run r where r.stream_id = k order by first desc limit 1), 0)
        from unnest($1) k
        """;

    private static async Task Remember(NpgsqlDataReader reader, QueueMemory memory, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken)) memory.Last[reader.GetInt32(0)] = Place.Position(reader.GetInt64(1));
    }
}
