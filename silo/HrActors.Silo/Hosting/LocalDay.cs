using HrActors.Domain.Time;

namespace HrActors.Silo.Hosting;

/// <summary>Days and hours in the local time of the group.</summary>
internal static class LocalDay
{
    public static DateOnly Today(this TimeProvider time) => ChinaTime.DateOf(time.GetUtcNow());

    public static DateTimeOffset At(DateOnly day, TimeOnly hour) => new(day.ToDateTime(hour), ChinaTime.Offset);
}
