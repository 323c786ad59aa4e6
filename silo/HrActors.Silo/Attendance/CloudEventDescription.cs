namespace HrActors.Silo.Attendance;

/// <summary>
/// One attendance event as a CloudEvent, for the description of the interface; further attributes and extensions may be there.
/// </summary>
internal sealed record CloudEventDescription
{
    /// <summary>1.0 when given.</summary>
    public string? Specversion { get; init; }

    /// <summary>Unique within the source; the same on every retry.</summary>
    public required string Id { get; init; }

    /// <summary>The upstream system: the one the key is bound to.</summary>
    public required string Source { get; init; }

    /// <summary>hr.attendance. and clock-in, clock-out, punch, leave or correction.</summary>
    public required string Type { get; init; }

    /// <summary>Employee number.</summary>
    public required string Subject { get; init; }

    /// <summary>With offset; from 2000-01-01 to five minutes ahead, leave to a year ahead.</summary>
    public required DateTimeOffset Time { get; init; }
    public required AttendanceData Data { get; init; }
}

internal sealed record AttendanceData
{
    public required string BranchCode { get; init; }
    public string? Device { get; init; }
    public string? Reason { get; init; }

    /// <summary>The id of the event that a correction takes the place of.</summary>
    public string? Replaces { get; init; }
}
