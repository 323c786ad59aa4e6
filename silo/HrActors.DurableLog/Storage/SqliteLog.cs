using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using HrActors.DurableLog.Appending;
using Microsoft.Data.Sqlite;

namespace HrActors.DurableLog.Storage;

/// <summary>
/// The log in a SQLite file. One connection writes, guarded by <see cref="_gate"/>, every commit a single immediate transaction; readers
/// have connections of their own and, in WAL mode, never wait for it.
/// </summary>
internal sealed class SqliteLog(string connectionString, bool fullSync, SemaphoreSlim? writer = null) : SqlLog
{
    private readonly SemaphoreSlim _gate = writer ?? new(1, 1);
    private readonly ConcurrentQueue<SqliteRegistration> _registrations = new();
    private SqliteConnection? _connection;
    private SqliteWriter? _writer;

    internal override bool OneWriter => true;

    public override async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        try
        {
            await Close();
        }
        finally
        {
            _gate.Release();
        }
    }

    internal override async Task Commit(IReadOnlyList<QueueCommit> commits, DateTimeOffset storedAt, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            _writer ??= SqliteWriter.Prepare(await Connection(cancellationToken));
            _writer.Commit(commits, Microseconds.From(storedAt));
        }
        catch
        {
            // The connection may hold a broken transaction: the next commit opens another.
            await Close();
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    internal override async Task<StreamPlace> FindOrAddStream(LogStream stream, int queue, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FindStream(stream, cancellationToken) is { } place) return place;
            var added = await Register(
                "insert into log_stream (namespace, key, queue) values (@ns, @key, @queue) on conflict (namespace, key) do nothing returning stream_id",
                [("ns", stream.Namespace), ("key", stream.Key), ("queue", queue)],
                cancellationToken);
            if (added is { } id) return new(id, queue);
        }
    }

    internal override async Task<int> FindOrAddSource(string ns, string source, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using (var connection = await Open(cancellationToken))
            {
                await using var select = Command(connection, "select source_id from log_source where namespace = @ns and source = @source");
                select.Add("ns", ns);
                select.Add("source", source);
                if (await select.ExecuteScalarAsync(cancellationToken) is { } found) return Convert.ToInt32(found, CultureInfo.InvariantCulture);
            }

            var added = await Register(
                "insert into log_source (namespace, source) values (@ns, @source) on conflict (namespace, source) do nothing returning source_id",
                [("ns", ns), ("source", source)],
                cancellationToken);
            if (added is { } id) return id;
        }
    }

    internal override async Task<Dictionary<string, List<LogRecord>>> ReadSubjects(
        string ns, IReadOnlyList<SubjectPosition> subjects, int queueCount, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await Open(cancellationToken);
        await using var command = Command(
            connection,
            FromEvents
                + """
                where e.subject = @subject and s.namespace = @ns and e.place > @after and e.place <= @upTo
                order by e.place limit @limit
                """);
        command.Add("ns", ns);
        var subject = command.Add("subject", "");
        var after = command.Add("after", 0L);
        var upTo = command.Add("upTo", 0L);
        var left = command.Add("limit", limit);
        var found = new Dictionary<string, List<LogRecord>>();
        foreach (var asked in subjects)
        {
            var records = new List<LogRecord>();
            subject.Value = asked.Subject;
            for (var q = 0; q < queueCount && records.Count < limit; q++)
            {
                after.Value = Place.Of(q, asked.AfterPositionByQueue.GetValueOrDefault(q));
                upTo.Value = Place.Of(q, long.MaxValue);
                left.Value = limit - records.Count;
                records.AddRange(await LogRows.Read(command, cancellationToken));
            }

            if (records.Count > 0) found[asked.Subject] = records;
        }

        return found;
    }

    protected override async Task<DbConnection> Open(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    protected override async Task<T> Write<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await write(await Connection(cancellationToken));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Inserts a row that names something and answers its number; null when it is there already. Whoever gets the gate writes what others
    /// wait for too: new streams come in crowds, and each commit is a flush of the disk.
    /// </summary>
    private async Task<int?> Register(string insert, (string Name, object Value)[] values, CancellationToken cancellationToken)
    {
        var mine = new SqliteRegistration(insert, values);
        _registrations.Enqueue(mine);
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            if (!mine.Number.IsCompleted) await Register(await Connection(CancellationToken.None));
        }
        finally
        {
            _gate.Release();
        }

        return await mine.Number.WaitAsync(cancellationToken);
    }

    private async Task Register(SqliteConnection connection)
    {
        var taken = new List<SqliteRegistration>();
        while (_registrations.TryDequeue(out var next)) taken.Add(next);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync();
            var numbers = new List<int?>(taken.Count);
            foreach (var (insert, values) in taken.Select(one => (one.Insert, one.Values)))
                numbers.Add(await Insert(connection, insert, values, CancellationToken.None));
            await transaction.CommitAsync();
            for (var i = 0; i < taken.Count; i++) taken[i].Succeed(numbers[i]);
        }
        catch (Exception exception)
        {
            // The connection may hold a broken transaction: whoever comes next opens another.
            await Close();
            foreach (var one in taken) one.Fail(exception);
        }
    }

    private static async Task<int?> Insert(
        DbConnection connection, string sql, (string Name, object Value)[] values, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, sql);
        foreach (var (name, value) in values) command.Add(name, value);
        return await command.ExecuteScalarAsync(cancellationToken) is { } number ? Convert.ToInt32(number, CultureInfo.InvariantCulture) : null;
    }

    private async Task<SqliteConnection> Connection(CancellationToken cancellationToken) =>
        _connection ??= await SqliteWriter.Connect(connectionString, fullSync, cancellationToken);

    private async Task Close()
    {
        if (_writer is not null) await _writer.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        (_writer, _connection) = (null, null);
    }
}
