namespace HrActors.DurableLog;

/// <summary>
/// The database holds a log with another number of queues than configured. The number cannot change once events are stored.
/// </summary>
public sealed class QueueCountMismatchException : Exception
{
    public QueueCountMismatchException()
    {
    }

    public QueueCountMismatchException(string message)
        : base(message)
    {
    }

    public QueueCountMismatchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public QueueCountMismatchException(int stored, int configured)
        : base($"The log in this database has {stored} queues, the configuration says {configured}. Set QueueCount to {stored}.")
    {
    }
}
