using HrActors.Domain.Attendance;
using HrActors.Domain.Time;

namespace HrActors.Contracts.Attendance;

/// <summary>What became of an adjustment request. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.adjustment-state")]
public enum AdjustmentState
{
    None = 0,
    Open = 1,
    Accepted = 2,
    Dismissed = 3,
}

/// <summary>
/// An event that came for a month already closed (考勤调整申请): it changes nothing there, and waits for somebody to decide whether the
/// open month makes up for it. The same event is one request, however often it comes.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.adjustment-request")]
public sealed record AdjustmentRequest
{
    /// <summary>Made from source and id of the event.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>The event as it came, its branch included.</summary>
    [Id(1)] public required AttendanceEvent Event { get; init; }

    /// <summary>The closed month.</summary>
    [Id(2)] public required YearMonth Month { get; init; }
    [Id(3)] public required DateTimeOffset ReceivedAt { get; init; }
    [Id(4)] public required AdjustmentState State { get; init; }

    /// <summary>Null while open.</summary>
    [Id(5)] public AdjustmentDecision? Decision { get; init; }
}

/// <summary>Who decided a request, when and why.</summary>
[GenerateSerializer, Immutable, Alias("hr.adjustment-decision")]
public sealed record AdjustmentDecision
{
    [Id(0)] public required string By { get; init; }
    [Id(1)] public required DateTimeOffset At { get; init; }
    [Id(2)] public required string Reason { get; init; }

    /// <summary>The open month the difference is information for; null when dismissed.</summary>
    [Id(3)] public YearMonth? CountedIn { get; init; }

    /// <summary>By how much the closed month would have differed; null when dismissed, or when nobody has the employee number.</summary>
    [Id(4)] public SheetDifference? Difference { get; init; }

    /// <summary>The command that decided: repeated, it gets the same answer.</summary>
    [Id(5)] public required string CommandId { get; init; }
}

/// <summary>Which requests; null members narrow nothing.</summary>
[GenerateSerializer, Immutable, Alias("hr.adjustment-query")]
public sealed record AdjustmentQuery
{
    /// <summary>Branches the caller may see; null for all.</summary>
    [Id(0)] public ImmutableHashSet<string>? Scope { get; init; }
    [Id(1)] public string? BranchCode { get; init; }
    [Id(2)] public AdjustmentState? State { get; init; }
    [Id(3)] public string? EmployeeNo { get; init; }

    /// <summary>The closed month the events lie in.</summary>
    [Id(4)] public YearMonth? Month { get; init; }

    /// <summary>The open month that accepted requests are counted in.</summary>
    [Id(5)] public YearMonth? CountedIn { get; init; }
    [Id(6)] public string? Cursor { get; init; }

    /// <summary>1 to 500.</summary>
    [Id(7)] public int Limit { get; init; } = 100;
}
