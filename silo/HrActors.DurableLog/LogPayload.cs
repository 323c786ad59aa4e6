using Orleans.Serialization;

namespace HrActors.DurableLog;

/// <summary>
/// Items to bytes and back. A payload is the item written by the Orleans serializer with its type, so that whoever appends bytes and
/// whoever publishes to a stream store the same thing. Register the log with <c>AddDurableLog</c> and take this from the container.
/// </summary>
public sealed class LogPayload(Serializer serializer)
{
    /// <summary>
    /// The bytes of <paramref name="item"/>; its type must carry <c>[GenerateSerializer]</c> and should carry <c>[Alias]</c>.
    /// </summary>
    public ReadOnlyMemory<byte> Write(object item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return serializer.SerializeToArray(item);
    }

    /// <summary>The item of <paramref name="payload"/>.</summary>
    /// <exception cref="InvalidCastException">The item is not a <typeparamref name="T"/>.</exception>
    public T Read<T>(ReadOnlyMemory<byte> payload) => (T)serializer.Deserialize<object>(payload)!;

    /// <inheritdoc cref="Read{T}(ReadOnlyMemory{byte})"/>
    public T Read<T>(LogRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Read<T>(record.Payload);
    }
}
