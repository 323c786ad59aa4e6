using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;

namespace HrActors.Silo.Attendance;

/// <summary>An event that came for a closed month (考勤调整申请).</summary>
internal sealed record AdjustmentAnswer
{
    public required string Id { get; init; }
    public required string EmployeeNo { get; init; }

    /// <summary>The branch whose month is closed.</summary>
    public required string BranchCode { get; init; }
    public required YearMonth Month { get; init; }

    /// <summary>open, accepted or dismissed.</summary>
    public required string State { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required AdjustmentEventAnswer Event { get; init; }

    /// <summary>Null while open.</summary>
    public required AdjustmentDecisionAnswer? Decision { get; init; }

    public static AdjustmentAnswer Of(AdjustmentRequest request) => new()
    {
        Id = request.Id,
        EmployeeNo = request.Event.EmployeeNo,
        BranchCode = request.Event.BranchCode,
        Month = request.Month,
        State = request.State.ToString().ToLowerInvariant(),
        ReceivedAt = request.ReceivedAt,
        Event = new()
        {
            Id = request.Event.EventId,
            Source = request.Event.Source,
            Kind = request.Event.Kind.WireName(),
            Time = request.Event.At.ToOffset(ChinaTime.Offset),
            Device = request.Event.Device,
            Reason = request.Event.Reason,
            Replaces = request.Event.Replaces,
        },
        Decision = request.Decision is not { } decision ? null : new()
        {
            By = decision.By, At = decision.At, Reason = decision.Reason, CountedIn = decision.CountedIn, Difference = decision.Difference,
        },
    };

    public static bool TryParseState(string? text, out AdjustmentState state)
    {
        state = text switch
        {
            "open" => AdjustmentState.Open,
            "accepted" => AdjustmentState.Accepted,
            "dismissed" => AdjustmentState.Dismissed,
            _ => AdjustmentState.None,
        };
        return state != AdjustmentState.None;
    }
}

internal sealed record AdjustmentEventAnswer
{
    public required string Id { get; init; }
    public required string Source { get; init; }
    public required string Kind { get; init; }

    /// <summary>In +08:00.</summary>
    public required DateTimeOffset Time { get; init; }
    public required string? Device { get; init; }
    public required string? Reason { get; init; }
    public required string? Replaces { get; init; }
}

internal sealed record AdjustmentDecisionAnswer
{
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Reason { get; init; }

    /// <summary>The open month the difference is information for; null when dismissed.</summary>
    public required YearMonth? CountedIn { get; init; }

    /// <summary>By how much the closed month would have differed, minutes and days; the month itself stays as it is.</summary>
    public required SheetDifference? Difference { get; init; }
}
