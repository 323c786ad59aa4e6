using System.Globalization;
using HrActors.Grains.Batching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace HrActors.Storage.GrainState;

/// <summary>
/// The Orleans ADO.NET storage, whose reads share statements and whose writes share commits: actors that wake together ask for their rows
/// together, actors that write at once wait for one flush of the disk. It reads and writes the very rows of the provider, with its serializer
/// and its versions; whatever is not a text key goes to the provider untouched.
/// </summary>
internal sealed class BatchedGrainStorage(
    IGrainStorage provider, GrainStateRows rows, IGrainStorageSerializer serializer, IActivatorProvider activators)
    : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>Statements at once: more only take turns on the same cores.</summary>
    private const int Lanes = 2;

    /// <summary>Rows in one statement.</summary>
    private const int Together = 250;

    private readonly ReadBatcher<GrainStateKey, StoredGrainState?> _reads = new(rows.Read, Lanes, Together);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(stateName);
        ArgumentNullException.ThrowIfNull(grainState);
        if (!IsText(stateName, grainId))
        {
            await provider.ReadStateAsync(stateName, grainId, grainState);
            return;
        }

        var stored = await _reads.Read(new(stateName, grainId.Key.ToString()!));
        // A row that was cleared is kept for its version alone.
        grainState.State = stored?.Payload is { } payload ? serializer.Deserialize<T>(new BinaryData(payload)) : activators.GetActivator<T>().Create();
        grainState.ETag = stored?.Version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = stored?.Payload is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(stateName);
        ArgumentNullException.ThrowIfNull(grainState);
        if (!IsText(stateName, grainId))
        {
            await provider.WriteStateAsync(stateName, grainId, grainState);
            return;
        }

        var payload = serializer.Serialize(grainState.State).ToMemory();
        int? expected = grainState.ETag is { } etag ? int.Parse(etag, CultureInfo.InvariantCulture) : null;
        var written = await rows.Write(new(stateName, grainId.Key.ToString()!), payload.ToArray(), expected)
            ?? throw new InconsistentStateException($"Another version of {stateName} {grainId.Key} is stored than was read.", "unknown", grainState.ETag);
        grainState.ETag = written.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        provider.ClearStateAsync(stateName, grainId, grainState);

    /// <summary>The provider takes keys that look like one for a number or a GUID, and cuts the names of generic types.</summary>
    private static bool IsText(string stateName, GrainId grainId) =>
        !grainId.TryGetGuidKey(out _, out _) && !grainId.TryGetIntegerKey(out _, out _) && !stateName.Contains('`', StringComparison.Ordinal);

    /// <summary>Puts it before the provider that is registered under <paramref name="name"/>.</summary>
    public static void Wrap(IServiceCollection services, string name)
    {
        var provider = services.Last(service => service.ServiceType == typeof(IGrainStorage) && Equals(service.ServiceKey, name));
        services.Remove(provider);
        services.AddKeyedSingleton<IGrainStorage>(name, (container, key) => new BatchedGrainStorage(
            (IGrainStorage)provider.KeyedImplementationFactory!(container, key),
            container.GetRequiredService<GrainStateRows>(),
            container.GetRequiredService<IOptionsMonitor<AdoNetGrainStorageOptions>>().Get(name).GrainStorageSerializer,
            container.GetRequiredService<IActivatorProvider>()));
    }

    public void Participate(ISiloLifecycle lifecycle) => ((ILifecycleParticipant<ISiloLifecycle>)provider).Participate(lifecycle);
}
