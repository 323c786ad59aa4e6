using HrActors.TestSupport;

namespace HrActors.Storage.Tests.Databases;

/// <summary>One server for all classes of the run.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresTests : ICollectionFixture<PostgresTestServer>
{
    public const string Name = "PostgreSQL";
}

public sealed class PostgresTestServer : IAsyncLifetime
{
    /// <summary>Null where its programs are not installed.</summary>
    public PostgresServer? Server { get; private set; }

    public async Task InitializeAsync() => Server = await PostgresServer.TryStart();

    public async Task DisposeAsync()
    {
        if (Server is not null) await Server.DisposeAsync();
    }
}

public sealed class PostgresTestDatabase(PostgresTestServer server) : TestDatabase
{
    public override void SkipIfAbsent() => Skip.If(server.Server is null, PostgresServer.SkipReason);

    public override async Task InitializeAsync()
    {
        if (server.Server is null) return;
        ConnectionString = await server.Server.NewDatabase();
        await base.InitializeAsync();
    }
}
