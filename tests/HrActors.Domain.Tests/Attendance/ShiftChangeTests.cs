using HrActors.Domain.Attendance;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Attendance;

/// <summary>A branch changes its shifts, or somebody moves to another: each day by the template of that day. 4 March 2024 is a Monday.</summary>
public class ShiftChangeTests
{
    private static readonly DateOnly Changed = new(2024, 3, 12);

    [Theory]
    [InlineData("2024-03-11", "two-shift")]
    [InlineData("2024-03-12", "standard")]
    [InlineData("2024-03-13", "standard")]
    public void A_day_has_the_template_of_that_day(string day, string expected) =>
        Assert.Equal(expected, Plan("two-shift", "standard").On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Name);

    [Fact]
    public void The_latest_word_on_a_day_holds()
    {
        var plan = Plan("standard", "two-shift").With(new(2024, 3, 1), ShiftTemplate.Flexible);

        Assert.Equal("standard", plan.On(new(2024, 2, 29)).Name);
        Assert.Equal("flexible", plan.On(new(2024, 3, 1)).Name);
        Assert.Equal("flexible", plan.On(Changed).Name);
        Assert.Same(ShiftPlan.Always(ShiftTemplate.Flexible), plan.With(DateOnly.MinValue, ShiftTemplate.Flexible));
        Assert.Empty(ShiftPlan.Always(ShiftTemplate.Standard).With(Changed, ShiftTemplate.Standard).Changes);
    }

    [Theory]
    // The day before the change and the day of it, each in its own hours; directions told and not.
    [InlineData("standard", "two-shift", ">11 09:00, <11 18:00, >12 08:00, <12 20:00", "11 standard 480 0, 12 day 660 0")]
    [InlineData("standard", "two-shift", "11 09:00, 11 18:00, 12 08:00, 12 20:00", "11 standard 480 0, 12 day 660 0")]
    [InlineData("two-shift", "standard", ">11 08:00, <11 20:00, >12 09:10, <12 18:00", "11 day 660 0, 12 standard 470 10")]
    // A night shift runs into the day of the change and belongs to the day it starts.
    [InlineData("two-shift", "standard", ">11 20:00, <12 08:00, >13 09:00, <13 18:00", "11 night 660 0, 13 standard 480 0")]
    [InlineData("two-shift", "standard", "11 20:00, 12 08:00, 13 09:00, 13 18:00", "11 night 660 0, 13 standard 480 0")]
    // Work past midnight stays with its day.
    [InlineData("standard", "two-shift", ">11 09:00, <12 01:00, >12 20:00, <13 08:00", "11 standard 900 0, 12 night 660 0")]
    [InlineData("comprehensive", "standard", ">11 20:00, <12 08:00, >13 09:00, <13 18:00", "11 comprehensive 720 0, 13 standard 480 0")]
    // The first shift of the new template starts at its edge.
    [InlineData("standard", "three-shift", ">11 09:00, <11 18:00, >11 23:50, <12 08:00", "11 standard 480 0, 12 night 480 0")]
    [InlineData("standard", "three-shift", "11 09:00, 11 18:00, 11 23:50, 12 08:00", "11 standard 480 0, 12 night 480 0")]
    [InlineData("standard", "three-shift", "11 09:00, 11 18:00, 12 00:05, 12 08:00", "11 standard 480 0, 12 night 475 5")]
    public void A_shift_belongs_to_its_own_template(string before, string after, string punches, string expected)
    {
        var sheet = AttendanceSheet.Of(Sheets.March, Sheets.Punches(punches), Facts(Plan(before, after)));

        var worked = sheet.Days.Where(day => day.WorkedMinutes > 0)
            .Select(day => $"{day.Date.Day} {day.Shift} {day.WorkedMinutes} {day.LateMinutes}");
        Assert.Equal(expected, string.Join(", ", worked));
        Assert.DoesNotContain(sheet.Days, day => day.Exceptions.Contains(DayExceptions.MissingPunch));
    }

    /// <summary>Working days of March 2024: 21, of which 7 lie before the 12th.</summary>
    [Theory]
    [InlineData("standard", "two-shift", 7)]
    [InlineData("two-shift", "standard", 14)]
    [InlineData("comprehensive", "standard", 14)]
    [InlineData("standard", "flexible", 21)]
    public void Absences_are_of_the_days_whose_template_tells_them(string before, string after, int absent) =>
        Assert.Equal(absent, AttendanceSheet.Of(Sheets.March, [], Facts(Plan(before, after))).Totals!.AbsentDays);

    [Fact]
    public void Hours_beyond_the_standard_are_of_the_days_that_are_counted_over_a_cycle()
    {
        // Seven working days before the change, 12 hours on each but for an hour of rest: 77 against 56. The overtime behind it stands apart.
        var punches = Sheets.Punches(
            string.Join(", ", new[] { "01", "04", "05", "06", "07", "08", "11" }.Select(day => $">{day} 08:00, <{day} 20:00")) + ", >12 09:00, <12 20:00");

        var totals = AttendanceSheet.Of(Sheets.March, punches, Facts(Plan("comprehensive", "standard"))).Totals!;

        Assert.Equal((77 - 56) * 60, totals.BeyondStandardMinutes);
        Assert.Equal(120, totals.WorkdayOvertimeMinutes);
        Assert.Null(AttendanceSheet.Of(Sheets.March, punches, Facts(ShiftTemplate.Standard)).Totals!.BeyondStandardMinutes);
    }

    [Fact]
    public void A_night_over_a_change_may_belong_to_either_day()
    {
        var (first, last) = Plan("two-shift", "standard").ShiftDays(PunchKind.ClockOut, Sheets.At("12 08:00"));

        Assert.Equal((new DateOnly(2024, 3, 11), new DateOnly(2024, 3, 12)), (first, last));
    }

    private static ShiftPlan Plan(string before, string after) =>
        ShiftPlan.Always(ShiftTemplate.Find(before)!).With(Changed, ShiftTemplate.Find(after)!);

    private static AttendanceFacts Facts(ShiftPlan shifts) => new()
    {
        Shifts = shifts, Calendar = WorkingCalendar.Published, Now = Sheets.Later, EmployedFrom = new(2023, 1, 1),
    };
}
