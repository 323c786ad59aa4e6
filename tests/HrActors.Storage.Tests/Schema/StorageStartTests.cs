using HrActors.Storage.GrainState;
using HrActors.Storage.Tests.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace HrActors.Storage.Tests.Schema;

public sealed class StorageStartTests : IDisposable
{
    private const string Hidden = "hidden-word";

    private readonly string _folder = Directory.CreateTempSubdirectory("hr-start-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Other_keys_than_those_of_the_database_stop_the_start()
    {
        var options = new HrStorageOptions { DataFolder = _folder };
        await StartAndStop(options);
        await StartAndStop(options);
        Directory.Delete(Path.Combine(_folder, "keys"), recursive: true);

        var error = await Assert.ThrowsAsync<StorageStartException>(() => StartAndStop(options));

        Assert.Contains("HR_KEYS", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_in_WAL_mode_and_every_commit_is_flushed()
    {
        using var host = TestDatabase.BuildHost(new() { DataFolder = _folder });
        await host.StartAsync();
        await using var connection = await ((HrActors.Storage.Databases.HrDatabase)host.Services.GetService(
            typeof(HrActors.Storage.Databases.HrDatabase))!).Open(default);
        await using var command = connection.CreateCommand();

        command.CommandText = "pragma journal_mode";
        Assert.Equal("wal", await command.ExecuteScalarAsync());
        command.CommandText = "pragma synchronous";
        Assert.Equal(2L, await command.ExecuteScalarAsync());
        await connection.DisposeAsync();
        await host.StopAsync();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_with_its_name()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "hr.db"), new string('x', 8_192));

        var error = await Assert.ThrowsAsync<StorageStartException>(() => StartAndStop(new() { DataFolder = _folder }));

        Assert.Contains("hr.db", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PostgreSQL_that_does_not_answer_is_named_without_the_password()
    {
        var options = new HrStorageOptions
        {
            DataFolder = _folder,
            ConnectionString = $"Host=127.0.0.1;Port=9;Database=hr;Username=hr;Password={Hidden};Timeout=5",
        };

        var error = await Assert.ThrowsAsync<StorageStartException>(() => StartAndStop(options));

        Assert.Contains("127.0.0.1:9/hr", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Hidden, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_SQL_serves_the_referenced_version_of_Orleans_and_no_other()
    {
        OrleansSql.Check(OrleansSql.Found);

        Assert.Equal(3, OrleansSql.Found.Count());
        var error = Assert.Throws<StorageStartException>(() => OrleansSql.Check([("Orleans.Persistence.AdoNet", "10.5.0")]));
        Assert.Contains("10.5.0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_in_the_options_is_listed_at_once()
    {
        var options = Read(new()
        {
            ["ConnectionStrings:hr"] = $"Server;Password={Hidden}",
            ["HR_KEYS"] = "missing.json",
            ["Hr:SiloPort"] = "70000",
            ["Hr:ClusterId"] = "two words",
            ["Hr:AdvertisedIp"] = "nowhere",
        });

        var error = Assert.Throws<OptionsValidationException>(() => TestDatabase.BuildHost(options));

        Assert.Equal(5, error.Failures.Count());
        Assert.DoesNotContain(Hidden, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_are_read_from_the_places_that_are_documented()
    {
        var defaults = Read([]);
        Assert.Equal(
            (null, Path.Combine(_folder, "data"), 11_111, 30_000, "hr"),
            (defaults.ConnectionString, defaults.DataFolder, defaults.SiloPort, defaults.GatewayPort, defaults.ClusterId));

        var set = Read(new()
        {
            ["ConnectionStrings:hr"] = "Host=db",
            ["HR_DATA"] = "elsewhere",
            ["Hr:SiloPort"] = "11200",
            ["Hr:GatewayPort"] = "30200",
            ["Hr:ClusterId"] = "blue",
        });
        Assert.Equal(
            ("Host=db", Path.Combine(_folder, "elsewhere"), 11_200, 30_200, "blue"),
            (set.ConnectionString, set.DataFolder, set.SiloPort, set.GatewayPort, set.ClusterId));
    }

    private static async Task StartAndStop(HrStorageOptions options)
    {
        using var host = TestDatabase.BuildHost(options);
        await host.StartAsync();
        await host.StopAsync();
    }

    private HrStorageOptions Read(Dictionary<string, string?> settings) =>
        HrStorageOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), _folder);
}
