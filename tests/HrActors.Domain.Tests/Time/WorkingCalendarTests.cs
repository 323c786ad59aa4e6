using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Time;

public class WorkingCalendarTests
{
    /// <summary>The three legs of 15 working days of 国办发〔2009〕66号 over Qingming and May Day of 2024.</summary>
    [Theory]
    [InlineData("2024-03-01", 15, "2024-03-22", false)]
    [InlineData("2024-03-22", 15, "2024-04-15", false)]
    [InlineData("2024-04-15", 15, "2024-05-08", false)]
    [InlineData("2024-05-08", 0, "2024-05-08", false)]
    // From a Saturday on.
    [InlineData("2024-03-02", 1, "2024-03-04", false)]
    // Make-up Sundays.
    [InlineData("2024-04-03", 1, "2024-04-07", false)]
    [InlineData("2024-04-26", 1, "2024-04-28", false)]
    // Turn of the year: 2025-01-01 is off.
    [InlineData("2024-12-31", 1, "2025-01-02", false)]
    [InlineData("2025-12-31", 1, "2026-01-04", false)]
    // 2027 is not published: weekends only, New Year's Day included.
    [InlineData("2026-12-30", 1, "2026-12-31", false)]
    [InlineData("2026-12-31", 1, "2027-01-01", true)]
    [InlineData("2026-12-31", 2, "2027-01-04", true)]
    [InlineData("2027-06-01", 0, "2027-06-01", false)]
    public void Working_days_are_counted_by_the_notices(string from, int days, string expected, bool provisional)
    {
        var day = WorkingCalendar.Published.Add(DateOnly.Parse(from, null), days);

        Assert.Equal((DateOnly.Parse(expected, null), provisional), (day.Date, day.Provisional));
        Assert.Equal(days, WorkingCalendar.Published.Count(DateOnly.Parse(from, null), day.Date));
        Assert.Equal(0, WorkingCalendar.Published.Count(day.Date, DateOnly.Parse(from, null)));
    }

    [Theory]
    [InlineData("2024-05-10", true)]
    [InlineData("2024-05-11", true)]
    [InlineData("2024-05-12", false)]
    [InlineData("2024-04-30", true)]
    [InlineData("2024-05-01", false)]
    [InlineData("2024-05-05", false)]
    [InlineData("2024-05-06", true)]
    [InlineData("2027-05-03", true)]
    public void Days_off_and_make_up_days_are_known(string date, bool working) =>
        Assert.Equal(working, WorkingCalendar.Published.IsWorkingDay(DateOnly.Parse(date, null)));

    [Theory]
    [InlineData("2024-05-01", true)]
    [InlineData("2024-05-02", false)]
    [InlineData("2025-05-02", true)]
    [InlineData("2027-01-01", false)]
    public void Statutory_holidays_are_the_days_themselves(string date, bool holiday) =>
        Assert.Equal(holiday, WorkingCalendar.Published.IsStatutoryHoliday(DateOnly.Parse(date, null)));

    /// <summary>全国年节及纪念日放假办法: 11 statutory days until 2024, 13 since 2025.</summary>
    [Theory]
    [InlineData(2022, 11, 249)]
    [InlineData(2023, 11, 249)]
    [InlineData(2024, 11, 251)]
    [InlineData(2025, 13, 248)]
    [InlineData(2026, 13, 248)]
    public void Every_year_has_its_number_of_days(int year, int statutory, int working)
    {
        var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays).ToList();

        Assert.Equal(statutory, days.Count(WorkingCalendar.Published.IsStatutoryHoliday));
        Assert.Equal(working, days.Count(WorkingCalendar.Published.IsWorkingDay));
        Assert.True(WorkingCalendar.Published.IsPublished(year));
        Assert.StartsWith("http", WorkingCalendar.Published.SourceOf(year), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void Days_out_of_range_are_an_error(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingCalendar.Published.Add(new(2024, 1, 1), days));

    [Theory]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("""{"years":{"2024":{"source":"x","off":["2025-01-01"],"work":[],"statutory":[]}}}""")]
    [InlineData("""{"years":{"2024":{"source":"x","off":["2024-01-01"],"work":["2024-01-01"],"statutory":[]}}}""")]
    [InlineData("""{"years":{"2024":{"off":[],"work":[],"statutory":[]}}}""")]
    [InlineData("""{"years":{"2024":{"source":"x","off":["01.01.2024"],"work":[],"statutory":[]}}}""")]
    public void A_broken_calendar_is_refused(string json) => Assert.Throws<FormatException>(() => WorkingCalendar.Parse(json));
}
