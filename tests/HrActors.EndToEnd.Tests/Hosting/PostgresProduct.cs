namespace HrActors.EndToEnd.Tests.Hosting;

/// <summary>The same running product over a PostgreSQL of its own, its traces and metrics collected.</summary>
public sealed class PostgresProduct : SharedProduct
{
    private bool _absent;

    protected override string Database => Databases.Postgres;

    /// <summary>This product; where PostgreSQL is not installed the test that asks is skipped.</summary>
    public SharedProduct OrSkip()
    {
        Skip.If(_absent, PostgresServer.SkipReason);
        return this;
    }

    public override async Task InitializeAsync()
    {
        Telemetry = await TelemetryCollector.Start();
        try
        {
            await base.InitializeAsync();
        }
        catch (SkipException)
        {
            // A fixture cannot skip: its tests do.
            _absent = true;
        }
    }

    public override async Task DisposeAsync()
    {
        if (!_absent) await base.DisposeAsync();
        await Telemetry!.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class PostgresProductDefinition : ICollectionFixture<PostgresProduct>
{
    public const string Name = "product on PostgreSQL";
}
