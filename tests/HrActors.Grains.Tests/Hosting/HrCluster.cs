using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Feed;
using HrActors.DurableLog;
using HrActors.Grains.Access;
using HrActors.Grains.Agencies;
using HrActors.Grains.Documents;
using HrActors.Grains.Hosting;
using HrActors.Grains.Privacy;
using HrActors.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Core.Internal;
using Orleans.TestingHost;

namespace HrActors.Grains.Tests.Hosting;

/// <summary>
/// One silo with the product's own storage, log and streams over a folder of its own, on SQLite; only agency, printer and seal are made
/// up.
/// </summary>
public class HrCluster : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hr-grains-").FullName;
    private InProcessTestCluster? _cluster;
    private IFeedObserver? _observer;

    internal FakeAgency Agency { get; } = new();

    internal FailingStorage Storage { get; } = new();

    internal News News { get; } = new();

    public IServiceProvider Services => _cluster!.GetSiloServiceProvider();

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Null: SQLite in the folder.</summary>
    protected string? ConnectionString { get; set; }

    public virtual async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddHrStorage(new HrStorageOptions { DataFolder = _folder, ConnectionString = ConnectionString });
            silo.AddHrGrainState().AddDurableLogStreams(StreamNames.Provider);
            silo.Services.AddHrGrains();
            silo.Services.Configure<AgencyOptions>(options =>
            {
                options.PollSeconds = 1;
                options.Http[FakeAgency.Id] = new();
            });
            // No law is known to name it; with a term the whole of a person's data can become due.
            silo.Services.Configure<PrivacyOptions>(options => options.RetentionYears["insurance-evidence"] = 10);
            silo.Services.Configure<AccountOptions>(options => options.SecondFactorRoles.Add(Role.Auditor));
            silo.Services.AddSingleton<IAgencyGateways>(Agency);
            silo.Services.AddSingleton<IFormPrinter, FakePrinter>();
            silo.Services.AddSingleton<IDocumentSigner, FakeSigner>();
            // An actor that waits for an event answers when the test's patience ends, not when a call's does.
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = 2 * Patience.Limit);
            silo.AddOutgoingGrainCallFilter<TestCaller>();
            Storage.Wrap(silo.Services);
            HookedRows.Wrap(silo.Services);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        _observer = Grains.CreateObjectReference<IFeedObserver>(News);
        await Grains.GetGrain<IFeedGrain>(GrainKeys.Feed).Subscribe(_observer);
    }

    public virtual async Task DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>
    /// What <paramref name="read"/> answers once <paramref name="until"/> holds. It is read again whenever something changed, and now and
    /// then, since not every fact is announced.
    /// </summary>
    /// <exception cref="TimeoutException">It did not hold within the limit.</exception>
    internal async Task<T> Eventually<T>(Func<Task<T>> read, Func<T, bool> until)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            var next = News.Next();
            var value = await read();
            if (until(value)) return value;
            if (limit.IsCancellationRequested) throw new TimeoutException($"Not within the limit; the last was {value}.");
            await next;
        }
    }

    /// <summary>Drops the activation and wakes the employee from what is stored.</summary>
    internal async Task Reawaken(IEmployeeGrain employee)
    {
        var before = Storage.Reads(employee);
        await employee.Cast<IGrainManagementExtension>().DeactivateOnIdle();
        await Eventually(employee.Get, _ => Storage.Reads(employee) > before);
    }

    [CollectionDefinition(Name)]
    public sealed class Shared : ICollectionFixture<HrCluster>
    {
        public const string Name = "cluster";
    }
}
