using System.Buffers;
using Orleans.Serialization;

namespace HrActors.DurableLog;

/// <summary>
/// Items to bytes and back. A payload is the item written by the Orleans serializer with its type, so that whoever appends bytes and
/// whoever publishes to a stream store the same thing, or the shorter form of an <see cref="ILogItemCodec"/>. Register the log with
/// <c>AddDurableLog</c> and take this from the container.
/// </summary>
public sealed class LogPayload(Serializer serializer, IEnumerable<ILogItemCodec> codecs)
{
    /// <summary>First byte of a codec's form; no item written by the serializer begins with it.</summary>
    private const byte CodecMark = 0xFF;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    private readonly Dictionary<string, ILogItemCodec> _codecs = codecs.ToDictionary(codec => codec.Namespace, StringComparer.Ordinal);

    /// <summary>
    /// The bytes of <paramref name="item"/>; its type must carry <c>[GenerateSerializer]</c> and should carry <c>[Alias]</c>.
    /// </summary>
    public ReadOnlyMemory<byte> Write(object item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return serializer.SerializeToArray(item);
    }

    /// <summary>
    /// The bytes of <paramref name="item"/> for an event of namespace <paramref name="ns"/>, in the short form where that can hold it. The
    /// event's stream, source, id, subject and time must be the item's own: a short form leaves them out.
    /// </summary>
    public ReadOnlyMemory<byte> Write(string ns, object item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (!_codecs.TryGetValue(ns, out var codec)) return Write(item);

        var buffer = _buffer ??= new(256);
        buffer.ResetWrittenCount();
        buffer.GetSpan(1)[0] = CodecMark;
        buffer.Advance(1);
        return codec.TryWrite(item, buffer) ? buffer.WrittenSpan.ToArray() : Write(item);
    }

    /// <summary>The item of a payload that holds it whole.</summary>
    /// <exception cref="InvalidCastException">The item is not a <typeparamref name="T"/>.</exception>
    public T Read<T>(ReadOnlyMemory<byte> payload) => (T)serializer.Deserialize<object>(payload)!;

    /// <summary>The item of a record, in whatever form it is stored.</summary>
    /// <exception cref="InvalidCastException">The item is not a <typeparamref name="T"/>.</exception>
    /// <exception cref="InvalidOperationException">The codec that wrote it is not registered.</exception>
    public T Read<T>(LogRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var payload = record.Payload.Span;
        if (payload.IsEmpty || payload[0] != CodecMark) return Read<T>(record.Payload);
        return _codecs.TryGetValue(record.Stream.Namespace, out var codec)
            ? (T)codec.Read(record, payload[1..])
            : throw new InvalidOperationException($"No codec reads the items of '{record.Stream.Namespace}'.");
    }
}
