using System.Globalization;

namespace HrActors.Sandbox.Hosting;

/// <summary>Instants as an agency writes them: ISO 8601 at +08:00, milliseconds.</summary>
internal static class ChinaTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateTimeOffset ChinaNow(this TimeProvider time) => time.GetUtcNow().ToOffset(Offset);

    public static string Stamp(this TimeProvider time) =>
        time.ChinaNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds since 1970, for due times.</summary>
    public static long Milliseconds(this TimeProvider time) => time.GetUtcNow().ToUnixTimeMilliseconds();
}
