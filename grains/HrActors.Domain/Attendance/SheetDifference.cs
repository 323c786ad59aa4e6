namespace HrActors.Domain.Attendance;

/// <summary>
/// By how much a month's totals would differ, in minutes and days; a positive number is more of it. Information for the open month: the
/// closed one stays as it is.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.sheet-difference")]
public sealed record SheetDifference
{
    [Id(0)] public int WorkedMinutes { get; init; }
    [Id(1)] public int LateMinutes { get; init; }
    [Id(2)] public int EarlyMinutes { get; init; }
    [Id(3)] public int OvertimeMinutes { get; init; }
    [Id(4)] public int AbsentDays { get; init; }
    [Id(5)] public int LeaveDays { get; init; }

    /// <summary>What <paramref name="after"/> has more than <paramref name="before"/>.</summary>
    public static SheetDifference Between(MonthSheet before, MonthSheet after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new()
        {
            WorkedMinutes = Of(day => day.WorkedMinutes),
            LateMinutes = Of(day => day.LateMinutes),
            EarlyMinutes = Of(day => day.EarlyMinutes),
            OvertimeMinutes = Of(day => day.OvertimeMinutes),
            AbsentDays = Of(day => day.Absence ? 1 : 0),
            LeaveDays = Of(day => day.OnLeave ? 1 : 0),
        };

        int Of(Func<DaySheet, int> figure) => after.Days.Sum(figure) - before.Days.Sum(figure);
    }
}
