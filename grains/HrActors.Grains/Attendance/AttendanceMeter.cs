using System.Diagnostics.Metrics;

namespace HrActors.Grains.Attendance;

/// <summary>What can be watched of attendance, under the meter <c>HrActors</c>.</summary>
internal static class AttendanceMeter
{
    private static readonly Meter Meter = new("HrActors");

    /// <summary>Punches that their employees have taken; one that is delivered again counts again.</summary>
    public static readonly Counter<long> Applied =
        Meter.CreateCounter<long>("hr.attendance.applied", "{punch}", "Punches that their employees have taken.");
}
