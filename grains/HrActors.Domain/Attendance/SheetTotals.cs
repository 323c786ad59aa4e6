namespace HrActors.Domain.Attendance;

/// <summary>
/// What the days of a month, or of a longer cycle, come to. Minutes and days. Overtime stands apart by what it is paid with: 150 % on
/// working days, 200 % on days off that are not made up for, 300 % on statutory holidays (劳动法 art. 44).
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.sheet-totals")]
public sealed record SheetTotals
{
    [Id(0)] public int WorkedMinutes { get; init; }
    [Id(1)] public int WorkedDays { get; init; }
    [Id(2)] public int LateMinutes { get; init; }
    [Id(3)] public int LateDays { get; init; }
    [Id(4)] public int EarlyMinutes { get; init; }
    [Id(5)] public int EarlyDays { get; init; }
    [Id(6)] public int WorkdayOvertimeMinutes { get; init; }
    [Id(7)] public int RestDayOvertimeMinutes { get; init; }

    /// <summary>All work on statutory holidays, in whichever system of hours.</summary>
    [Id(8)] public int HolidayMinutes { get; init; }
    [Id(9)] public int AbsentDays { get; init; }
    [Id(10)] public int LeaveDays { get; init; }

    /// <summary>Days on which a punch is missing.</summary>
    [Id(11)] public int MissingPunchDays { get; init; }

    /// <summary>
    /// What the employment asks for: eight hours on each working day of the calendar it covers, days of leave left out. Compared with
    /// <see cref="WorkedMinutes"/> where hours are counted over a cycle.
    /// </summary>
    [Id(12)] public int StandardMinutes { get; init; }

    /// <summary>
    /// Overtime of a cycle (综合计算工时): work beyond the cycle's standard, statutory holidays left out; paid with 150 %
    /// (劳部发〔1994〕503号, 劳部发〔1997〕271号). Null where days decide.
    /// </summary>
    [Id(13)] public int? BeyondStandardMinutes { get; init; }

    /// <summary>The totals of these days.</summary>
    internal static SheetTotals Of(IReadOnlyList<DaySheet> days, ShiftPlan shifts)
    {
        var holidays = days.Where(day => day.StatutoryHoliday).Sum(day => day.WorkedMinutes);
        var ordinary = days.Where(day => !day.StatutoryHoliday).ToList();
        // The rest days of a rotation are not those of the calendar.
        var resting = ordinary.FindAll(day => !day.WorkingDay && shifts.On(day.Date).System is (ShiftSystem.Fixed or ShiftSystem.Flexible));
        var restDay = resting.Sum(day => day.OvertimeMinutes);
        // Hours are counted over a cycle on the days whose template says so.
        var cycle = days.Where(day => shifts.On(day.Date).System == ShiftSystem.Comprehensive).ToList();
        return new()
        {
            WorkedMinutes = days.Sum(day => day.WorkedMinutes),
            WorkedDays = days.Count(day => day.WorkedMinutes > 0),
            LateMinutes = days.Sum(day => day.LateMinutes),
            LateDays = days.Count(day => day.LateMinutes > 0),
            EarlyMinutes = days.Sum(day => day.EarlyMinutes),
            EarlyDays = days.Count(day => day.EarlyMinutes > 0),
            WorkdayOvertimeMinutes = ordinary.Sum(day => day.OvertimeMinutes) - restDay,
            RestDayOvertimeMinutes = restDay,
            HolidayMinutes = holidays,
            AbsentDays = days.Count(day => day.Absence),
            LeaveDays = days.Count(day => day.OnLeave),
            MissingPunchDays = days.Count(day => day.Exceptions.Contains(DayExceptions.MissingPunch)),
            StandardMinutes = Standard(days),
            BeyondStandardMinutes = cycle.Count == 0
                ? null
                : Beyond(cycle.Sum(day => day.WorkedMinutes), cycle.Where(day => day.StatutoryHoliday).Sum(day => day.WorkedMinutes), Standard(cycle)),
        };
    }

    /// <summary>
    /// The totals of a cycle of several months (quarter, year): hours beyond the standard are those of the whole cycle, so that a long
    /// month makes up for a short one.
    /// </summary>
    public static SheetTotals Cycle(IReadOnlyCollection<SheetTotals> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        var totals = new SheetTotals
        {
            WorkedMinutes = months.Sum(month => month.WorkedMinutes),
            WorkedDays = months.Sum(month => month.WorkedDays),
            LateMinutes = months.Sum(month => month.LateMinutes),
            LateDays = months.Sum(month => month.LateDays),
            EarlyMinutes = months.Sum(month => month.EarlyMinutes),
            EarlyDays = months.Sum(month => month.EarlyDays),
            WorkdayOvertimeMinutes = months.Sum(month => month.WorkdayOvertimeMinutes),
            RestDayOvertimeMinutes = months.Sum(month => month.RestDayOvertimeMinutes),
            HolidayMinutes = months.Sum(month => month.HolidayMinutes),
            AbsentDays = months.Sum(month => month.AbsentDays),
            LeaveDays = months.Sum(month => month.LeaveDays),
            MissingPunchDays = months.Sum(month => month.MissingPunchDays),
            StandardMinutes = months.Sum(month => month.StandardMinutes),
        };
        return months.Any(month => month.BeyondStandardMinutes is not null)
            ? totals with { BeyondStandardMinutes = Beyond(totals.WorkedMinutes, totals.HolidayMinutes, totals.StandardMinutes) }
            : totals;
    }

    private const int WorkingDayMinutes = 480;

    private static int Standard(IEnumerable<DaySheet> days) =>
        days.Count(day => day is { WorkingDay: true, Employed: true, OnLeave: false }) * WorkingDayMinutes;

    private static int Beyond(int worked, int onHolidays, int standard) => Math.Max(0, worked - onHolidays - standard);
}
