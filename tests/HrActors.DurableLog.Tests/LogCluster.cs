using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;
using Orleans.TestingHost;

namespace HrActors.DurableLog.Tests;

/// <summary>A silo (or several) with the stream provider <c>log</c> over a given database.</summary>
internal sealed class LogCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private LogCluster(InProcessTestCluster cluster, Delivered delivered)
    {
        _cluster = cluster;
        Delivered = delivered;
    }

    public Delivered Delivered { get; }

    public IDurableLog Log => _cluster.GetSiloServiceProvider().GetRequiredService<IDurableLog>();

    public IDeadLetters DeadLetters => _cluster.GetSiloServiceProvider().GetRequiredService<IDeadLetters>();

    public static async Task<LogCluster> Start(
        Func<LogDatabase> open, Action<DurableLogOptions>? configure = null, Delivered? delivered = null, short silos = 1)
    {
        delivered ??= new();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(delivered);
            silo.Services.AddDurableLog(_ => open(), options =>
            {
                options.CheckpointPeriod = TimeSpan.FromMilliseconds(1);
                options.MaxDeliveryTime = TimeSpan.FromMilliseconds(200);
                configure?.Invoke(options);
            });
            silo.AddDurableLogStreams("log");
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster, delivered);
    }

    /// <summary>Publishes as a grain would, through a silo's stream provider.</summary>
    public Task Publish(string key, params string[] ids)
    {
        var provider = _cluster.GetSiloServiceProvider().GetRequiredKeyedService<IStreamProvider>("log");
        return provider.GetStream<Swipe>(StreamId.Create("swipes", key)).OnNextBatchAsync(ids.Select(id => new Swipe { Id = id }));
    }

    /// <summary>Appends as an intake would, through a silo's own log.</summary>
    public Task<IReadOnlyList<AppendOutcome>> Append(string ns, string key, int silo, params string[] ids)
    {
        var services = _cluster.GetSiloServiceProvider(_cluster.Silos[silo].SiloAddress);
        var payload = services.GetRequiredService<LogPayload>();
        return services.GetRequiredService<IDurableLog>().Append(
            new(ns, key), [.. ids.Select(id => TestLog.Event(id) with { Payload = payload.Write(new Swipe { Id = id }) })]);
    }

    public Task<IReadOnlyList<AppendOutcome>> Append(string ns, string key, params string[] ids) => Append(ns, key, 0, ids);

    /// <summary>Ends the first silo without letting it finish anything.</summary>
    public Task Kill() => _cluster.KillSiloAsync(_cluster.Silos[0]);

    /// <summary>Completes when the saved checkpoint of every queue has reached its end.</summary>
    public Task AllCheckpointed() => TestLog.Until(async () => (await Log.GetStatus(CancellationToken.None)).All(queue => queue.Lag == 0));

    public Task NoDeadLetters() => TestLog.Until(async () => await DeadLetters.Count(CancellationToken.None) == 0);

    /// <summary>The first dead letter of which <paramref name="met"/> holds, once there is one.</summary>
    public async Task<DeadLetter> DeadLetter(Func<DeadLetter, bool> met)
    {
        DeadLetter? found = null;
        await TestLog.Until(
            async () => (found = (await DeadLetters.List(null, 10, CancellationToken.None)).FirstOrDefault(met)) is not null);
        return found!;
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
