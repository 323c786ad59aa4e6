using HrActors.Domain.Attendance;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Attendance;

/// <summary>Sheets at the ends of the calendar, which nobody works in and somebody asks for.</summary>
public sealed class CalendarEndTests
{
    public static TheoryData<string, string> Months
    {
        get
        {
            var months = new TheoryData<string, string>();
            foreach (var template in ShiftTemplate.All)
            {
                foreach (var month in (string[])["0001-01", "0001-02", "1999-12", "2000-01", "9999-11", "9999-12"]) months.Add(template.Name, month);
            }

            return months;
        }
    }

    [Theory, MemberData(nameof(Months))]
    public void A_month_without_punches_has_its_days(string template, string month)
    {
        var of = YearMonth.Parse(month);

        Assert.Equal(of.LastDay.Day, Sheet(template, of).Days.Count);
    }

    [Theory, MemberData(nameof(Months))]
    public void What_was_let_in_there_once_does_not_stop_the_sheet(string template, string month)
    {
        var of = YearMonth.Parse(month);
        // The first moment an event could have, and a leave of the last day.
        var early = new Punch { Source = "gate", EventId = "1", Kind = PunchKind.ClockIn, At = DateTimeOffset.MinValue };
        var leave = new Punch
        {
            Source = "desk", EventId = "2", Kind = PunchKind.Leave, At = new(DateOnly.MaxValue, new(9, 0), ChinaTime.Offset),
        };

        var sheet = Sheet(template, of, early, leave);

        Assert.Equal(of.LastDay.Day, sheet.Days.Count);
        Assert.Equal(month == "9999-12" ? 1 : 0, sheet.Days.Count(day => day.OnLeave));
    }

    [Fact]
    public void Days_stop_at_the_ends_of_the_calendar()
    {
        Assert.Equal((DateOnly.MinValue, DateOnly.MinValue), (DateOnly.MinValue.DayBefore(), DateOnly.MinValue.AddDays(1).DayBefore()));
        Assert.Equal((DateOnly.MaxValue, DateOnly.MaxValue), (DateOnly.MaxValue.DayAfter(), DateOnly.MaxValue.AddDays(-1).DayAfter()));
        Assert.Equal((new(2024, 2, 29), new DateOnly(2024, 3, 1)), (new DateOnly(2024, 3, 1).DayBefore(), new DateOnly(2024, 2, 29).DayAfter()));
    }

    private static MonthSheet Sheet(string template, YearMonth month, params Punch[] punches) => AttendanceSheet.Of(
        month, punches, new() { Shifts = ShiftTemplate.Find(template)!, Calendar = WorkingCalendar.Published, Now = Sheets.Later, EmployedFrom = new(2023, 1, 1) });
}
