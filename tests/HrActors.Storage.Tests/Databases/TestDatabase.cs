using HrActors.Storage.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace HrActors.Storage.Tests.Databases;

/// <summary>An empty database of its own for one test class, brought to the present schema, with the services over it.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2024, 3, 1, 9, 0, 0, TimeSpan.FromHours(8));
    private IHost? _host;

    public FakeTimeProvider Time { get; } = new(Start);

    public string Folder { get; } = Directory.CreateTempSubdirectory("hr-storage-").FullName;

    /// <summary>The same database and the same keys each time.</summary>
    public HrStorageOptions Options => new() { DataFolder = Folder, ConnectionString = ConnectionString };

    internal HrDatabase Database => Get<HrDatabase>();

    protected string? ConnectionString { get; set; }

    /// <summary>Call it first in a test class: where there is no such database its tests are skipped.</summary>
    public virtual void SkipIfAbsent()
    {
    }

    public T Get<T>()
        where T : notnull => (_host ?? throw new InvalidOperationException("Not started.")).Services.GetRequiredService<T>();

    public virtual async Task InitializeAsync()
    {
        _host = BuildHost(Options, Time);
        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            await ((IAsyncDisposable)_host).DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The services without a silo.</summary>
    public static IHost BuildHost(HrStorageOptions options, TimeProvider? time = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddHrStorage(options);
        return builder.Build();
    }
}

public sealed class SqliteTestDatabase : TestDatabase;
