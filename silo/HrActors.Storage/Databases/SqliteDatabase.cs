using System.Data.Common;
using System.Text.Json;
using HrActors.DurableLog;
using HrActors.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace HrActors.Storage.Databases;

/// <summary>One SQLite file, for one silo.</summary>
internal sealed class SqliteDatabase : HrDatabase
{
    private readonly HrStorageOptions _options;
    private readonly SqliteSource _source;
    private readonly SqliteCommits _commits;

    public SqliteDatabase(HrStorageOptions options)
    {
        _options = options;
        _source = new(options.DatabaseFile);
        _commits = new(_source);
    }

    public override string Name => "sqlite";

    /// <summary>The providers load Microsoft.Data.Sqlite under this name.</summary>
    public override string Invariant => "System.Data.SQLite";

    public override string Place => _options.DatabaseFile;

    public override long? FreeBytes => new DriveInfo(_options.DataFolder).AvailableFreeSpace;

    public override DbDataSource Source => _source;

    public override string CountTables => "select count(*) from sqlite_master where type = 'table' and name = @name";

    public override async Task Prepare(CancellationToken cancellationToken)
    {
        OwnerOnly.CreateFolder(_options.DataFolder);
        // SQLite takes an empty file for an empty database, and gives its log the same rights.
        OwnerOnly.CreateFile(_options.DatabaseFile);
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "pragma journal_mode = wal";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (SqliteException e)
        {
            throw new StorageStartException($"The database file {Place} cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>There is one writer anyway.</summary>
    public override async Task<DbTransaction> BeginLocked(DbConnection connection, string name, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(cancellationToken);

    public override IEnumerable<RowWrite> Lock(string name) => [];

    public override string IsOneOf(string column, string parameter) => $"{column} in (select value from json_each({parameter}))";

    public override string LookUpEach(string parameter, string table, string condition) =>
        $"json_each({parameter}) k cross join {table} g on {condition}";

    public override object Texts(IEnumerable<string> texts) => JsonSerializer.Serialize(texts);

    public override int Writers => 1;

    public override Task<IReadOnlyList<IReadOnlyList<RowsWritten>>> Commit(IReadOnlyList<IReadOnlyList<RowWrite>> groups) => _commits.Commit(groups);

    /// <summary>The log waits for the same place of a writer: SQLite itself would make it poll, asleep, for up to a tenth of a second.</summary>
    public override LogDatabase OpenLog() => LogDatabase.Sqlite(_source.ConnectionString, writer: _source.Writer);

    public override async ValueTask DisposeAsync()
    {
        _commits.Dispose();
        await base.DisposeAsync();
        // Open files in the pool would keep the folder from being moved or deleted.
        SqliteConnection.ClearPool(new SqliteConnection(_source.ConnectionString));
    }
}
