namespace HrActors.Contracts.Attendance;

/// <summary>Something the intake put aside or took with a doubt (接入提示), for somebody to look at. Kept for a while, then forgotten.</summary>
[GenerateSerializer, Immutable, Alias("hr.intake-note")]
public sealed record IntakeNote
{
    /// <summary>The same thing again has the same id and is kept once.</summary>
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required DateTimeOffset At { get; init; }

    /// <summary>One of <see cref="IntakeNoteKinds"/>, or the code with which an event was rejected.</summary>
    [Id(2)] public required string Kind { get; init; }

    /// <summary>The CloudEvents source, <c>device:</c> and the serial number for a device.</summary>
    [Id(3)] public required string Source { get; init; }

    /// <summary>Empty when it is not known.</summary>
    [Id(4)] public required string BranchCode { get; init; }

    /// <summary>Employee number or user id; empty when it could not be read.</summary>
    [Id(5)] public string Subject { get; init; } = "";

    /// <summary>The time the source said; null when none could be read.</summary>
    [Id(6)] public DateTimeOffset? StatedAt { get; init; }

    /// <summary>When it counts as made; null when it does not count.</summary>
    [Id(7)] public DateTimeOffset? TakenAt { get; init; }

    /// <summary>The line or the event's id as it came.</summary>
    [Id(8)] public string Raw { get; init; } = "";
}

/// <summary>Kinds of <see cref="IntakeNote"/> that are no rejection.</summary>
public static class IntakeNoteKinds
{
    /// <summary>A device's line that is no row.</summary>
    public const string BadRow = "device.bad-row";

    /// <summary>A punch of the future, moved by the device's drift.</summary>
    public const string Future = "device.future";

    /// <summary>A punch in a closed month.</summary>
    public const string ClosedMonth = "device.closed-month";

    /// <summary>A state nobody knows, such as 255: the day tells what it was. Once per person and day.</summary>
    public const string UndefinedState = "device.undefined-state";

    public static readonly ImmutableArray<string> Devices = [BadRow, Future, ClosedMonth, UndefinedState];
}

[GenerateSerializer, Immutable, Alias("hr.intake-note-query")]
public sealed record IntakeNoteQuery
{
    /// <summary>Branches the caller may see; null for all.</summary>
    [Id(0)] public ImmutableHashSet<string>? Scope { get; init; }
    [Id(1)] public string? BranchCode { get; init; }
    [Id(2)] public string? Kind { get; init; }
    [Id(3)] public string? Source { get; init; }
    [Id(4)] public string? Cursor { get; init; }

    /// <summary>1 to 500.</summary>
    [Id(5)] public int Limit { get; init; } = 100;
}

/// <summary>A badge or employee number that events wait for (待匹配工号), as long as no employee has it.</summary>
[GenerateSerializer, Immutable, Alias("hr.waiting-badge")]
public sealed record WaitingBadge
{
    [Id(0)] public required string Source { get; init; }

    /// <summary>The subject of the events, or the user id on the device.</summary>
    [Id(1)] public required string Badge { get; init; }
    [Id(2)] public required string BranchCode { get; init; }

    /// <summary>The number it is taken for; null when the rule makes none of it.</summary>
    [Id(3)] public string? EmployeeNo { get; init; }
    [Id(4)] public required long Events { get; init; }
    [Id(5)] public required DateTimeOffset FirstAt { get; init; }
    [Id(6)] public required DateTimeOffset LastAt { get; init; }
}
