using HrActors.Contracts.Attendance;
using HrActors.DurableLog;
using HrActors.Grains.Attendance;

namespace HrActors.Silo.Devices;

/// <summary>
/// Writes time clocks' punches to the log. Their ids are made of the line itself, so an id that is stored already is the same line sent
/// again, though its time may have been judged otherwise then.
/// </summary>
internal sealed class ClockLog(IDurableLog log, LogPayload payloads)
{
    /// <summary>How many were new and how many known. A punch for a closed month is filed as adjustment request and counts as new.</summary>
    public async Task<(int Accepted, int Duplicates)> Append(
        string branchCode, IReadOnlyList<AttendanceEvent> events, LateEvents late, CancellationToken cancellationToken)
    {
        var (accepted, duplicates) = (0, 0);
        if (late.ArePossible && await late.Split(events, e => e) is { Late: { Count: > 0 } tooLate, Open: var open })
        {
            var fates = await late.Refuse(tooLate, cancellationToken);
            accepted += fates.Count(fate => fate == LateFate.Filed);
            duplicates += fates.Count(fate => fate != LateFate.Filed);
            events = open;
        }

        if (events.Count == 0) return (accepted, duplicates);
        var outcomes = await log.Append(
            AttendanceLog.StreamOf(branchCode), [.. events.Select(e => AttendanceLog.EventOf(payloads, e))], cancellationToken);
        var stored = outcomes.Count(outcome => outcome.Kind == AppendKind.Stored);
        return (accepted + stored, duplicates + outcomes.Count - stored);
    }
}
