using HrActors.Domain.Attendance;

namespace HrActors.Contracts.Attendance;

/// <summary>One event as an upstream system sent it; source, id and subject stand in the log beside it.</summary>
[GenerateSerializer, Immutable, Alias("hr.attendance-event")]
public sealed record AttendanceEvent
{
    [Id(0)] public required string EmployeeNo { get; init; }
    [Id(1)] public required PunchKind Kind { get; init; }
    [Id(2)] public required DateTimeOffset At { get; init; }
    [Id(3)] public required string BranchCode { get; init; }
    [Id(4)] public required string Source { get; init; }
    [Id(5)] public required string EventId { get; init; }
    [Id(6)] public string? Device { get; init; }
    [Id(7)] public string? Reason { get; init; }

    /// <summary>The id of the event of the same source that a correction replaces; null when it adds one.</summary>
    [Id(8)] public string? Replaces { get; init; }

    /// <summary>What a time clock sent; null for events of other systems.</summary>
    [Id(9)] public ClockReading? Clock { get; init; }

    /// <summary>The user who made a correction here; null for events of upstream systems.</summary>
    [Id(10)] public string? By { get; init; }

    /// <summary>What the sheet is decided from.</summary>
    public Punch ToPunch() => new() { Source = Source, EventId = EventId, Kind = Kind, At = At, Reason = Reason, Replaces = Replaces };
}

/// <summary>A time clock's row beside the event made of it: what it sent, what its clock showed, and when that arrived.</summary>
[GenerateSerializer, Immutable, Alias("hr.clock-reading")]
public sealed record ClockReading
{
    /// <summary>The line as received, cut at 500 characters.</summary>
    [Id(0)] public required string Raw { get; init; }

    /// <summary>The user id on the device.</summary>
    [Id(1)] public required string Pin { get; init; }

    /// <summary>What the device's clock showed, in the zone it was taken for.</summary>
    [Id(2)] public required DateTimeOffset DeviceTime { get; init; }
    [Id(3)] public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>An event with its place in the log, by which an employee knows what it has seen.</summary>
[GenerateSerializer, Immutable, Alias("hr.logged-punch")]
public sealed record LoggedPunch
{
    [Id(0)] public required int Queue { get; init; }
    [Id(1)] public required long Position { get; init; }
    [Id(2)] public required AttendanceEvent Event { get; init; }
}
