namespace HrActors.DurableLog;

/// <summary>Times as the tables hold them: microseconds since 1970-01-01T00:00Z.</summary>
internal static class Microseconds
{
    public static long From(DateTimeOffset time) => (time.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset ToTime(long microseconds, int offsetMinutes = 0) =>
        new DateTimeOffset(DateTime.UnixEpoch.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero)
            .ToOffset(TimeSpan.FromMinutes(offsetMinutes));
}
