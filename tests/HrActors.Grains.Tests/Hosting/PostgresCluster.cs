namespace HrActors.Grains.Tests.Hosting;

/// <summary>The same silo over a PostgreSQL of its own.</summary>
public sealed class PostgresCluster : HrCluster
{
    private PostgresServer? _server;

    /// <summary>This cluster; where PostgreSQL is not installed the test that asks is skipped.</summary>
    public HrCluster OrSkip()
    {
        Skip.If(_server is null, PostgresServer.SkipReason);
        return this;
    }

    public override async Task InitializeAsync()
    {
        _server = await PostgresServer.TryStart();
        if (_server is null) return;
        ConnectionString = await _server.NewDatabase();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    [CollectionDefinition(Name)]
    public sealed class OnPostgres : ICollectionFixture<PostgresCluster>
    {
        public const string Name = "cluster on PostgreSQL";
    }
}
