namespace HrActors.Grains;

/// <summary>Local time of the group: Asia/Shanghai, UTC+08:00 without daylight saving.</summary>
internal static class ChinaTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);
}
