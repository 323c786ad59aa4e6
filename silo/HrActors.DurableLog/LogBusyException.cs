namespace HrActors.DurableLog;

/// <summary>
/// The log cannot take events now: too many wait, or its database does not answer. Whether the events of the call are stored is
/// unknown; repeating them with the same ids is safe.
/// </summary>
[GenerateSerializer, Alias("durable-log.busy")]
public sealed class LogBusyException : Exception
{
    public LogBusyException()
        : this("The log is busy.", TimeSpan.FromSeconds(1))
    {
    }

    public LogBusyException(string message)
        : this(message, TimeSpan.FromSeconds(1))
    {
    }

    public LogBusyException(string message, Exception innerException)
        : this(message, TimeSpan.FromSeconds(1), innerException)
    {
    }

    public LogBusyException(string message, TimeSpan retryAfter, Exception? innerException = null)
        : base(message, innerException)
    {
        RetryAfter = retryAfter;
    }

    /// <summary>How long to wait before the next try.</summary>
    [Id(0)] public TimeSpan RetryAfter { get; private set; }
}
