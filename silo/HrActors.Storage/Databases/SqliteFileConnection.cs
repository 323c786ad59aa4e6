using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace HrActors.Storage.Databases;

/// <summary>
/// A connection that takes the one place of a writer with its first statement that is no <c>select</c> or <c>pragma</c>, or with a transaction, and
/// gives it back when it is closed: a statement with <c>returning</c> commits only when its reader is done.
/// </summary>
internal sealed class SqliteFileConnection(string connectionString, SemaphoreSlim writer, ConditionalWeakTable<object, object> prepared)
    : SqliteConnection(connectionString)
{
    /// <summary>What is deleted or replaced is written over: a name or number of somebody made anonymous must not stay in a free page.</summary>
    public const string Settings = "pragma synchronous = full; pragma busy_timeout = 10000; pragma secure_delete = on;";

    private bool _writes;

    public override void Open()
    {
        base.Open();
        // The pool hands out the same handle again, with its settings.
        if (Handle is not { } handle || !prepared.TryAdd(handle, handle)) return;
        using var command = new SqliteCommand(Settings, this);
        command.ExecuteNonQuery();
    }

    public override SqliteCommand CreateCommand() =>
        new SqliteFileCommand(this) { CommandTimeout = DefaultTimeout, Transaction = Transaction };

    public override SqliteTransaction BeginTransaction(IsolationLevel isolationLevel, bool deferred)
    {
        BecomeWriter();
        return base.BeginTransaction(isolationLevel, deferred);
    }

    public override void Close()
    {
        try
        {
            base.Close();
        }
        finally
        {
            if (_writes) writer.Release();
            _writes = false;
        }
    }

    protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken)
    {
        await BecomeWriterAsync(cancellationToken);
        return Start(isolationLevel);
    }

    /// <summary>Immediate: a transaction that read first and then finds another writer could not go on.</summary>
    private SqliteTransaction Start(IsolationLevel isolationLevel) => base.BeginTransaction(isolationLevel, deferred: false);

    internal void BecomeWriter()
    {
        if (_writes) return;
        writer.Wait();
        _writes = true;
    }

    internal async ValueTask BecomeWriterAsync(CancellationToken cancellationToken)
    {
        if (_writes) return;
        await writer.WaitAsync(cancellationToken);
        _writes = true;
    }
}

/// <summary>A command that waits for the place of the writer before it writes.</summary>
internal sealed class SqliteFileCommand : SqliteCommand
{
    private readonly SqliteFileConnection _connection;

    public SqliteFileCommand(SqliteFileConnection connection)
    {
        _connection = connection;
        Connection = connection;
    }

    /// <summary>Settings count as reading: the base class makes some when it opens.</summary>
    private bool OnlyReads
    {
        get
        {
            var text = CommandText.AsSpan().TrimStart();
            return text.StartsWith("select", StringComparison.OrdinalIgnoreCase) || text.StartsWith("pragma", StringComparison.OrdinalIgnoreCase);
        }
    }

    public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
    {
        if (!OnlyReads) _connection.BecomeWriter();
        return base.ExecuteReader(behavior);
    }

    public override async Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
    {
        await BeReady(cancellationToken);
        return await base.ExecuteNonQueryAsync(cancellationToken);
    }

    public override async Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
    {
        await BeReady(cancellationToken);
        return await base.ExecuteScalarAsync(cancellationToken);
    }

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        await BeReady(cancellationToken);
        return await base.ExecuteDbDataReaderAsync(behavior, cancellationToken);
    }

    private ValueTask BeReady(CancellationToken cancellationToken) =>
        OnlyReads ? ValueTask.CompletedTask : _connection.BecomeWriterAsync(cancellationToken);
}
