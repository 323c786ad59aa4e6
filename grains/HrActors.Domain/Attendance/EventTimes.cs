using HrActors.Domain.Time;

namespace HrActors.Domain.Attendance;

/// <summary>When an attendance event may lie. What lies outside was never made: a clock without a battery, a time nobody filled in.</summary>
public static class EventTimes
{
    /// <summary>The first instant of an event, included.</summary>
    public static readonly DateTimeOffset Earliest = ChinaTime.StartOf(new(2000, 1, 1));

    /// <summary>How far ahead a punch may lie: clocks differ.</summary>
    public static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    /// <summary>How far ahead leave may lie, which is planned: a year.</summary>
    public static readonly TimeSpan LeavePlanned = TimeSpan.FromDays(366);

    /// <summary>The last instant of an event of this kind, included.</summary>
    public static DateTimeOffset Latest(PunchKind kind, DateTimeOffset now) => now + (kind == PunchKind.Leave ? LeavePlanned : ClockDifference);
}
