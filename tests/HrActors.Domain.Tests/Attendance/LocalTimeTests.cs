using System.Globalization;
using HrActors.Domain.Attendance;

namespace HrActors.Domain.Tests.Attendance;

/// <summary>The group's local time is that of Shanghai, whatever the phone or the server says.</summary>
public class LocalTimeTests
{
    public static TheoryData<string, int, string> Instants => new()
    {
        // sent; shift day in March (0: the last of February), shown
        { "2024-03-04T00:00:00+08:00", 3, "2024-03-04T00:00:00+08:00" },
        { "2024-03-03T23:59:59+08:00", 3, "2024-03-03T23:59:59+08:00" },
        // With one shift a day the day turns at four in the morning.
        { "2024-03-04T03:59:59+08:00", 3, "2024-03-04T03:59:59+08:00" },
        { "2024-03-04T04:00:00+08:00", 4, "2024-03-04T04:00:00+08:00" },
        { "2024-03-03T16:00:00Z", 3, "2024-03-04T00:00:00+08:00" },
        { "2024-03-03T20:00:00Z", 4, "2024-03-04T04:00:00+08:00" },
        { "2024-03-03T19:59:59-00:00", 3, "2024-03-04T03:59:59+08:00" },
        { "2024-03-04T10:00:00+09:00", 4, "2024-03-04T09:00:00+08:00" },
        { "2024-03-03T13:00:00-12:00", 4, "2024-03-04T09:00:00+08:00" },
        { "2024-03-04T06:30:00+05:30", 4, "2024-03-04T09:00:00+08:00" },
        // The ends of the month, and the leap day before it.
        { "2024-02-29T23:59:59+08:00", 0, "" },
        { "2024-03-01T00:00:00+08:00", 0, "" },
        { "2024-03-01T04:00:00+08:00", 1, "2024-03-01T04:00:00+08:00" },
        { "2024-03-31T23:59:59+08:00", 31, "2024-03-31T23:59:59+08:00" },
        { "2024-03-31T17:00:00Z", 31, "2024-04-01T01:00:00+08:00" },
        { "2024-03-31T20:00:00Z", 0, "" },
    };

    [Theory]
    [MemberData(nameof(Instants))]
    public void A_punch_is_booked_and_shown_by_the_local_time_whatever_the_offset_sent(string sent, int day, string shown)
    {
        var punch = Sheets.Punch("04 09:00") with { At = DateTimeOffset.Parse(sent, CultureInfo.InvariantCulture) };

        var sheet = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, punch);

        var booked = sheet.Days.Where(one => one.Punches.Count > 0).ToList();
        Assert.Equal(day == 0 ? [] : [day], booked.Select(one => one.Date.Day));
        if (day > 0)
            Assert.Equal(shown, booked[0].Punches[0].Time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_leap_day_is_a_day_like_any_other()
    {
        var punches = Sheets.Punches("01 09:00, 01 18:00").Select(punch => punch with { At = punch.At.AddDays(-1) });

        var sheet = AttendanceSheet.Of(new(2024, 2), punches, new()
        {
            Shifts = ShiftTemplate.Standard, Calendar = Domain.Time.WorkingCalendar.Published, Now = Sheets.Later,
        });

        Assert.Equal((29, 480), (sheet.Days.Count, sheet.Days[28].WorkedMinutes));
        Assert.Equal(new DateOnly(2024, 2, 29), sheet.LastDay);
    }

    [Theory]
    [InlineData("31 22:00, 31 23:00, <31 23:30", 31)]
    [InlineData(">31 20:00", 31)]
    public void Overtime_around_midnight_is_counted_once_and_on_the_day_it_began(string punches, int day)
    {
        var after = Sheets.Punch("31 23:59") with { EventId = "after midnight", Kind = PunchKind.ClockOut, At = Sheets.At("31 23:59").AddMinutes(31) };

        var sheet = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, Sheets.Punches(punches).Append(after));

        Assert.Equal(Sheets.Punches(punches).Count() + 1, sheet.Days[day - 1].Punches.Count);
        Assert.Equal(1, sheet.Days.Count(one => one.Punches.Count > 0));
    }
}
