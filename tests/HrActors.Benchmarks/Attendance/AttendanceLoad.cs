namespace HrActors.Benchmarks.Attendance;

/// <summary>How large the measured group is and how much it punches.</summary>
internal sealed record AttendanceLoad
{
    public required int Employees { get; init; }
    public required int Branches { get; init; }

    /// <summary>Events of one measurement.</summary>
    public required int Events { get; init; }
}
