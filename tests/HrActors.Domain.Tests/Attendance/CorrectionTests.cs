using HrActors.Domain.Attendance;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Attendance;

/// <summary>Corrections by HR (补卡) over events of any source, and taking them back (撤销).</summary>
public class CorrectionTests
{
    [Fact]
    public void A_correction_of_HR_adds_the_missing_direction_with_its_reason()
    {
        var day = Day(Sheets.Punch(">04 09:00"), Desk(PunchKind.CorrectionOut, "04 18:00"));

        Assert.Equal((480, 0), (day.WorkedMinutes, day.Exceptions.Count));
        Assert.Equal(("forgot", PunchKind.ClockOut), (day.Punches[1].Reason, day.Punches[1].Direction));
    }

    [Theory]
    [InlineData("gate >04 09:30")]
    // The bare id does where no other source has it.
    [InlineData(">04 09:30")]
    public void A_correction_of_HR_replaces_an_event_of_any_source(string reference)
    {
        var day = Day(Sheets.Punch(">04 09:30"), Sheets.Punch("<04 18:00"), Desk(PunchKind.CorrectionIn, "04 08:58", reference));

        Assert.Equal((480, 0), (day.WorkedMinutes, day.LateMinutes));
        Assert.Single(day.Punches, punch => punch.Replaced);
    }

    [Fact]
    public void A_bare_id_that_two_sources_have_names_nothing()
    {
        var door = Sheets.Punch(">04 09:30") with { Source = "door", At = Sheets.At("04 09:40") };

        var day = Day(Sheets.Punch(">04 09:30"), door, Desk(PunchKind.CorrectionIn, "04 09:35", ">04 09:30"));

        Assert.DoesNotContain(day.Punches, punch => punch.Replaced);
    }

    [Fact]
    public void A_correction_of_an_unknown_event_stands_by_itself_until_that_arrives()
    {
        var fix = Desk(PunchKind.CorrectionIn, "04 08:58", "gate >04 09:30");
        var out18 = Sheets.Punch("<04 18:00");
        Assert.Equal(480, Day(fix, out18).WorkedMinutes);
        Assert.DoesNotContain(Day(fix, out18).Punches, punch => punch.Replaced);

        var day = Day(fix, out18, Sheets.Punch(">04 09:30"));

        Assert.Equal((480, 0), (day.WorkedMinutes, day.LateMinutes));
        Assert.Single(day.Punches, punch => punch.Replaced);
    }

    [Fact]
    public void A_correction_of_a_correction_takes_its_place_and_the_first_event_stays_replaced()
    {
        var first = Desk(PunchKind.CorrectionIn, "04 09:20", "gate >04 09:30", "first");
        var second = Desk(PunchKind.CorrectionIn, "04 09:10", "hr:desk first", "second");

        var day = Day(Sheets.Punch(">04 09:30"), first, second, Sheets.Punch("<04 18:00"));

        Assert.Equal(10, day.LateMinutes);
        Assert.Equal(["second", "first", ">04 09:30", "<04 18:00"], day.Punches.Select(punch => punch.EventId));
        Assert.Equal([false, true, true, false], day.Punches.Select(punch => punch.Replaced));
    }

    [Fact]
    public void A_correction_taken_back_gives_back_what_it_replaced()
    {
        var fix = Desk(PunchKind.CorrectionIn, "04 08:58", "gate >04 09:30", "fix");
        var back = Desk(PunchKind.Withdrawal, "04 08:58", "hr:desk fix", "back");

        var day = Day(Sheets.Punch(">04 09:30"), Sheets.Punch("<04 18:00"), fix, back);

        Assert.Equal(30, day.LateMinutes);
        Assert.Equal("fix", Assert.Single(day.Punches, punch => punch.Withdrawn).EventId);
        Assert.DoesNotContain(day.Punches, punch => punch.Replaced);
        Assert.Equal(4, day.Punches.Count);
    }

    [Fact]
    public void A_withdrawal_that_is_itself_taken_back_has_no_effect()
    {
        var fix = Desk(PunchKind.CorrectionIn, "04 08:58", "gate >04 09:30", "fix");
        var back = Desk(PunchKind.Withdrawal, "04 08:58", "hr:desk fix", "back");
        var forth = Desk(PunchKind.Withdrawal, "04 08:58", "hr:desk back", "forth");

        Assert.Equal(0, Day(Sheets.Punch(">04 09:30"), Sheets.Punch("<04 18:00"), fix, back, forth).LateMinutes);
    }

    [Fact]
    public void A_punch_that_should_not_be_there_can_be_taken_back()
    {
        var day = Day(Sheets.Punch(">04 09:00"), Sheets.Punch("<04 18:00"), Sheets.Punch("<04 23:00"),
            Desk(PunchKind.Withdrawal, "04 23:00", "gate <04 23:00"));

        Assert.Equal((480, 0), (day.WorkedMinutes, day.OvertimeMinutes));
    }

    [Fact]
    public void Leave_entered_by_HR_counts_until_it_is_taken_back()
    {
        var leave = Desk(PunchKind.Leave, "04 00:00", id: "leave");

        Assert.Equal((true, false), (Day(leave).OnLeave, Day(leave).Absence));

        var day = Day(leave, Desk(PunchKind.Withdrawal, "04 00:00", "hr:desk leave", "back"));
        Assert.Equal((false, true), (day.OnLeave, day.Absence));
    }

    [Fact]
    public void Events_that_name_themselves_or_each_other_in_a_circle_end_nothing()
    {
        var self = Desk(PunchKind.CorrectionIn, "04 09:00", "hr:desk self", "self");
        var one = Desk(PunchKind.Withdrawal, "04 10:00", "hr:desk two", "one");
        var two = Desk(PunchKind.Withdrawal, "04 11:00", "hr:desk one", "two");

        var day = Day(self, one, two, Sheets.Punch("<04 18:00"));

        Assert.Equal(480, day.WorkedMinutes);
        Assert.Equal(4, day.Punches.Count);
    }

    [Theory]
    // The correction lies in the month after, at its first day and on a later one, and in the month before.
    [InlineData(31 + 1)]
    [InlineData(31 + 10)]
    [InlineData(-5)]
    public void A_correction_dated_in_another_month_takes_the_place_of_what_it_names(int days)
    {
        var fix = Desk(PunchKind.CorrectionOut, "01 20:00", "gate <04 20:00") with { At = Sheets.At("01 20:00").AddDays(days - 1) };
        Punch[] punches = [Sheets.Punch(">04 09:00"), Sheets.Punch("<04 18:00"), Sheets.Punch("<04 20:00"), fix];

        Assert.Equal((480, 0), (Day(punches).WorkedMinutes, Day(punches).OvertimeMinutes));
        Assert.Equal(120, Day([.. punches, Desk(PunchKind.Withdrawal, "20 09:00", "hr:desk " + fix.EventId)]).OvertimeMinutes);
        Assert.Equal(days == 31 + 1 ? 0 : 120, Closed(punches).OvertimeMinutes);
    }

    [Fact]
    public void A_withdrawal_dated_in_another_month_takes_back_what_it_names()
    {
        var back = Desk(PunchKind.Withdrawal, "01 20:00", "gate <04 20:00") with { At = Sheets.At("01 20:00").AddDays(60) };

        Assert.Equal(0, Day(Sheets.Punch(">04 09:00"), Sheets.Punch("<04 18:00"), Sheets.Punch("<04 20:00"), back).OvertimeMinutes);
    }

    /// <summary>The day as months closed by the first edition of the rules keep it.</summary>
    private static DaySheet Closed(params Punch[] punches) => AttendanceSheet.Of(Sheets.March, punches, new()
    {
        Shifts = ShiftTemplate.Standard, Calendar = WorkingCalendar.Published, Now = Sheets.Later, EmployedFrom = new(2023, 1, 1),
        Edition = SheetEdition.First,
    }).Days[3];

    private static DaySheet Day(params Punch[] punches) => Sheets.Of(ShiftTemplate.Standard, Sheets.Later, punches).Days[3];

    private static Punch Desk(PunchKind kind, string at, string? replaces = null, string? id = null) => new()
    {
        Source = PunchKinds.DeskSource,
        EventId = id ?? "fix " + at,
        Kind = kind,
        At = Sheets.At(at),
        Reason = "forgot",
        Replaces = replaces,
    };
}
