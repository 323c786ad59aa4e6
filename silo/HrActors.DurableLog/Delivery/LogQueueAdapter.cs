using Orleans.Streams;

namespace HrActors.DurableLog.Delivery;

/// <summary>
/// Publishing to a stream: an append whose answer per event is dropped. A reused id is an exception, because the event is not stored.
/// The caller's request context is not kept.
/// </summary>
internal sealed class LogQueueAdapter(
    string name, EventLog log, LogPayload payload, TimeProvider time, Func<QueueId, IQueueAdapterReceiver> createReceiver) : IQueueAdapter
{
    public string Name => name;

    /// <summary>False: rewinding is reading the log from the consumer's own position, which no cache limits.</summary>
    public bool IsRewindable => false;

    public StreamProviderDirection Direction => StreamProviderDirection.ReadWrite;

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => createReceiver(queueId);

    public async Task QueueMessageBatchAsync<T>(
        StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext)
    {
        var stored = events.Select(item => ToEvent(item!)).ToList();
        var outcomes = await log.Append(LogQueueMapper.ToLogStream(streamId), stored, CancellationToken.None);
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (outcomes[i].Kind == AppendKind.IdReused)
                throw new EventIdReusedException($"Event '{stored[i].EventId}' of '{stored[i].Source}' is stored with other content.");
        }
    }

    private LogEvent ToEvent(object item)
    {
        var identity = item is IIdentifiedEvent identified ? identified.Identity : log.Options.Identify?.Invoke(item);
        return new()
        {
            Source = identity?.Source ?? name,
            EventId = identity?.EventId ?? Guid.CreateVersion7().ToString("N"),
            Subject = identity?.Subject,
            OccurredAt = identity?.OccurredAt ?? time.GetUtcNow(),
            Payload = payload.Write(item),
        };
    }
}
