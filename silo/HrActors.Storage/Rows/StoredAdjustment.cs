using System.Text.Json;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

/// <summary>One row of the adjustment requests.</summary>
internal sealed record StoredAdjustment
{
    public string Id { get; init; } = "";
    public string BranchCode { get; init; } = "";
    public string EmployeeNo { get; init; } = "";
    public string Month { get; init; } = "";
    public string Source { get; init; } = "";
    public string EventId { get; init; } = "";
    public int Kind { get; init; }
    public long At { get; init; }
    public string? Device { get; init; }
    public string? Reason { get; init; }
    public string? Replaces { get; init; }
    public long ReceivedAt { get; init; }
    public int State { get; init; }
    public string? DecisionReason { get; init; }
    public string? DecidedBy { get; init; }
    public long? DecidedAt { get; init; }
    public string? CommandId { get; init; }
    public string? CountedIn { get; init; }
    public string? Difference { get; init; }

    public static StoredAdjustment From(AdjustmentRequest request) => new()
    {
        Id = request.Id,
        BranchCode = request.Event.BranchCode,
        EmployeeNo = request.Event.EmployeeNo,
        Month = request.Month.ToString(),
        Source = request.Event.Source,
        EventId = request.Event.EventId,
        Kind = (int)request.Event.Kind,
        At = Microseconds.From(request.Event.At),
        Device = request.Event.Device,
        Reason = request.Event.Reason,
        Replaces = request.Event.Replaces,
        ReceivedAt = Microseconds.From(request.ReceivedAt),
        State = (int)request.State,
    };

    public static string? Write(SheetDifference? difference) => difference is null ? null : JsonSerializer.Serialize(difference);

    public AdjustmentRequest ToRequest() => new()
    {
        Id = Id,
        Event = new()
        {
            EmployeeNo = EmployeeNo,
            Kind = (PunchKind)Kind,
            At = Microseconds.ToInstant(At).ToOffset(ChinaTime.Offset),
            BranchCode = BranchCode,
            Source = Source,
            EventId = EventId,
            Device = Device,
            Reason = Reason,
            Replaces = Replaces,
        },
        Month = YearMonth.Parse(Month),
        ReceivedAt = Microseconds.ToInstant(ReceivedAt),
        State = (AdjustmentState)State,
        Decision = ToDecision(),
    };

    private AdjustmentDecision? ToDecision() => DecidedBy is null || DecidedAt is null
        ? null
        : new()
        {
            By = DecidedBy,
            At = Microseconds.ToInstant(DecidedAt.Value),
            Reason = DecisionReason ?? "",
            CountedIn = CountedIn is null ? null : YearMonth.Parse(CountedIn),
            Difference = Difference is null ? null : JsonSerializer.Deserialize<SheetDifference>(Difference),
            CommandId = CommandId ?? "",
        };
}
