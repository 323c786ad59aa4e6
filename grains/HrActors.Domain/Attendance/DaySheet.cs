namespace HrActors.Domain.Attendance;

/// <summary>Attendance of one month, day by day.</summary>
[GenerateSerializer, Immutable, Alias("hr.month-sheet")]
public sealed record MonthSheet
{
    /// <summary>One entry for each day of the month.</summary>
    [Id(0)] public required ImmutableList<DaySheet> Days { get; init; }

    /// <summary>First and last shift day with a punch in the month; null without one.</summary>
    [Id(1)] public DateOnly? FirstDay { get; init; }
    [Id(2)] public DateOnly? LastDay { get; init; }
}

/// <summary>What was punched for a shift day and what it comes to. Minutes are whole, counted when full, and never negative.</summary>
[GenerateSerializer, Immutable, Alias("hr.day-sheet")]
public sealed record DaySheet
{
    [Id(0)] public required DateOnly Date { get; init; }

    /// <summary>Everything booked to the day, in time order, whether it counts or not.</summary>
    [Id(1)] public ImmutableList<DayPunch> Punches { get; init; } = [];

    /// <summary>Name of the shift; null on a day without punches that decides none.</summary>
    [Id(2)] public string? Shift { get; init; }

    /// <summary>From coming (not before the shift starts) to going, the break left out.</summary>
    [Id(3)] public int WorkedMinutes { get; init; }
    [Id(4)] public int LateMinutes { get; init; }
    [Id(5)] public int EarlyMinutes { get; init; }

    /// <summary>Work after the shift's end, beyond the day's hours where they are flexible, or all work on a day off.</summary>
    [Id(6)] public int OvertimeMinutes { get; init; }

    /// <summary>A past working day of the employment without any punch and without leave.</summary>
    [Id(7)] public bool Absence { get; init; }

    /// <summary>Leave was given for the day: nothing is missing, late or early.</summary>
    [Id(8)] public bool OnLeave { get; init; }

    /// <summary><c>missing-punch</c>: in or out is missing; <c>short-hours</c>: fewer than the flexible day asks for.</summary>
    [Id(9)] public ImmutableList<string> Exceptions { get; init; } = [];

    /// <summary>Whether the calendar makes it a working day.</summary>
    [Id(10)] public required bool WorkingDay { get; init; }
}

/// <summary>One raw event as booked to a day.</summary>
[GenerateSerializer, Immutable, Alias("hr.day-punch")]
public sealed record DayPunch
{
    /// <summary>In +08:00.</summary>
    [Id(0)] public required DateTimeOffset Time { get; init; }
    [Id(1)] public required string Source { get; init; }
    [Id(2)] public required PunchKind Kind { get; init; }

    /// <summary>Taken together with the punch up to a minute before it.</summary>
    [Id(3)] public bool Merged { get; init; }

    /// <summary>A correction stands in its place.</summary>
    [Id(4)] public bool Replaced { get; init; }

    /// <summary>Null when none was given.</summary>
    [Id(5)] public string? Reason { get; init; }
}
