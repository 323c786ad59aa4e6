using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Tests.Databases;

/// <summary>An empty database of its own for one test class, brought to the present schema, with the services over it.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2024, 3, 1, 9, 0, 0, TimeSpan.FromHours(8));
    private IHost? _host;

    public FakeTimeProvider Time { get; } = new(Start);

    public string Folder { get; } = Directory.CreateTempSubdirectory("hr-storage-").FullName;

    public IServiceProvider Services => _host?.Services ?? throw new InvalidOperationException("Not started.");

    internal HrDatabase Database => Services.GetRequiredService<HrDatabase>();

    /// <summary>The same database and the same keys each time.</summary>
    public HrStorageOptions Options => new() { DataFolder = Folder, ConnectionString = ConnectionString };

    protected abstract string? ConnectionString { get; }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public virtual async Task InitializeAsync()
    {
        _host = BuildHost(Options);
        await _host.StartAsync();
    }

    public virtual async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            await ((IAsyncDisposable)_host).DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    internal IHost BuildHost(HrStorageOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection();
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddHrStorage(options);
        return builder.Build();
    }
}

public sealed class SqliteTestDatabase : TestDatabase
{
    protected override string? ConnectionString => null;
}
