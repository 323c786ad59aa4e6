using HrActors.Domain.Attendance;
using HrActors.Domain.Employees;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Attendance;

/// <summary>Totals of months and cycles. March 2024 has 21 working days, its 168 hours are the standard of the month.</summary>
public class TotalsTests
{
    [Theory]
    [InlineData(167 * 60, 0)]
    [InlineData(168 * 60, 0)]
    [InlineData((168 * 60) + 1, 1)]
    [InlineData(184 * 60, 16 * 60)]
    public void Comprehensive_hours_are_overtime_only_beyond_the_standard_of_the_month(int worked, int beyond)
    {
        // Twelve hours net a day, on days off as well, and the rest on the last one.
        var punches = new List<Punch>();
        for (int left = worked, day = 1; left > 0; left -= 720, day++)
        {
            var come = Sheets.At($"{day:00} 06:00");
            var minutes = Math.Min(left, 720);
            punches.Add(Sheets.Punch(">04 09:00") with { EventId = $"in {day}", At = come });
            // The break at noon is in it where the day is that long.
            punches.Add(Sheets.Punch("<04 09:00") with { EventId = $"out {day}", At = come.AddMinutes(minutes + (minutes > 360 ? 60 : 0)) });
        }

        var totals = Sheets.Of(ShiftTemplate.Comprehensive, Sheets.Later, punches).Totals!;

        Assert.Equal((worked, 168 * 60, beyond), (totals.WorkedMinutes, totals.StandardMinutes, totals.BeyondStandardMinutes));
        Assert.Equal((0, 0), (totals.WorkdayOvertimeMinutes, totals.RestDayOvertimeMinutes));
    }

    [Theory]
    [InlineData(176, 0)]
    [InlineData(177, 1)]
    [InlineData(200, 24)]
    public void A_quarter_counts_the_hours_beyond_its_own_standard_so_that_a_short_month_makes_up_for_a_long_one(int lastMonth, int beyondHours)
    {
        // 62 working days of eight hours: 496 hours.
        SheetTotals[] months =
        [
            Month(standard: 160, worked: 200), Month(standard: 168, worked: 120), Month(standard: 168, worked: lastMonth),
        ];

        var quarter = SheetTotals.Cycle(months);

        Assert.Equal((496 * 60, beyondHours * 60), (quarter.StandardMinutes, quarter.BeyondStandardMinutes));
        Assert.Equal(40 * 60, months[0].BeyondStandardMinutes);
    }

    [Fact]
    public void A_stretch_of_a_day_and_a_night_belongs_to_the_day_it_began()
    {
        var sheet = Sheets.Of(ShiftTemplate.Comprehensive, Sheets.Later, Sheets.Punches(">04 08:00, <05 08:00, >06 08:00, <07 10:00, >08 08:00, <09 10:01"));

        Assert.Equal([23 * 60, 0, 25 * 60, 0, 0, 0], sheet.Days.Skip(3).Take(6).Select(day => day.WorkedMinutes));
        Assert.Equal([0, 0, 0, 0, 1, 1], sheet.Days.Skip(3).Take(6).Select(day => day.Exceptions.Count));
    }

    [Fact]
    public void Overtime_stands_apart_by_what_it_is_paid_with()
    {
        // The 4th of April 2024 is a statutory holiday, the 5th a day off by exchange, the 7th a make-up Sunday, the 13th a Saturday.
        var punches = Sheets.Punches("04 09:00, 04 19:00, 05 09:00, 05 13:00, 07 09:00, 07 18:30, 08 09:00, 08 19:00, 13 10:00, 13 12:00")
            .Select(punch => punch with { At = punch.At.AddMonths(1) });

        var totals = AttendanceSheet.Of(new(2024, 4), punches, Facts(ShiftTemplate.Standard)).Totals!;

        Assert.Equal((90, 180 + 120, 540), (totals.WorkdayOvertimeMinutes, totals.RestDayOvertimeMinutes, totals.HolidayMinutes));
    }

    [Fact]
    public void Totals_count_minutes_and_days()
    {
        var leave = new Punch { Source = "oa", EventId = "L", Kind = PunchKind.Leave, At = Sheets.At("06 00:00") };
        var punches = Sheets.Punches(">04 09:10, <04 18:00, >05 09:05, <05 17:50, >07 09:00").Append(leave);

        var totals = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, punches).Totals!;

        Assert.Equal((15, 2, 10, 1), (totals.LateMinutes, totals.LateDays, totals.EarlyMinutes, totals.EarlyDays));
        Assert.Equal((2, 1, 1, 21 - 4), (totals.WorkedDays, totals.LeaveDays, totals.MissingPunchDays, totals.AbsentDays));
        Assert.Equal(20 * 480, totals.StandardMinutes);
        Assert.Null(totals.BeyondStandardMinutes);
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    [InlineData(12, true)]
    [InlineData(13, false)]
    [InlineData(17, false)]
    [InlineData(18, true)]
    public void Days_outside_every_employment_are_not_employed_and_never_absent(int date, bool employed)
    {
        var sheet = AttendanceSheet.Of(Sheets.March, [], Facts(ShiftTemplate.Standard) with
        {
            EmployedFrom = new(2024, 1, 1),
            Periods = [Period(new(2024, 3, 8), new(2024, 3, 12)), Period(new(2024, 3, 18), null)],
        });

        var day = sheet.Days[date - 1];
        Assert.Equal(employed, day.Employed);
        Assert.Equal(employed, day.Absence);
    }

    private static EmploymentPeriod Period(DateOnly from, DateOnly? to) => new()
    {
        LegalEntity = "示例集团", BranchCode = "4301", RegistrationCode = "4301-1", RegionCode = "430100", From = from, To = to, StartReason = "hired",
    };

    private static SheetTotals Month(int standard, int worked) =>
        SheetTotals.Cycle([new() { StandardMinutes = standard * 60, WorkedMinutes = worked * 60, BeyondStandardMinutes = 0 }]);

    private static AttendanceFacts Facts(ShiftTemplate template) => new()
    {
        Shifts = template, Calendar = WorkingCalendar.Published, Now = Sheets.Later, EmployedFrom = new(2023, 1, 1),
    };
}
