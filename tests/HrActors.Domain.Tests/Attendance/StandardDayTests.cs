using HrActors.Domain.Attendance;

namespace HrActors.Domain.Tests.Attendance;

/// <summary>Nine to six with an hour at noon. 2024-03-04 is a Monday, 2024-03-02 a Saturday.</summary>
public class StandardDayTests
{
    public static TheoryData<string, int, int, int, int> Days => new()
    {
        // punches; worked, late, early, overtime
        { "04 09:00, 04 18:00", 480, 0, 0, 0 },
        { "04 08:59, 04 18:00", 480, 0, 0, 0 },
        { "04 09:01, 04 18:00", 479, 1, 0, 0 },
        { "04 09:00:59, 04 18:00", 479, 0, 0, 0 },
        { "04 09:00, 04 17:59", 479, 0, 1, 0 },
        { "04 09:00, 04 17:59:30", 479, 0, 0, 0 },
        { "04 09:00, 04 18:01", 481, 0, 0, 1 },
        { "04 08:00, 04 20:30", 630, 0, 0, 150 },
        // Into the next day, until the day turns at four.
        { "04 09:00, 05 02:00", 960, 0, 0, 480 },
        // Lunch punches in between change nothing.
        { "04 09:00, 04 12:01, 04 12:58, 04 18:00", 480, 0, 0, 0 },
        // Half days: the break is left out only where it was there.
        { "04 09:00, 04 12:00", 180, 0, 360, 0 },
        { "04 09:00, 04 12:30", 180, 0, 330, 0 },
        { "04 13:00, 04 18:00", 300, 240, 0, 0 },
        { ">04 09:00, <04 18:00", 480, 0, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void A_working_day_is_measured_to_the_full_minute(string punches, int worked, int late, int early, int overtime)
    {
        var day = Sheets.Day(ShiftTemplate.Standard, 4, punches);

        Assert.Equal((worked, late, early, overtime), (day.WorkedMinutes, day.LateMinutes, day.EarlyMinutes, day.OvertimeMinutes));
        Assert.Equal("standard", day.Shift);
        Assert.False(day.Absence);
        Assert.Empty(day.Exceptions);
    }

    [Fact]
    public void Work_on_a_day_off_is_overtime()
    {
        var saturday = Sheets.Day(ShiftTemplate.Standard, 2, "02 10:00, 02 15:00");

        Assert.False(saturday.WorkingDay);
        Assert.Equal((240, 240, 0, 0), (saturday.WorkedMinutes, saturday.OvertimeMinutes, saturday.LateMinutes, saturday.EarlyMinutes));
    }

    [Theory]
    [InlineData("04 09:30", 0, 0)]
    [InlineData(">04 09:30", 30, 0)]
    [InlineData("<04 17:30", 0, 30)]
    [InlineData(">04 09:00, >04 17:00", 0, 0)]
    public void A_missing_punch_is_an_exception_and_no_absence(string punches, int late, int early)
    {
        var day = Sheets.Day(ShiftTemplate.Standard, 4, punches);

        Assert.Equal(["missing-punch"], day.Exceptions);
        Assert.False(day.Absence);
        Assert.Equal((0, late, early), (day.WorkedMinutes, day.LateMinutes, day.EarlyMinutes));
    }

    /// <summary>Nothing is missing before the day is over; a day ahead is blank.</summary>
    [Theory]
    [InlineData("04 12:00", false)]
    [InlineData("05 04:00", false)]
    [InlineData("05 04:01", true)]
    public void A_punch_is_missing_when_the_day_has_turned(string now, bool missing)
    {
        var sheet = Sheets.Of(ShiftTemplate.Standard, Sheets.At(now), Sheets.Punch("04 09:00"));

        Assert.Equal(missing, sheet.Days[3].Exceptions.Contains(DayExceptions.MissingPunch));
    }

    [Theory]
    [InlineData("04 08:59", false, false)]
    [InlineData("04 09:00", false, false)]
    [InlineData("04 09:01", true, false)]
    [InlineData("04 18:00", true, false)]
    [InlineData("04 18:01", false, true)]
    [InlineData("05 00:00", false, true)]
    public void Who_does_not_come_shows_the_same_day_and_is_absent_when_the_shift_is_over(string now, bool notArrived, bool absent)
    {
        var sheet = Sheets.Of(ShiftTemplate.Standard, Sheets.At(now));

        Assert.Equal(notArrived, sheet.Days[3].Exceptions.Contains(DayExceptions.NotArrived));
        Assert.Equal(absent, sheet.Days[3].Absence);
        Assert.All(sheet.Days.Skip(5), day => Assert.False(day.Absence));
        var late = Sheets.Of(ShiftTemplate.Standard, Sheets.At(now), Sheets.Punch(">04 08:50")).Days[3];
        Assert.Equal((false, 0), (late.Absence, late.Exceptions.Count));
    }

    [Theory]
    [InlineData(">04 09:00, <04 12:00, >04 13:00", 180)]
    [InlineData("<04 08:30, >04 09:00, <04 18:00", 480)]
    public void A_loose_end_is_a_missing_punch_beside_the_minutes_that_are_known(string punches, int worked)
    {
        var day = Sheets.Day(ShiftTemplate.Standard, 4, punches);

        Assert.Equal([DayExceptions.MissingPunch], day.Exceptions);
        Assert.Equal(worked, day.WorkedMinutes);
    }

    [Theory]
    [InlineData(">04 09:00, <05 04:30", 4, 1_110)]
    [InlineData(">04 09:00, <05 08:59", 4, 1_379)]
    public void Going_out_closes_the_day_of_coming_in_though_the_day_has_turned(string punches, int date, int worked)
    {
        var sheet = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, Sheets.Punches(punches));

        Assert.Equal(worked, sheet.Days[date - 1].WorkedMinutes);
        Assert.Empty(sheet.Days[date].Punches);
    }

    [Fact]
    public void Going_out_after_the_next_shift_has_begun_is_a_day_of_its_own()
    {
        var sheet = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, Sheets.Punches(">04 09:00, <05 18:00"));

        Assert.Equal([DayExceptions.MissingPunch], sheet.Days[3].Exceptions);
        Assert.Equal([DayExceptions.MissingPunch], sheet.Days[4].Exceptions);
    }

    [Fact]
    public void Absence_is_for_working_days_of_the_employment_only()
    {
        var sheet = AttendanceSheet.Of(Sheets.March, [], new()
        {
            Shifts = ShiftTemplate.Standard,
            Calendar = Domain.Time.WorkingCalendar.Published,
            Now = Sheets.Later,
            EmployedFrom = new(2024, 3, 8),
            EmployedTo = new(2024, 3, 12),
        });

        // The 9th and 10th are a weekend.
        Assert.Equal([8, 11, 12], sheet.Days.Where(day => day.Absence).Select(day => day.Date.Day));
        Assert.Null(sheet.FirstDay);
        Assert.Null(sheet.LastDay);
        Assert.Equal(31, sheet.Days.Count);
    }

    [Fact]
    public void Without_a_known_hire_nothing_is_absent_before_the_first_punch()
    {
        var sheet = AttendanceSheet.Of(Sheets.March, [Sheets.Punch("27 09:00"), Sheets.Punch("27 18:00")], new()
        {
            Shifts = ShiftTemplate.Standard,
            Calendar = Domain.Time.WorkingCalendar.Published,
            Now = Sheets.Later,
        });

        Assert.Equal([28, 29], sheet.Days.Where(day => day.Absence).Select(day => day.Date.Day));
        Assert.Equal(new DateOnly(2024, 3, 27), sheet.FirstDay);
        Assert.Equal(new DateOnly(2024, 3, 27), sheet.LastDay);
    }

    [Fact]
    public void A_make_up_Saturday_is_a_working_day_and_a_holiday_is_none()
    {
        var april = AttendanceSheet.Of(new(2024, 4), [], new()
        {
            Shifts = ShiftTemplate.Standard,
            Calendar = Domain.Time.WorkingCalendar.Published,
            Now = Sheets.Later,
            EmployedFrom = new(2024, 1, 1),
        });

        Assert.False(april.Days[3].Absence);
        Assert.False(april.Days[5].Absence);
        Assert.True(april.Days[6].Absence);
    }
}
