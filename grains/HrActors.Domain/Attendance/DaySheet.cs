namespace HrActors.Domain.Attendance;

/// <summary>Attendance of one month, day by day.</summary>
public sealed record MonthSheet
{
    /// <summary>One entry for each day of the month.</summary>
    public required ImmutableList<DaySheet> Days { get; init; }

    /// <summary>First and last shift day with a punch in the month; null without one.</summary>
    public DateOnly? FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }
}

/// <summary>What was punched for a shift day and what it comes to. Minutes are whole, counted when full, and never negative.</summary>
public sealed record DaySheet
{
    public required DateOnly Date { get; init; }

    /// <summary>Everything booked to the day, in time order, whether it counts or not.</summary>
    public ImmutableList<DayPunch> Punches { get; init; } = [];

    /// <summary>Name of the shift; null on a day without punches that decides none.</summary>
    public string? Shift { get; init; }

    /// <summary>From coming (not before the shift starts) to going, the break left out.</summary>
    public int WorkedMinutes { get; init; }
    public int LateMinutes { get; init; }
    public int EarlyMinutes { get; init; }

    /// <summary>Work after the shift's end, beyond the day's hours where they are flexible, or all work on a day off.</summary>
    public int OvertimeMinutes { get; init; }

    /// <summary>A past working day of the employment without any punch and without leave.</summary>
    public bool Absence { get; init; }

    /// <summary>Leave was given for the day: nothing is missing, late or early.</summary>
    public bool OnLeave { get; init; }

    /// <summary><c>missing-punch</c>: in or out is missing; <c>short-hours</c>: fewer than the flexible day asks for.</summary>
    public ImmutableList<string> Exceptions { get; init; } = [];

    /// <summary>Whether the calendar makes it a working day.</summary>
    public required bool WorkingDay { get; init; }
}

/// <summary>One raw event as booked to a day.</summary>
public sealed record DayPunch
{
    /// <summary>In +08:00.</summary>
    public required DateTimeOffset Time { get; init; }
    public required string Source { get; init; }
    public required PunchKind Kind { get; init; }

    /// <summary>Taken together with the punch up to a minute before it.</summary>
    public bool Merged { get; init; }

    /// <summary>A correction stands in its place.</summary>
    public bool Replaced { get; init; }

    /// <summary>Null when none was given.</summary>
    public string? Reason { get; init; }
}
