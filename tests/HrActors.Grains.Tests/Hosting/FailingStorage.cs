using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace HrActors.Grains.Tests.Hosting;

/// <summary>The real grain storage, whose next write for a grain can be made to fail.</summary>
internal sealed class FailingStorage
{
    private readonly ConcurrentDictionary<GrainId, bool> _failing = new();
    private readonly ConcurrentDictionary<GrainId, int> _reads = new();

    /// <summary>Makes the next write of <paramref name="grain"/> fail, before it reached the database or after it has landed.</summary>
    public void FailNext(IAddressable grain, bool landed) => _failing[grain.GetGrainId()] = landed;

    /// <summary>How often the grain's state was loaded: once per activation.</summary>
    public int Reads(IAddressable grain) => _reads.GetValueOrDefault(grain.GetGrainId());

    public void Wrap(IServiceCollection services)
    {
        var original = services.Last(service => service.ServiceType == typeof(IGrainStorage) && Equals(service.ServiceKey, "hr"));
        services.Remove(original);
        services.AddKeyedSingleton<IGrainStorage>("hr", (provider, key) =>
            new Wrapper((IGrainStorage)original.KeyedImplementationFactory!(provider, key), this));
    }

    private sealed class Wrapper(IGrainStorage inner, FailingStorage owner) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            owner._reads.AddOrUpdate(grainId, 1, (_, count) => count + 1);
            return inner.ReadStateAsync(stateName, grainId, grainState);
        }

        public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            var fails = owner._failing.TryRemove(grainId, out var landed);
            if (fails && !landed) throw new IOException("The disk is full.");
            await inner.WriteStateAsync(stateName, grainId, grainState);
            if (fails) throw new IOException("The answer was lost.");
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            inner.ClearStateAsync(stateName, grainId, grainState);

        public void Participate(ISiloLifecycle lifecycle) => ((ILifecycleParticipant<ISiloLifecycle>)inner).Participate(lifecycle);
    }
}
