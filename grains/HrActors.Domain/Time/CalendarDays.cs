namespace HrActors.Domain.Time;

/// <summary>Steps from day to day that stop at the ends of the calendar, 0001-01-01 and 9999-12-31, instead of failing there.</summary>
public static class CalendarDays
{
    public static DateOnly DayBefore(this DateOnly day) => day == DateOnly.MinValue ? day : day.AddDays(-1);

    public static DateOnly DayAfter(this DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);
}
