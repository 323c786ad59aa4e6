namespace HrActors.Storage.Databases;

/// <summary>Instants as both databases keep them: microseconds since 1970 in UTC, so that they compare and page alike.</summary>
internal static class Microseconds
{
    public static long From(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static long? From(DateTimeOffset? instant) => instant is { } value ? From(value) : null;

    public static DateTimeOffset ToInstant(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    public static DateTimeOffset? ToInstant(long? microseconds) => microseconds is { } value ? ToInstant(value) : null;
}
