using HrActors.TestSupport;
using Npgsql;

namespace HrActors.DurableLog.Tests;

/// <summary>Empty databases of both kinds; one PostgreSQL serves all tests of the collection.</summary>
public sealed class LogDatabases : IAsyncLifetime
{
    private readonly List<NpgsqlDataSource> _sources = [];
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
            var file = Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.db");
            return () => LogDatabase.Sqlite($"Data Source={file}");
        }

        Skip.If(Server is null, PostgresServer.SkipReason);
        var source = NpgsqlDataSource.Create(await Server.NewDatabase());
        _sources.Add(source);
        return () => LogDatabase.PostgreSql(source);
    }

    public async Task DisposeAsync()
    {
        foreach (var source in _sources) await source.DisposeAsync();
        if (Server is not null) await Server.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class LogFixture : ICollectionFixture<LogDatabases>
{
    public const string Name = "log";
}
