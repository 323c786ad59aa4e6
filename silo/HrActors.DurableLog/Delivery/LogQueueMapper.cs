using HrActors.DurableLog.Appending;
using Orleans.Configuration;
using Orleans.Streams;

namespace HrActors.DurableLog.Delivery;

/// <summary>
/// Streams to queues by the log's own hash, which is stored data and never changes; queues to silos by the platform's ring.
/// </summary>
internal sealed class LogQueueMapper : IConsistentRingStreamQueueMapper
{
    private readonly HashRingBasedStreamQueueMapper _ring;
    private readonly QueueId[] _queues;

    public LogQueueMapper(int queueCount, string name)
    {
        _ring = new(new HashRingStreamQueueMapperOptions { TotalQueueCount = queueCount }, name);
        _queues = [.. _ring.GetAllQueues().OrderBy(Number)];
    }

    public IEnumerable<QueueId> GetAllQueues() => _queues;

    public IEnumerable<QueueId> GetQueuesForRange(IRingRange range) => _ring.GetQueuesForRange(range);

    public QueueId GetQueueForStream(StreamId streamId) => _queues[StreamHash.Queue(ToLogStream(streamId), _queues.Length)];

    public static int Number(QueueId queue) => (int)queue.GetNumericId();

    public static LogStream ToLogStream(StreamId streamId) =>
        new(streamId.GetNamespace() ?? throw new ArgumentException("A stream of the log needs a namespace."), streamId.GetKeyAsString());
}
