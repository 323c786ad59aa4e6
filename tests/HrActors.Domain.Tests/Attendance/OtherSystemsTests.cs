using HrActors.Domain.Attendance;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Attendance;

/// <summary>Shifts round the clock, flexible hours, and hours counted over a cycle.</summary>
public class OtherSystemsTests
{
    public static TheoryData<string, string, int, string, int, int, int, int> Shifts => new()
    {
        // template, punches, day; shift, worked, late, early, overtime
        { "two-shift", "04 08:00, 04 20:00", 4, "day", 660, 0, 0, 0 },
        { "two-shift", "04 19:55, 05 08:00", 4, "night", 660, 0, 0, 0 },
        { "two-shift", "04 20:01, 05 07:59", 4, "night", 658, 1, 1, 0 },
        { "two-shift", "04 20:00, 05 10:00", 4, "night", 780, 0, 0, 120 },
        { "two-shift", ">04 19:55, <05 08:05", 4, "night", 665, 0, 0, 5 },
        // Coming back from a break is not the next shift.
        { "two-shift", ">04 08:00, <04 13:00, >04 14:30, <04 20:00", 4, "day", 660, 0, 0, 0 },
        { "three-shift", "04 08:00, 04 16:00", 4, "day", 480, 0, 0, 0 },
        { "three-shift", "04 15:58, 05 00:03", 4, "evening", 483, 0, 0, 3 },
        // Midnight belongs to the day that begins.
        { "three-shift", "03 23:55, 04 08:00", 4, "night", 480, 0, 0, 0 },
        { "three-shift", "04 00:01, 04 08:00", 4, "night", 479, 1, 0, 0 },
        // The last day of the month reaches into the next.
        { "two-shift", "31 20:00, 31 23:30", 31, "night", 210, 0, 510, 0 },
    };

    [Theory]
    [MemberData(nameof(Shifts))]
    public void The_shift_nearest_to_the_punches_is_taken(string template, string punches, int date, string shift, int worked, int late, int early, int overtime)
    {
        var day = Sheets.Day(ShiftTemplate.Find(template)!, date, punches);

        Assert.Equal(shift, day.Shift);
        Assert.Equal((worked, late, early, overtime), (day.WorkedMinutes, day.LateMinutes, day.EarlyMinutes, day.OvertimeMinutes));
    }

    [Fact]
    public void A_night_shift_belongs_to_the_day_it_starts_and_leaves_the_next_one_alone()
    {
        var sheet = Sheets.Of(ShiftTemplate.TwoShift, Sheets.Later,
            Sheets.Punches("04 19:55, 05 08:02, 05 19:58, 06 08:01, 08 07:55, 08 20:00"));

        Assert.Equal([2, 2, 0, 0, 2], sheet.Days.Skip(3).Take(5).Select(day => day.Punches.Count));
        Assert.Equal(["night", "night", null, null, "day"], sheet.Days.Skip(3).Take(5).Select(day => day.Shift));
        Assert.DoesNotContain(sheet.Days, day => day.Absence);
    }

    [Theory]
    [InlineData("standard", SheetEdition.Second, true)]
    [InlineData("flexible", SheetEdition.Second, true)]
    [InlineData("two-shift", SheetEdition.Second, false)]
    [InlineData("three-shift", SheetEdition.Second, false)]
    [InlineData("comprehensive", SheetEdition.Second, false)]
    // Months that were closed before stay as they were.
    [InlineData("two-shift", SheetEdition.First, true)]
    [InlineData("comprehensive", SheetEdition.First, false)]
    public void A_working_day_of_the_calendar_without_a_punch_is_an_absence_where_the_calendar_decides(
        string template, SheetEdition edition, bool absent)
    {
        var sheet = AttendanceSheet.Of(Sheets.March, Sheets.Punches(">04 07:55, <04 20:00"), new()
        {
            Shifts = ShiftTemplate.Find(template)!, Calendar = WorkingCalendar.Published, Now = Sheets.Later, EmployedFrom = new(2023, 1, 1),
            Edition = edition,
        });

        Assert.Equal((false, absent, false), (sheet.Days[3].Absence, sheet.Days[4].Absence, sheet.Days[8].Absence));
        Assert.Equal(absent, sheet.Totals!.AbsentDays > 0);
    }

    [Fact]
    public void Night_shifts_over_either_end_of_the_month_stay_with_the_day_they_start()
    {
        var sheet = Sheets.Of(ShiftTemplate.TwoShift, Sheets.Later,
            Sheets.Punch("01 20:00") with { EventId = "in, 29 February", At = Sheets.At("01 20:00").AddDays(-1) },
            Sheets.Punch("01 08:00"),
            Sheets.Punch("31 20:00"),
            Sheets.Punch("31 08:00") with { EventId = "out, 1 April", At = Sheets.At("31 08:00").AddDays(1) });

        Assert.Empty(sheet.Days[0].Punches);
        Assert.Equal(660, sheet.Days[30].WorkedMinutes);
        Assert.Equal(new DateOnly(2024, 3, 31), sheet.FirstDay);
    }

    [Fact]
    public void A_forgotten_punch_does_not_spill_into_the_next_shift()
    {
        var sheet = Sheets.Of(ShiftTemplate.ThreeShift, Sheets.Later, Sheets.Punches("04 07:55, 05 07:55, 05 16:00"));

        Assert.Equal(["missing-punch"], sheet.Days[3].Exceptions);
        Assert.Equal(480, sheet.Days[4].WorkedMinutes);
    }

    [Theory]
    [InlineData("04 08:00, 04 17:00", 480, 0, 0, 0, null)]
    [InlineData("04 10:00, 04 19:00", 480, 0, 0, 0, null)]
    [InlineData("04 10:01, 04 19:01", 480, 1, 0, 0, null)]
    [InlineData("04 08:00, 04 15:59", 419, 0, 1, 0, "short-hours")]
    [InlineData("04 09:00, 04 17:59", 479, 0, 0, 0, "short-hours")]
    [InlineData("04 09:00, 04 18:30", 510, 0, 0, 30, null)]
    public void Flexible_hours_have_a_core_and_a_sum(string punches, int worked, int late, int early, int overtime, string? exception)
    {
        var day = Sheets.Day(ShiftTemplate.Flexible, 4, punches);

        Assert.Equal((worked, late, early, overtime), (day.WorkedMinutes, day.LateMinutes, day.EarlyMinutes, day.OvertimeMinutes));
        Assert.Equal(exception, day.Exceptions.SingleOrDefault());
    }

    [Fact]
    public void Comprehensive_hours_are_only_counted()
    {
        var sheet = Sheets.Of(ShiftTemplate.Comprehensive, Sheets.Later, Sheets.Punches("02 06:00, 02 20:00, 04 11:00, 04 15:00"));

        Assert.Equal((780, 0), (sheet.Days[1].WorkedMinutes, sheet.Days[1].OvertimeMinutes));
        Assert.Equal((180, 0, 0), (sheet.Days[3].WorkedMinutes, sheet.Days[3].LateMinutes, sheet.Days[3].EarlyMinutes));
        Assert.DoesNotContain(sheet.Days, day => day.Absence);
    }

    [Fact]
    public void Every_template_of_a_branch_is_found_by_its_name()
    {
        Assert.Equal(["standard", "two-shift", "three-shift", "flexible", "comprehensive"], ShiftTemplate.All.Select(template => template.Name));
        Assert.Null(ShiftTemplate.Find("night"));
        Assert.Null(ShiftTemplate.Find(null));
    }

    [Theory]
    [InlineData("clock-in", PunchKind.ClockIn)]
    [InlineData("clock-out", PunchKind.ClockOut)]
    [InlineData("punch", PunchKind.Punch)]
    [InlineData("leave", PunchKind.Leave)]
    [InlineData("correction", PunchKind.Correction)]
    [InlineData("undefined", PunchKind.Undefined)]
    [InlineData("correction-in", PunchKind.CorrectionIn)]
    [InlineData("correction-out", PunchKind.CorrectionOut)]
    [InlineData("withdrawal", PunchKind.Withdrawal)]
    public void Kinds_have_wire_names(string name, PunchKind kind)
    {
        Assert.True(PunchKinds.TryParse(name, out var read));
        Assert.Equal(kind, read);
        Assert.Equal(name, kind.WireName());
        Assert.False(PunchKinds.TryParse(name + "s", out _));
    }
}
