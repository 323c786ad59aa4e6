using System.ComponentModel.DataAnnotations;

namespace HrActors.Grains.Attendance;

/// <summary>How attendance is read.</summary>
public sealed class AttendanceOptions
{
    public const string Section = "Hr:Attendance";

    /// <summary>
    /// Seconds within which punches of the same direction, or without one, are one punch, both ends included; 0 keeps every punch.
    /// Default: 60.
    /// </summary>
    [Range(0, 3_600)]
    public int MergeWindowSeconds { get; set; } = 60;

    /// <summary>Seconds between looks at the table of closed months: the longest time another silo takes to know of a close. Default: 2.</summary>
    [Range(1, 60)]
    public int ClosedMonthsSeconds { get; set; } = 2;

    /// <summary>
    /// Seconds without a call after which a time clock counts as having been away; what it sends that soon after its return tells nothing of
    /// its clock. To be raised for devices that poll less than twice a minute. Default: 120.
    /// </summary>
    [Range(1, 86_400)]
    public int ClockOutageSeconds { get; set; } = 120;
}
