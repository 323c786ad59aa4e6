using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Streams;

namespace HrActors.DurableLog.Delivery;

/// <summary>
/// Records of one stream, in order, delivered in one call. Items are read from their bytes by the consumer, and a consumer of
/// <see cref="LogRecord"/> gets the records themselves. Carries no request context: an event has none.
/// </summary>
[GenerateSerializer, Immutable, Alias("durable-log.batch"), SerializationCallbacks(typeof(OnDeserializedCallbacks))]
internal sealed class LogBatch : IBatchContainer, IOnDeserialized
{
    [NonSerialized]
    private readonly int _attempts;

    [NonSerialized]
    private LogPayload? _payloads;

    public LogBatch(StreamId streamId, ArraySegment<LogRecord> records, LogPayload payloads, int attempts = 0)
    {
        StreamId = streamId;
        Records = records;
        _payloads = payloads;
        _attempts = attempts;
    }

    /// <summary>
    /// How many times delivery was given up before; above 0 only for dead letters that are offered again, on the agent's side.
    /// </summary>
    public int Attempts => _attempts;

    [Id(0)] public StreamId StreamId { get; private set; }

    [Id(1)] public ArraySegment<LogRecord> Records { get; private set; }

    /// <summary>The place of the last record: all up to it are delivered once this is.</summary>
    public StreamSequenceToken SequenceToken => Records[^1].Token;

    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>()
    {
        foreach (var record in Records)
        {
            var item = record is T whole ? whole : _payloads!.Read<T>(record);
            yield return Tuple.Create<T, StreamSequenceToken>(item, record.Token);
        }
    }

    public bool ImportRequestContext() => false;

    void IOnDeserialized.OnDeserialized(DeserializationContext context) =>
        _payloads = context.ServiceProvider.GetRequiredService<LogPayload>();
}
