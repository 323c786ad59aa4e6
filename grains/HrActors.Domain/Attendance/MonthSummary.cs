using System.Numerics;
using HrActors.Domain.Time;

namespace HrActors.Domain.Attendance;

/// <summary>What remains of a month whose events are no longer at hand.</summary>
[GenerateSerializer, Immutable, Alias("hr.month-summary")]
public sealed record MonthSummary
{
    [Id(0)] public required YearMonth Month { get; init; }

    /// <summary>Events of the month it was decided from, also those that do not count; fewer at hand than that cannot decide it again.</summary>
    [Id(1)] public int Events { get; init; }

    /// <summary>Calendar days with an event other than leave: bit 0 is the 1st.</summary>
    [Id(2)] public uint PunchDays { get; init; }

    /// <summary>Null until it was decided.</summary>
    [Id(3)] public SheetTotals? Totals { get; init; }

    /// <summary>First and last shift day with a punch; null without one.</summary>
    [Id(4)] public DateOnly? FirstDay { get; init; }
    [Id(5)] public DateOnly? LastDay { get; init; }

    /// <summary>An event came after it was decided: it has to be decided again.</summary>
    [Id(6)] public bool Stale { get; init; }

    /// <summary>What is left of <paramref name="sheet"/>, decided from <paramref name="events"/> events on <paramref name="punchDays"/>.</summary>
    public static MonthSummary Of(YearMonth month, MonthSheet sheet, int events, uint punchDays)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return new()
        {
            Month = month, Events = events, PunchDays = punchDays, Totals = sheet.Totals, FirstDay = sheet.FirstDay, LastDay = sheet.LastDay,
        };
    }

    /// <summary>A sheet without days.</summary>
    public MonthSheet ToSheet() => new() { Days = [], FirstDay = FirstDay, LastDay = LastDay, Totals = Totals };

    /// <summary>The first day with a punch after <paramref name="day"/>; null when the month has none.</summary>
    public DateOnly? FirstPunchAfter(DateOnly day)
    {
        if (Month.LastDay <= day) return null;
        var later = Month.Contains(day) ? PunchDays & (uint.MaxValue << day.Day) : PunchDays;
        return later == 0 ? null : Month.FirstDay.AddDays(BitOperations.TrailingZeroCount(later));
    }

    /// <summary>The same with an event that came later, to be decided again.</summary>
    public MonthSummary Reopened(DateOnly? punched) => this with
    {
        Stale = true,
        PunchDays = punched is { } day && Month.Contains(day) ? PunchDays | Bit(day) : PunchDays,
    };

    /// <summary>The bit of a day in <see cref="PunchDays"/>.</summary>
    public static uint Bit(DateOnly day) => 1u << (day.Day - 1);
}
