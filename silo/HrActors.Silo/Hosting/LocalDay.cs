namespace HrActors.Silo.Hosting;

/// <summary>The day in the time zone of the group, Asia/Shanghai: UTC+8 all year since 1992, so no zone data are needed.</summary>
internal static class LocalDay
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly Today(this TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(Offset).DateTime);

    public static DateTimeOffset At(DateOnly day, TimeOnly hour) => new(day.ToDateTime(hour), Offset);
}
