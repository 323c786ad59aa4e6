using HrActors.Domain.Time;

namespace HrActors.Domain.Attendance;

/// <summary>How a template reads a day.</summary>
public enum ShiftSystem
{
    None = 0,
    /// <summary>The same hours on every working day (标准工时制).</summary>
    Fixed = 1,
    /// <summary>Several shifts; a person works the one nearest to the punches (倒班).</summary>
    Rotating = 2,
    /// <summary>A core time, and a number of hours around it (弹性工作制).</summary>
    Flexible = 3,
    /// <summary>Hours are counted over a longer cycle, not by the day (综合计算工时工作制, 劳部发〔1994〕503号).</summary>
    Comprehensive = 4,
}

/// <summary>Start and end of a shift within the day it starts; an end not after the start lies on the next day.</summary>
public sealed record Shift
{
    public required string Name { get; init; }
    public required TimeOnly Start { get; init; }
    public required TimeOnly End { get; init; }

    /// <summary>Start of the unpaid break; null without one.</summary>
    public TimeOnly? BreakStart { get; init; }

    /// <summary>Minutes; 0 without a break.</summary>
    public int BreakMinutes { get; init; }
}

/// <summary>A pattern of working time, as a branch chooses it by name.</summary>
public sealed record ShiftTemplate
{
    public static readonly ShiftTemplate Standard = Of("standard", ShiftSystem.Fixed, Day("standard", 9, 18, breakAt: 12));

    public static readonly ShiftTemplate TwoShift = Of("two-shift", ShiftSystem.Rotating, Day("day", 8, 20, breakAt: 12), Day("night", 20, 8, breakAt: 0));

    public static readonly ShiftTemplate ThreeShift =
        Of("three-shift", ShiftSystem.Rotating, Day("night", 0, 8), Day("day", 8, 16), Day("evening", 16, 0));

    /// <summary>Eight hours around a core from ten to four.</summary>
    public static readonly ShiftTemplate Flexible = Of("flexible", ShiftSystem.Flexible, Day("flexible", 10, 16, breakAt: 12)) with { RequiredMinutes = 480 };

    public static readonly ShiftTemplate Comprehensive = Of("comprehensive", ShiftSystem.Comprehensive, Day("comprehensive", 9, 18, breakAt: 12));

    public static readonly ImmutableArray<ShiftTemplate> All = [Standard, TwoShift, ThreeShift, Flexible, Comprehensive];

    /// <summary>The name a branch states.</summary>
    public required string Name { get; init; }
    public required ShiftSystem System { get; init; }

    /// <summary>At least one; exactly one unless rotating.</summary>
    public required ImmutableArray<Shift> Shifts { get; init; }

    /// <summary>Minutes of work a day asks for where hours are flexible; 0 where start and end say it.</summary>
    public int RequiredMinutes { get; init; }

    /// <summary>The plan in which it holds on all days.</summary>
    internal ShiftPlan AsPlan => field ??= ShiftPlan.Of(this);

    /// <summary>The template with this name; null when there is none.</summary>
    public static ShiftTemplate? Find(string? name) => All.FirstOrDefault(template => template.Name == name);

    /// <summary>The first and the last shift day that an event at this moment may be booked to, whatever else was punched.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="at">When it was.</param>
    public (DateOnly First, DateOnly Last) ShiftDays(PunchKind kind, DateTimeOffset at)
    {
        var day = ChinaTime.DateOf(at);
        // What lies at the ends of all time was never made, and has no day beside it.
        if (kind == PunchKind.Leave || at < EventTimes.Earliest || day.Year == DateOnly.MaxValue.Year) return (day, day);

        var (first, last) = ShiftAssignment.Reach(this, PunchBook.LocalOf(at));
        // What is taken back may be leave, which is of the day of the calendar.
        return kind == PunchKind.Withdrawal && day > last ? (first, day) : (first, last);
    }

    private static ShiftTemplate Of(string name, ShiftSystem system, params ReadOnlySpan<Shift> shifts) =>
        new() { Name = name, System = system, Shifts = [.. shifts] };

    private static Shift Day(string name, int start, int end, int? breakAt = null) => new()
    {
        Name = name,
        Start = new(start, 0),
        End = new(end, 0),
        BreakStart = breakAt is { } hour ? new(hour, 0) : null,
        BreakMinutes = breakAt is null ? 0 : 60,
    };
}
