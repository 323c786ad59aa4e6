namespace HrActors.Domain.Attendance;

/// <summary>Kind of an attendance event. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.punch-kind")]
public enum PunchKind
{
    None = 0,
    ClockIn = 1,
    ClockOut = 2,
    /// <summary>A punch without direction.</summary>
    Punch = 3,
    /// <summary>Leave (请假) on the day of its time.</summary>
    Leave = 4,
    /// <summary>A correction (补卡): adds a punch, or replaces the one it names.</summary>
    Correction = 5,
    /// <summary>A punch whose device gave no direction it could name (state 255); the day tells what it was.</summary>
    Undefined = 6,
    /// <summary>A correction that states the direction: in.</summary>
    CorrectionIn = 7,
    /// <summary>A correction that states the direction: out.</summary>
    CorrectionOut = 8,
    /// <summary>Takes back the event it names (撤销补卡), and with it what that event replaced comes back.</summary>
    Withdrawal = 9,
}

/// <summary>One attendance event of an employee.</summary>
[GenerateSerializer, Immutable, Alias("hr.punch")]
public sealed record Punch
{
    /// <summary>The upstream system; an event is known by source and id together.</summary>
    [Id(0)] public required string Source { get; init; }
    [Id(1)] public required string EventId { get; init; }
    [Id(2)] public required PunchKind Kind { get; init; }
    [Id(3)] public required DateTimeOffset At { get; init; }

    /// <summary>Why, for corrections and leave; null when none was given.</summary>
    [Id(4)] public string? Reason { get; init; }

    /// <summary>
    /// What a correction takes the place of, or a withdrawal takes back: the id of an event of the same source; of
    /// <see cref="PunchKinds.DeskSource"/> an event of any source as <see cref="PunchKinds.Reference"/> writes it. Null when it adds one.
    /// </summary>
    [Id(5)] public string? Replaces { get; init; }
}

/// <summary>Wire names of <see cref="PunchKind"/>, the last part of the type of an attendance CloudEvent.</summary>
public static class PunchKinds
{
    /// <summary>The source of corrections made here by HR; no upstream system may have it.</summary>
    public const string DeskSource = "hr:desk";

    /// <summary>Names an event among those of all sources.</summary>
    public static string Reference(string source, string eventId) => $"{source} {eventId}";

    /// <summary>Whether an event of this kind may name another in <see cref="Punch.Replaces"/>.</summary>
    public static bool IsCorrection(this PunchKind kind) =>
        kind is PunchKind.Correction or PunchKind.CorrectionIn or PunchKind.CorrectionOut or PunchKind.Withdrawal;

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is <see cref="PunchKind.None"/> or unknown.</exception>
    public static string WireName(this PunchKind kind) => kind switch
    {
        PunchKind.ClockIn => "clock-in",
        PunchKind.ClockOut => "clock-out",
        PunchKind.Punch => "punch",
        PunchKind.Leave => "leave",
        PunchKind.Correction => "correction",
        PunchKind.Undefined => "undefined",
        PunchKind.CorrectionIn => "correction-in",
        PunchKind.CorrectionOut => "correction-out",
        PunchKind.Withdrawal => "withdrawal",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of attendance event."),
    };

    public static bool TryParse(string? name, out PunchKind kind)
    {
        kind = name switch
        {
            "clock-in" => PunchKind.ClockIn,
            "clock-out" => PunchKind.ClockOut,
            "punch" => PunchKind.Punch,
            "leave" => PunchKind.Leave,
            "correction" => PunchKind.Correction,
            "undefined" => PunchKind.Undefined,
            "correction-in" => PunchKind.CorrectionIn,
            "correction-out" => PunchKind.CorrectionOut,
            "withdrawal" => PunchKind.Withdrawal,
            _ => PunchKind.None,
        };
        return kind != PunchKind.None;
    }
}
