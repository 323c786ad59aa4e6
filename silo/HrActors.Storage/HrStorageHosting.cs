using System.Net;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Domain.Access;
using HrActors.DurableLog;
using HrActors.Grains.Rows;
using HrActors.Storage.Audit;
using HrActors.Storage.Databases;
using HrActors.Storage.GrainState;
using HrActors.Storage.Health;
using HrActors.Storage.Keys;
using HrActors.Storage.Rows;
using HrActors.Storage.Schema;
using HrActors.Storage.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Providers;
using Orleans.Serialization;
using Orleans.Storage;

namespace HrActors.Storage;

public static class HrStorageHosting
{
    /// <summary>Part of every stored key: with another one all state would be out of reach.</summary>
    public const string ServiceId = "hr";

    /// <summary>The name of the grain storage; it is the default one too.</summary>
    public const string StorageName = "hr";

    /// <summary>Rows, documents, keys, the durable log and the start of the database, without a silo.</summary>
    /// <exception cref="OptionsValidationException">Something in the options is wrong; all of it is listed.</exception>
    public static IServiceCollection AddHrStorage(this IServiceCollection services, HrStorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<HrDatabase>(_ => options.UsesPostgres ? new PostgresDatabase(options) : new SqliteDatabase(options));
        services.AddSingleton<GroupCommit>();
        services.AddDurableLog(provider => provider.GetRequiredService<HrDatabase>().OpenLog());
        services.AddSingleton<SchemaMigrator>();
        services.AddSingleton(_ => new Lazy<KeyRing>(() => KeyRingFile.Load(options.KeyRingFile, make: options.KeyFile is null)));
        services.AddSingleton(provider => provider.GetRequiredService<Lazy<KeyRing>>().Value);
        services.AddSingleton<IKeyRing>(provider => provider.GetRequiredService<KeyRing>());
        services.AddSingleton<IFieldProtector, FieldProtector>();
        services.AddSingleton<IKeyChain, KeyChain>();
        services.AddSingleton(provider => new CallerTokens(
            provider.GetRequiredService<IKeyRing>().GetSecret("callers"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IDirectoryRows, DirectoryRows>();
        services.AddSingleton<IDeviceRows, DeviceRows>();
        services.AddSingleton<IIntakeRows, IntakeRows>();
        services.AddSingleton<IUpstreamRows, UpstreamRows>();
        services.AddSingleton<IAccountRows, AccountRows>();
        services.AddSingleton<IDueWork, DueWorkRows>();
        services.AddSingleton<IDocumentVault, DocumentRows>();
        services.AddSingleton<IExchangeRows, ExchangeRows>();
        services.AddSingleton<IDeletionRows, DeletionRows>();
        services.AddSingleton<IConsentRows, ConsentRows>();
        services.AddSingleton<ISequences, SequenceRows>();
        services.AddSingleton<IClosedMonths, ClosedMonthRows>();
        services.AddSingleton<IBranchShifts, BranchShiftRows>();
        services.AddSingleton<IAdjustmentRequests, AdjustmentRequestRows>();
        services.AddSingleton<IContributionRows, ContributionRows>();
        services.AddSingleton<IDeclarationRows, DeclarationRows>();
        services.AddSingleton<IPolicyFiles, PolicyFileRows>();
        services.AddSingleton<IStoredStates, StoredStates>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<AuditSealKey>();
        services.AddSingleton<AuditSealMark>();
        services.AddSingleton<IAuditRows, AuditRows>();
        services.AddSingleton<IAuditSeals, AuditSeals>();
        services.AddSingleton<IAuditTrail, AuditTrail>();
        services.AddSingleton<IIdempotencyRows, IdempotencyRows>();
        services.AddHostedService<StorageStart>();
        services.AddHostedService<KeyRingWatch>();
        services.AddHostedService<IdempotencySweep>();
        services.AddSingleton<StorageWatch>();
        services.AddSingleton<IStorageHealth>(provider => provider.GetRequiredService<StorageWatch>());
        services.AddHostedService(provider => provider.GetRequiredService<StorageWatch>());
        return services;
    }

    /// <summary>How often a silo writes into the table of members that it lives.</summary>
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Everything: <see cref="AddHrStorage(IServiceCollection, HrStorageOptions)"/>, the state of grains, the streams over the log, the
    /// cluster, and on PostgreSQL reminders.
    /// </summary>
    public static ISiloBuilder AddHrStorage(this ISiloBuilder silo, HrStorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(options);
        silo.Services.AddHrStorage(options);
        silo.AddHrGrainState().AddDurableLogStreams(StreamNames.Provider);
        if (!options.UsesPostgres) return silo.UseLocalhostClustering(options.SiloPort, options.GatewayPort, null, ServiceId, options.ClusterId);

        silo.Configure<ClusterOptions>(cluster => cluster.ClusterId = options.ClusterId);
        // A silo that starts waits for every member it cannot reach, until that one has missed three signs of life. After a crash of all,
        // at new addresses, that is how long the start takes: half a minute instead of a minute and a half.
        silo.Configure<ClusterMembershipOptions>(membership => membership.IAmAliveTablePublishTimeout = SignOfLife);
        if (options.AdvertisedIp is { } ip) silo.ConfigureEndpoints(IPAddress.Parse(ip), options.SiloPort, options.GatewayPort);
        else silo.ConfigureEndpoints(options.SiloPort, options.GatewayPort);
        return silo
            .UseAdoNetClustering((OptionsBuilder<AdoNetClusteringSiloOptions> builder) =>
                builder.Configure<HrDatabase>((clustering, database) =>
                {
                    clustering.Invariant = database.Invariant;
                    clustering.DataSource = database.Source;
                }))
            .UseAdoNetReminderService((OptionsBuilder<AdoNetReminderTableOptions> builder) =>
                builder.Configure<HrDatabase>((reminders, database) =>
                {
                    reminders.Invariant = database.Invariant;
                    reminders.DataSource = database.Source;
                }));
    }

    /// <summary>The storage of grain state alone, for a silo whose cluster is set up by somebody else; needs the services of this class.</summary>
    public static ISiloBuilder AddHrGrainState(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.PostConfigure<ClusterOptions>(cluster => cluster.ServiceId = ServiceId);
        silo.Services.Replace(ServiceDescriptor.Singleton<IPersistentStateFactory, QualifiedStateFactory>());
        silo.AddAdoNetGrainStorage(StorageName, Configure).AddAdoNetGrainStorageAsDefault(Configure);
        silo.Services.AddSingleton<GrainStateRows>();
        BatchedGrainStorage.Wrap(silo.Services, StorageName);
        BatchedGrainStorage.Wrap(silo.Services, ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME);
        return silo;

        static void Configure(OptionsBuilder<AdoNetGrainStorageOptions> builder) =>
            builder.Configure<HrDatabase, Serializer>((storage, database, serializer) =>
            {
                storage.Invariant = database.Invariant;
                storage.DataSource = database.Source;
                // Honours [Id] and [Alias]; the default one stores the names of classes.
                storage.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
            });
    }
}
