using HrActors.Contracts;
using HrActors.Storage.Keys;
using HrActors.Storage.Tests.Databases;
using HrActors.Storage.Tests.GrainState;
using HrActors.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HrActors.Storage.Tests.Cluster;

/// <summary>Several silos over one PostgreSQL.</summary>
[Collection(PostgresTests.Name)]
public sealed class ClusterTests : IAsyncLifetime
{
    private readonly PostgresTestServer _server;
    private readonly string _folder = Directory.CreateTempSubdirectory("hr-cluster-").FullName;
    private readonly List<IHost> _silos = [];
    private string _database = "";

    public ClusterTests(PostgresTestServer server)
    {
        Skip.If(server.Server is null, PostgresServer.SkipReason);
        _server = server;
    }

    public async Task InitializeAsync()
    {
        _database = await _server.Server!.NewDatabase();
        Directory.CreateDirectory(Path.Combine(_folder, "shared"));
        KeyRingFile.Load(KeyFile, make: true);
    }

    public async Task DisposeAsync()
    {
        foreach (var silo in _silos)
        {
            await silo.StopAsync();
            await ((IAsyncDisposable)silo).DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [SkippableFact]
    public async Task Silos_that_start_together_on_an_empty_database_form_one_cluster()
    {
        _silos.AddRange(await Task.WhenAll(Start("one"), Start("two")));

        foreach (var silo in _silos)
            Assert.Equal(2, (await silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetHosts(true)).Count);
        for (var i = 0; i < 20; i++) await _silos[i % 2].Grain<INoteGrain>(GrainKeys.Employee($"c-{i}")).Write($"{i}");
        for (var i = 0; i < 20; i++) Assert.Equal($"{i}", await _silos[(i + 1) % 2].Grain<INoteGrain>(GrainKeys.Employee($"c-{i}")).Read());
    }

    [SkippableFact]
    public async Task A_silo_with_keys_of_its_own_does_not_start()
    {
        _silos.Add(await Start("one"));

        await Assert.ThrowsAsync<StorageStartException>(
            () => TestSilo.Start(new() { DataFolder = Path.Combine(_folder, "alone"), ConnectionString = _database }));
    }

    private string KeyFile => Path.Combine(_folder, "shared", "ring.json");

    private Task<IHost> Start(string name) => TestSilo.Start(
        new() { DataFolder = Path.Combine(_folder, name), ConnectionString = _database, KeyFile = KeyFile });
}
