using System.Data.Common;

namespace HrActors.DurableLog.Storage;

/// <summary>Rows of the log as records, the same for both databases.</summary>
internal static class LogRows
{
    /// <summary>Columns of <see cref="Read(DbDataReader)"/>; <c>e</c> is the event and <c>s</c> its stream.</summary>
    public const string Columns =
        """
        e.queue, e.position, e.previous, e.source, e.event_id, e.subject, e.occurred_us, e.offset_minutes, e.stored_us, e.payload,
        s.namespace, s.key
        """;

    /// <summary>Columns of a dead letter <c>d</c>, after those of its event.</summary>
    public const string DeadLetterColumns = Columns + ", d.failed_us, d.next_us, d.attempts, d.error_type";

    public static LogRecord Read(DbDataReader reader) => new()
    {
        Queue = reader.GetInt32(0),
        Position = reader.GetInt64(1),
        Previous = reader.GetInt64(2),
        Source = reader.GetString(3),
        EventId = reader.GetString(4),
        Subject = reader.IsDBNull(5) ? null : reader.GetString(5),
        OccurredAt = Microseconds.ToTime(reader.GetInt64(6), reader.GetInt16(7)),
        StoredAt = Microseconds.ToTime(reader.GetInt64(8)),
        Payload = reader.GetFieldValue<byte[]>(9),
        Stream = new(reader.GetString(10), reader.GetString(11)),
    };

    public static DeadLetter ReadDeadLetter(DbDataReader reader) => new()
    {
        Record = Read(reader),
        FailedAt = Microseconds.ToTime(reader.GetInt64(12)),
        NextAttemptAt = Microseconds.ToTime(reader.GetInt64(13)),
        Attempts = reader.GetInt32(14),
        ErrorType = reader.IsDBNull(15) ? null : reader.GetString(15),
    };

    public static async Task<List<LogRecord>> Read(DbCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var records = new List<LogRecord>();
        while (await reader.ReadAsync(cancellationToken)) records.Add(Read(reader));
        return records;
    }

    public static DbParameter Add(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
