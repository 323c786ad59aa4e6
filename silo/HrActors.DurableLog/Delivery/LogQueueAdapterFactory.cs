using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace HrActors.DurableLog.Delivery;

/// <summary>Makes the parts of one stream provider; the cache of a queue is shared by its receiver and its failure handler.</summary>
internal sealed class LogQueueAdapterFactory(string name, EventLog log, IServiceProvider services)
    : IQueueAdapterFactory, IQueueAdapterCache
{
    private readonly LogQueueMapper _mapper = new(log.Options.QueueCount, name);
    private readonly ConcurrentDictionary<int, LogQueueCache> _caches = new();
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();

    public static IQueueAdapterFactory Create(IServiceProvider services, string name) =>
        new LogQueueAdapterFactory(name, services.GetRequiredService<EventLog>(), services);

    public Task<IQueueAdapter> CreateAdapter() => CreateAdapter(CancellationToken.None);

    /// <summary>Prepares the database: a log that does not fit the settings stops the silo here.</summary>
    public async Task<IQueueAdapter> CreateAdapter(CancellationToken cancellationToken)
    {
        await log.Start().WaitAsync(cancellationToken);
        return new LogQueueAdapter(name, log, services.GetRequiredService<LogPayload>(), _time, CreateReceiver);
    }

    public IQueueAdapterCache GetQueueAdapterCache() => this;

    public IStreamQueueMapper GetStreamQueueMapper() => _mapper;

    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId)
    {
        var queue = LogQueueMapper.Number(queueId);
        return Task.FromResult<IStreamFailureHandler>(new LogFailureHandler(
            log,
            queue,
            () => _caches.GetValueOrDefault(queue),
            services.GetRequiredService<DeliveryErrors>(),
            _time,
            services.GetRequiredService<ILogger<LogFailureHandler>>()));
    }

    public IQueueCache CreateQueueCache(QueueId queueId) => _caches[LogQueueMapper.Number(queueId)] =
        new(log.Options.CacheSize, log.Options.MaxDelivery, services.GetRequiredService<LogPayload>());

    private LogQueueReceiver CreateReceiver(QueueId queueId)
    {
        var queue = LogQueueMapper.Number(queueId);
        return new(log, queue, _caches[queue], _time);
    }
}
