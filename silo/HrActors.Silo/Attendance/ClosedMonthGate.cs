using HrActors.Contracts.Attendance;
using HrActors.DurableLog;
using HrActors.Grains.Attendance;

namespace HrActors.Silo.Attendance;

/// <summary>Keeps events out of closed months: each becomes an adjustment request (考勤调整申请) instead.</summary>
internal static class ClosedMonthGate
{
    /// <summary>The events that may be written; the others are filed, counted and named with their fault.</summary>
    public static async Task<IReadOnlyList<(int Index, AttendanceEvent Event)>> Pass(
        IReadOnlyList<(int Index, AttendanceEvent Event)> events, LateEvents late, EventCount count, CancellationToken cancellationToken)
    {
        var (closed, open) = await late.Split(events, e => e.Event);
        if (closed.Count == 0) return open;

        var fates = await late.Refuse([.. closed.Select(e => e.Event)], cancellationToken);
        foreach (var ((index, e), fate) in closed.Zip(fates))
        {
            if (fate == LateFate.Filed) count.Reject(index, e.EventId, EventFault.MonthClosed);
            else count.Note(index, e, fate == LateFate.Duplicate ? AppendKind.Duplicate : AppendKind.IdReused);
        }

        return open;
    }
}
