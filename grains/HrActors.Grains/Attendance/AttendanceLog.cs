using HrActors.Contracts;
using HrActors.Contracts.Attendance;
using HrActors.DurableLog;

namespace HrActors.Grains.Attendance;

/// <summary>How attendance events lie in the log: one stream per branch, found by employee.</summary>
public static class AttendanceLog
{
    public static LogStream StreamOf(string branchCode) => new(StreamNames.Attendance, GrainKeys.Branch(branchCode));

    /// <summary>The event as the log stores it. Its time is kept to the microsecond.</summary>
    public static LogEvent EventOf(LogPayload payloads, AttendanceEvent e)
    {
        ArgumentNullException.ThrowIfNull(payloads);
        ArgumentNullException.ThrowIfNull(e);
        return new()
        {
            Source = e.Source,
            EventId = e.EventId,
            Subject = e.EmployeeNo,
            OccurredAt = e.At,
            Payload = payloads.Write(StreamNames.Attendance, e),
        };
    }
}
