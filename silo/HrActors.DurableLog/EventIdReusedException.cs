namespace HrActors.DurableLog;

/// <summary>
/// An event published to a stream was not stored, because another event with its id and other content is. Publishing has no answer per
/// event, so this is an exception there; <see cref="IDurableLog.Append(LogStream, IReadOnlyList{LogEvent}, CancellationToken)"/>
/// answers <see cref="AppendKind.IdReused"/>.
/// </summary>
[GenerateSerializer, Alias("durable-log.id-reused")]
public sealed class EventIdReusedException : Exception
{
    public EventIdReusedException()
    {
    }

    public EventIdReusedException(string message)
        : base(message)
    {
    }

    public EventIdReusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
