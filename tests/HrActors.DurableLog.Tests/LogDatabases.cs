using System.Data.Common;
using HrActors.TestSupport;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HrActors.DurableLog.Tests;

/// <summary>Empty databases of both kinds; one PostgreSQL serves all tests of the collection.</summary>
public sealed class LogDatabases : IAsyncLifetime
{
    private readonly List<NpgsqlDataSource> _sources = [];
    private string _file = "";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("durable-log-");

    public static TheoryData<string> Kinds => [Sqlite, Postgres];

    public const string Sqlite = "SQLite";

    public const string Postgres = "PostgreSQL";

    public PostgresServer? Server { get; private set; }

    public async Task InitializeAsync() => Server = await PostgresServer.TryStart();

    /// <summary>A function that opens the same new database as often as it is called, as several processes would.</summary>
    public async Task<Func<LogDatabase>> New(string kind)
    {
        if (kind == Sqlite)
        {
            var file = _file = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.db");
            return () => LogDatabase.Sqlite($"Data Source={file}");
        }

        Skip.If(Server is null, PostgresServer.SkipReason);
        var source = NpgsqlDataSource.Create(await Server.NewDatabase());
        _sources.Add(source);
        return () => LogDatabase.PostgreSql(source);
    }

    /// <summary>A connection of its own to the newest database.</summary>
    public async Task<DbConnection> Connect(string kind)
    {
        DbConnection connection = kind == Sqlite
            ? new SqliteConnection($"Data Source={_file};Pooling=false")
            : _sources[^1].CreateConnection();
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Keeps the newest database from being written until disposed.</summary>
    public async Task<IAsyncDisposable> Block(string kind)
    {
        var connection = await Connect(kind);
        var command = connection.CreateCommand();
        command.CommandText = kind == Sqlite ? "begin immediate" : "begin; select * from log_queue for update";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public async Task DisposeAsync()
    {
        foreach (var source in _sources) await source.DisposeAsync();
        if (Server is not null) await Server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class LogFixture : ICollectionFixture<LogDatabases>
{
    public const string Name = "log";
}
