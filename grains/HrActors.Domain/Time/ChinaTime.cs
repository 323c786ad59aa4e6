namespace HrActors.Domain.Time;

/// <summary>Local time of the group: Asia/Shanghai, UTC+08:00 all year since 1992, so no zone data are needed.</summary>
public static class ChinaTime
{
    /// <summary>IANA name of the zone.</summary>
    public const string ZoneName = "Asia/Shanghai";

    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The first instant of a day.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, Offset);

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);
}
