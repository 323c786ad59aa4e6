namespace HrActors.Domain.Attendance;

/// <summary>Attendance of one month, day by day.</summary>
[GenerateSerializer, Immutable, Alias("hr.month-sheet")]
public sealed record MonthSheet
{
    /// <summary>One entry for each day of the month; none when its events are no longer retained and only the totals are left.</summary>
    [Id(0)] public required ImmutableList<DaySheet> Days { get; init; }

    /// <summary>First and last shift day with a punch in the month; null without one.</summary>
    [Id(1)] public DateOnly? FirstDay { get; init; }
    [Id(2)] public DateOnly? LastDay { get; init; }

    /// <summary>Null in an answer of an earlier version.</summary>
    [Id(3)] public SheetTotals? Totals { get; init; }

    /// <summary>When the month was closed (关账); null while it is open. A closed month's sheet never changes.</summary>
    [Id(4)] public DateTimeOffset? ClosedAt { get; init; }
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

    /// <summary>A working day of the employment without any punch and without leave, once its shift is over.</summary>
    [Id(7)] public bool Absence { get; init; }

    /// <summary>Leave was given for the day: nothing is missing, late or early.</summary>
    [Id(8)] public bool OnLeave { get; init; }

    /// <summary>Codes of <see cref="DayExceptions"/>, each once.</summary>
    [Id(9)] public ImmutableList<string> Exceptions { get; init; } = [];

    /// <summary>Whether the calendar makes it a working day.</summary>
    [Id(10)] public required bool WorkingDay { get; init; }

    /// <summary>Whether the employment covers the day.</summary>
    [Id(11)] public bool Employed { get; init; } = true;

    /// <summary>Whether it is a statutory holiday itself (法定节假日), on which work is paid threefold.</summary>
    [Id(12)] public bool StatutoryHoliday { get; init; }

    /// <summary>
    /// Why somebody should look at the day (考勤异常), codes of <see cref="DayExceptions"/>, the gravest first; empty when nobody has to.
    /// </summary>
    public ImmutableList<string> ListedFor() =>
    [
        .. Absence ? [DayExceptions.Absence] : Array.Empty<string>(),
        .. Exceptions,
        .. LateMinutes > 0 ? [DayExceptions.Late] : Array.Empty<string>(),
        .. EarlyMinutes > 0 ? [DayExceptions.Early] : Array.Empty<string>(),
    ];
}

/// <summary>What a day of the sheet may be listed for. The last three are not among its exceptions: members of their own tell them.</summary>
public static class DayExceptions
{
    /// <summary>In or out is missing (缺卡).</summary>
    public const string MissingPunch = "missing-punch";

    /// <summary>Fewer hours than the flexible day asks for (工时不足).</summary>
    public const string ShortHours = "short-hours";

    /// <summary>The shift has started and nobody came yet (未到岗); when it is over without a punch the day is an absence.</summary>
    public const string NotArrived = "not-arrived";

    /// <summary>A device left a direction undefined; it was told from alternation, or stays open where the punch is alone (方向推定).</summary>
    public const string DirectionInferred = "direction-inferred";

    /// <summary>No punch and no leave on a working day whose shift is over (缺勤).</summary>
    public const string Absence = "absence";

    /// <summary>Came after the shift began (迟到).</summary>
    public const string Late = "late";

    /// <summary>Left before it ended (早退).</summary>
    public const string Early = "early";

    /// <summary>All of them, the gravest first.</summary>
    public static readonly ImmutableArray<string> All = [Absence, NotArrived, MissingPunch, ShortHours, DirectionInferred, Late, Early];
}

/// <summary>One raw event as booked to a day.</summary>
[GenerateSerializer, Immutable, Alias("hr.day-punch")]
public sealed record DayPunch
{
    /// <summary>In +08:00.</summary>
    [Id(0)] public required DateTimeOffset Time { get; init; }
    [Id(1)] public required string Source { get; init; }
    [Id(2)] public required PunchKind Kind { get; init; }

    /// <summary>Taken together with the punch just before it.</summary>
    [Id(3)] public bool Merged { get; init; }

    /// <summary>A correction stands in its place.</summary>
    [Id(4)] public bool Replaced { get; init; }

    /// <summary>Null when none was given.</summary>
    [Id(5)] public string? Reason { get; init; }

    /// <summary>Id of the event within its source.</summary>
    [Id(6)] public string EventId { get; init; } = "";

    /// <summary>It was taken back.</summary>
    [Id(7)] public bool Withdrawn { get; init; }

    /// <summary><see cref="PunchKind.ClockIn"/> or <see cref="PunchKind.ClockOut"/>; <see cref="PunchKind.None"/> when it tells neither.</summary>
    [Id(8)] public PunchKind Direction { get; init; }

    /// <summary>The device left the direction undefined and it was told from alternation.</summary>
    [Id(9)] public bool Inferred { get; init; }
}
