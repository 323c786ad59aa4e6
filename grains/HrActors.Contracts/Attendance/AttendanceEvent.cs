namespace HrActors.Contracts.Attendance;

/// <summary>Kind of an attendance event (考勤事件). Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.attendance-kind")]
public enum AttendanceKind
{
    None = 0,
    ClockIn = 1,
    ClockOut = 2,
    /// <summary>A punch without direction.</summary>
    Punch = 3,
    Leave = 4,
    /// <summary>A correction (补卡): adds a punch, or replaces the event named.</summary>
    Correction = 5,
}

/// <summary>One event as an upstream system sent it; source, id and subject stand in the log beside it.</summary>
[GenerateSerializer, Immutable, Alias("hr.attendance-event")]
public sealed record AttendanceEvent
{
    [Id(0)] public required string EmployeeNo { get; init; }
    [Id(1)] public required AttendanceKind Kind { get; init; }
    [Id(2)] public required DateTimeOffset At { get; init; }
    [Id(3)] public required string BranchCode { get; init; }
    [Id(4)] public required string Source { get; init; }
    [Id(5)] public required string EventId { get; init; }
    [Id(6)] public string? Device { get; init; }
    [Id(7)] public string? Reason { get; init; }

    /// <summary>The id of the event of the same source that a correction replaces; null when it adds one.</summary>
    [Id(8)] public string? Replaces { get; init; }
}

/// <summary>An event with its place in the log, by which an employee knows what it has seen.</summary>
[GenerateSerializer, Immutable, Alias("hr.logged-punch")]
public sealed record LoggedPunch
{
    [Id(0)] public required int Queue { get; init; }
    [Id(1)] public required long Position { get; init; }
    [Id(2)] public required AttendanceEvent Event { get; init; }
}

/// <summary>One month of an employee, day by day.</summary>
[GenerateSerializer, Immutable, Alias("hr.attendance-month")]
public sealed record AttendanceMonth
{
    [Id(0)] public ImmutableList<AttendanceDay> Days { get; init; } = [];

    /// <summary>First and last day with a punch in the month; null without one.</summary>
    [Id(1)] public DateOnly? FirstDay { get; init; }
    [Id(2)] public DateOnly? LastDay { get; init; }
}

/// <summary>One shift day: what was punched and what it came to. Minutes are whole and not negative.</summary>
[GenerateSerializer, Immutable, Alias("hr.attendance-day")]
public sealed record AttendanceDay
{
    [Id(0)] public required DateOnly Date { get; init; }
    [Id(1)] public ImmutableList<AttendancePunch> Punches { get; init; } = [];

    /// <summary>Name of the shift the day was decided by; null on a day off without punches.</summary>
    [Id(2)] public string? Shift { get; init; }
    [Id(3)] public int WorkedMinutes { get; init; }
    [Id(4)] public int LateMinutes { get; init; }
    [Id(5)] public int EarlyMinutes { get; init; }
    [Id(6)] public int OvertimeMinutes { get; init; }
    [Id(7)] public bool Absence { get; init; }

    /// <summary>Codes such as <c>missing-punch</c>.</summary>
    [Id(8)] public ImmutableList<string> Exceptions { get; init; } = [];

    /// <summary>Whether the company works on this day by the calendar.</summary>
    [Id(9)] public bool WorkingDay { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.attendance-punch")]
public sealed record AttendancePunch
{
    [Id(0)] public required DateTimeOffset Time { get; init; }
    [Id(1)] public required string Source { get; init; }

    /// <summary>Wire name: <c>clock-in clock-out punch leave correction</c>.</summary>
    [Id(2)] public required string Kind { get; init; }

    /// <summary>Whether it was taken together with a punch just before it.</summary>
    [Id(3)] public bool Merged { get; init; }
}
