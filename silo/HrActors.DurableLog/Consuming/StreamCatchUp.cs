namespace HrActors.DurableLog;

/// <summary>Reads what a consumer has not applied yet.</summary>
public static class StreamCatchUp
{
    /// <summary>
    /// Applies every record of <paramref name="stream"/> after <paramref name="cursor"/>, in order, and returns the cursor after the last.
    /// For waking, and for <see cref="Arrival.Gap"/>. Records removed by retention are not missed: the next one kept is applied.
    /// At most <paramref name="page"/> records are read at a time.
    /// </summary>
    public static async Task<StreamCursor> CatchUp(
        this IDurableLog log,
        LogStream stream,
        StreamCursor cursor,
        Func<LogRecord, Task> apply,
        CancellationToken cancellationToken,
        int page = 500)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(apply);
        while (true)
        {
            var records = await log.ReadStream(stream, cursor.Position, page, cancellationToken);
            foreach (var record in records)
            {
                await apply(record);
                cursor = cursor.After(record);
            }

            if (records.Count < page) return cursor;
        }
    }
}
