using System.Data.Common;
using System.Globalization;
using HrActors.DurableLog.Appending;

namespace HrActors.DurableLog.Storage;

/// <summary>What both databases say in the same SQL: everything but appending and the look-up of many subjects.</summary>
internal abstract class SqlLog : LogDatabase
{
    protected const string FromEvents = $"select {LogRows.Columns} from log_event e {LogRows.Joins} ";

    private const long MicrosecondsPerMinute = 60_000_000;

    /// <summary>The condition that an event is behind its queue's checkpoint and no dead letter.</summary>
    private static readonly string Delivered =
        $"""
        place & {Place.Mask} <= (select q.checkpoint from log_queue q where q.queue = log_event.place >> {Place.Bits})
        and not exists (
            select 1 from log_dead_letter d
            where d.queue = log_event.place >> {Place.Bits} and d.position = log_event.place & {Place.Mask})
        """;

    /// <summary>The condition that an event happened, in its own offset, before an instant.</summary>
    private static readonly string OccurredBefore = $"occurred_us + offset_minutes * cast({MicrosecondsPerMinute} as bigint) < @first";

    protected abstract Task<DbConnection> Open(CancellationToken cancellationToken);

    /// <summary>Runs a statement that writes, one at a time where the database wants it so.</summary>
    protected abstract Task<T> Write<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken);

    internal override Task Start(int queueCount, bool applySchema, CancellationToken cancellationToken) => Write(
        async connection =>
        {
            if (applySchema) await DurableLogSchema.ApplyAsync(connection, cancellationToken);
            await using var insert = Command(
                connection, "insert into log_setting (name, value) values ('queue_count', @count) on conflict (name) do nothing");
            insert.Add("count", queueCount.ToString(CultureInfo.InvariantCulture));
            await insert.ExecuteNonQueryAsync(cancellationToken);

            await using var select = Command(connection, "select value from log_setting where name = 'queue_count'");
            var stored = int.Parse((string)(await select.ExecuteScalarAsync(cancellationToken))!, CultureInfo.InvariantCulture);
            if (stored != queueCount) throw new QueueCountMismatchException(stored, queueCount);

            await using var queues = Command(connection, "insert into log_queue (queue) values (@queue) on conflict (queue) do nothing");
            var queue = queues.Add("queue", 0);
            for (var i = 0; i < queueCount; i++)
            {
                queue.Value = i;
                await queues.ExecuteNonQueryAsync(cancellationToken);
            }

            return true;
        },
        cancellationToken);

    internal override async Task<StreamPlace?> FindStream(LogStream stream, CancellationToken cancellationToken)
    {
        await using var connection = await Open(cancellationToken);
        await using var command = Command(connection, "select stream_id, queue from log_stream where namespace = @ns and key = @key");
        command.Add("ns", stream.Namespace);
        command.Add("key", stream.Key);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new(reader.GetInt32(0), reader.GetInt32(1)) : null;
    }

    internal override async Task<List<LogRecord>> ReadQueue(
        int queue, long after, long upTo, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await Open(cancellationToken);
        await using var command = Command(
            connection,
            FromEvents + "where e.place > @after and e.place <= @upTo order by e.place limit @limit");
        command.Add("after", Place.Of(queue, after));
        command.Add("upTo", Place.Of(queue, upTo));
        command.Add("limit", limit);
        return await LogRows.Read(command, cancellationToken);
    }

    internal override async Task<List<LogRecord>> ReadStream(
        StreamPlace stream, long after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await Open(cancellationToken);
        // The run that holds the place to start from may begin before it.
        await using var command = Command(
            connection,
            $"""
            select {LogRows.Columns}
            from log_run r
            join log_event e on e.place >= r.first and e.place < r.first + r.length
            {LogRows.Joins}
            where r.stream_id = @stream and e.place > @after and r.first >= coalesce(
                (select first from log_run where stream_id = @stream and first <= @after order by first desc limit 1), 0)
            order by r.first, e.place limit @limit
            """);
        command.Add("stream", stream.StreamId);
        command.Add("after", Place.Of(stream.Queue, after));
        command.Add("limit", limit);
        return await LogRows.Read(command, cancellationToken);
    }

    internal override async Task<List<QueueStatus>> ReadStatus(CancellationToken cancellationToken)
    {
        await using var connection = await Open(cancellationToken);
        await using var command = Command(
            connection,
            """
            select q.queue, q.head, q.checkpoint, (select count(*) from log_dead_letter d where d.queue = q.queue)
            from log_queue q order by q.queue
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<QueueStatus>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new()
            {
                Queue = reader.GetInt32(0),
                Head = reader.GetInt64(1),
                Checkpoint = reader.GetInt64(2),
                DeadLetters = reader.GetInt64(3),
            });
        }

        return found;
    }

    internal override async Task<(long Head, long Checkpoint)> ReadQueueState(int queue, CancellationToken cancellationToken)
    {
        await using var connection = await Open(cancellationToken);
        await using var command = Command(connection, "select head, checkpoint from log_queue where queue = @queue");
        command.Add("queue", queue);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetInt64(0), reader.GetInt64(1))
            : throw new InvalidOperationException($"The log has no queue {queue}.");
    }

    internal override async Task<long> SaveCheckpoint(int queue, long checkpoint, long expected, CancellationToken cancellationToken)
    {
        await Write(
            connection => Execute(
                connection,
                "update log_queue set checkpoint = @checkpoint where queue = @queue and checkpoint = @expected",
                [("checkpoint", checkpoint), ("queue", queue), ("expected", expected)],
                cancellationToken),
            cancellationToken);
        return (await ReadQueueState(queue, cancellationToken)).Checkpoint;
    }

    internal override Task<long> DropBefore(
        DateOnly firstKept, IReadOnlyList<QueueStatus>? delivered, CancellationToken cancellationToken) => Write(
        async connection =>
        {
            var reached = delivered is null
                ? ""
                : $" and ({string.Join(" or ", delivered.Select(Reached).Prepend("1 = 0"))})";
            var dropped = await Execute(
                connection,
                $"delete from log_event where {OccurredBefore} and {Delivered}{reached}",
                [("first", FirstOf(firstKept))],
                cancellationToken);
            if (dropped > 0)
            {
                await Execute(
                    connection,
                    """
                    delete from log_run where not exists (
                        select 1 from log_event e where e.place >= log_run.first and e.place < log_run.first + log_run.length)
                    """,
                    [],
                    cancellationToken);
            }

            return (long)dropped;
        },
        cancellationToken);

    internal override async Task<List<string>> ReadSubjectsBefore(
        string ns, DateOnly firstKept, string after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await Open(cancellationToken);
        await using var command = Command(
            connection,
            $"""
            select distinct subject from log_event where subject > @after and {OccurredBefore} and {Delivered}
            and stream_id in (select s.stream_id from log_stream s where s.namespace = @ns)
            order by subject limit @limit
            """);
        command.Add("after", after);
        command.Add("first", FirstOf(firstKept));
        command.Add("ns", ns);
        command.Add("limit", limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string>();
        while (await reader.ReadAsync(cancellationToken)) found.Add(reader.GetString(0));
        return found;
    }

    internal override Task<bool> Forget(
        IReadOnlyList<LogStream> streams, IReadOnlyList<LogSource> sources, CancellationToken cancellationToken) => Write(
        async connection =>
        {
            var left = 0L;
            foreach (var stream in streams)
                left += await ForgetWhere("stream_id = (select stream_id from log_stream where namespace = @ns and key = @name)", stream.Namespace, stream.Key);
            foreach (var source in sources)
                left += await ForgetWhere("source_id = (select source_id from log_source where namespace = @ns and source = @name)", source.Namespace, source.Source);
            return left == 0;

            async Task<long> ForgetWhere(string condition, string ns, string name)
            {
                await Execute(connection, $"delete from log_event where {condition} and {Delivered}", [("ns", ns), ("name", name)], cancellationToken);
                await using var count = Command(connection, $"select count(*) from log_event where {condition}");
                count.Add("ns", ns);
                count.Add("name", name);
                return Convert.ToInt64(await count.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
            }
        },
        cancellationToken);

    internal override async Task<List<DeadLetter>> ReadDeadLetters(DeadLetterQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await Open(cancellationToken);
        var where = "where 1 = 1"
            + (query.Namespace is null ? "" : " and s.namespace = @ns")
            + (query.Queue is null ? "" : " and d.queue = @queue")
            + (query.DueAt is null ? "" : " and d.next_us <= @due");
        await using var command = Command(
            connection,
            $"""
            select {LogRows.DeadLetterColumns}
            from log_dead_letter d
            join log_event e on e.place = (cast(d.queue as bigint) << {Place.Bits}) + d.position
            {LogRows.Joins}
            {where} order by d.failed_us, d.queue, d.position limit @limit
            """);
        command.Add("limit", query.Limit);
        if (query.Namespace is { } ns) command.Add("ns", ns);
        if (query.Queue is { } queue) command.Add("queue", queue);
        if (query.DueAt is { } due) command.Add("due", Microseconds.From(due));

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<DeadLetter>();
        while (await reader.ReadAsync(cancellationToken)) found.Add(LogRows.ReadDeadLetter(reader));
        return found;
    }

    internal override Task SaveDeadLetter(DeadLetterRow row, CancellationToken cancellationToken) => Write(
        connection => Execute(
            connection,
            """
            insert into log_dead_letter (queue, position, failed_us, next_us, attempts, error_type)
            values (@queue, @position, @failed, @next, @attempts, @error)
            on conflict (queue, position) do update
            set failed_us = excluded.failed_us, next_us = excluded.next_us,
            attempts = log_dead_letter.attempts + 1, error_type = excluded.error_type
            """,
            [
                ("queue", row.Queue), ("position", row.Position), ("failed", Microseconds.From(row.FailedAt)),
                ("next", Microseconds.From(row.NextAttemptAt)), ("attempts", row.Attempts),
                ("error", row.ErrorType ?? (object)DBNull.Value),
            ],
            cancellationToken),
        cancellationToken);

    internal override async Task<int> DeleteDeadLetters(
        int queue, IReadOnlyCollection<long> positions, CancellationToken cancellationToken)
    {
        if (positions.Count == 0) return 0;
        var list = string.Join(',', positions.Select(position => position.ToString(CultureInfo.InvariantCulture)));
        return await Write(
            connection => Execute(
                connection,
                $"delete from log_dead_letter where queue = @queue and position in ({list})",
                [("queue", queue)],
                cancellationToken),
            cancellationToken);
    }

    internal override Task<int> RescheduleDeadLetters(
        int? queue, long? position, DateTimeOffset at, CancellationToken cancellationToken) => Write(
        connection => Execute(
            connection,
            "update log_dead_letter set next_us = @next"
                + (position is null ? "" : " where queue = @queue and position = @position"),
            position is null
                ? [("next", Microseconds.From(at))]
                : [("next", Microseconds.From(at)), ("queue", queue ?? 0), ("position", position.Value)],
            cancellationToken),
        cancellationToken);

    internal override async Task<long> CountDeadLetters(CancellationToken cancellationToken)
    {
        await using var connection = await Open(cancellationToken);
        await using var command = Command(connection, "select count(*) from log_dead_letter");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    protected static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static async Task<int> Execute(
        DbConnection connection, string sql, (string Name, object Value)[] parameters, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, sql);
        foreach (var (name, value) in parameters) command.Add(name, value);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static long FirstOf(DateOnly day) => Microseconds.From(new(day, TimeOnly.MinValue, TimeSpan.Zero));

    private static string Reached(QueueStatus status) => FormattableString.Invariant(
        $"place > {Place.Of(status.Queue, 0)} and place <= {Place.Of(status.Queue, status.Checkpoint)}");
}
