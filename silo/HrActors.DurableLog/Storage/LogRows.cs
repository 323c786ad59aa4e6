using System.Data.Common;

namespace HrActors.DurableLog.Storage;

/// <summary>Rows of the log as records, the same for both databases.</summary>
internal static class LogRows
{
    /// <summary>Columns of <see cref="Read(DbDataReader)"/>; <c>e</c> is the event, <c>s</c> its stream and <c>o</c> its source.</summary>
    public const string Columns =
        "e.place, e.back, o.source, e.event_id, e.subject, e.occurred_us, e.offset_minutes, e.stored_us, e.payload, s.namespace, s.key";

    /// <summary>Joins of an event <c>e</c> that <see cref="Columns"/> need.</summary>
    public const string Joins = "join log_stream s on s.stream_id = e.stream_id join log_source o on o.source_id = e.source_id";

    /// <summary>Columns of a dead letter <c>d</c>, after those of its event.</summary>
    public const string DeadLetterColumns = Columns + ", d.failed_us, d.next_us, d.attempts, d.error_type";

    public static LogRecord Read(DbDataReader reader)
    {
        var place = reader.GetInt64(0);
        var position = Place.Position(place);
        var back = reader.GetInt32(1);
        return new()
        {
            Queue = Place.Queue(place),
            Position = position,
            Previous = back == 0 ? 0 : position - back,
            Source = reader.GetString(2),
            EventId = reader.GetString(3),
            Subject = reader.IsDBNull(4) ? null : reader.GetString(4),
            OccurredAt = Microseconds.ToTime(reader.GetInt64(5), reader.GetInt16(6)),
            StoredAt = Microseconds.ToTime(reader.GetInt64(7)),
            Payload = reader.GetFieldValue<byte[]>(8),
            Stream = new(reader.GetString(9), reader.GetString(10)),
        };
    }

    public static DeadLetter ReadDeadLetter(DbDataReader reader) => new()
    {
        Record = Read(reader),
        FailedAt = Microseconds.ToTime(reader.GetInt64(11)),
        NextAttemptAt = Microseconds.ToTime(reader.GetInt64(12)),
        Attempts = reader.GetInt32(13),
        ErrorType = reader.IsDBNull(14) ? null : reader.GetString(14),
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
