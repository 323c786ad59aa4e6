using System.Data.Common;
using HrActors.DurableLog.Appending;
using Microsoft.Data.Sqlite;

namespace HrActors.DurableLog.Storage;

/// <summary>
/// The log in a SQLite file. One connection writes, guarded by <see cref="_gate"/>, every commit a single immediate transaction; readers
/// have connections of their own and, in WAL mode, never wait for it.
/// </summary>
internal sealed class SqliteLog(string connectionString, bool fullSync) : SqlLog
{
    private readonly SemaphoreSlim _gate = new(1, 1);
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

    private async Task<SqliteConnection> Connection(CancellationToken cancellationToken) =>
        _connection ??= await SqliteWriter.Connect(connectionString, fullSync, cancellationToken);

    private async Task Close()
    {
        if (_writer is not null) await _writer.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
        (_writer, _connection) = (null, null);
    }
}
