using HrActors.Domain.Attendance;

namespace HrActors.Domain.Tests.Attendance;

/// <summary>Repeats, near-duplicates, corrections and leave.</summary>
public class RawPunchTests
{
    [Theory]
    [InlineData("04 09:00:00, 04 09:00:59, 04 18:00", 1)]
    [InlineData("04 09:00:00, 04 09:01:00, 04 18:00", 1)]
    [InlineData("04 09:00:00, 04 09:01:01, 04 18:00", 0)]
    [InlineData("04 09:00:00, 04 09:00:50, 04 09:01:40, 04 18:00", 1)]
    [InlineData(">04 09:00:00, 04 09:00:10, <04 18:00", 1)]
    [InlineData(">04 09:00:00, <04 09:00:10, <04 18:00", 0)]
    public void Punches_within_a_minute_are_one(string punches, int merged)
    {
        var day = Sheets.Day(ShiftTemplate.Standard, 4, punches);

        Assert.Equal(merged, day.Punches.Count(punch => punch.Merged));
        Assert.Equal(punches.Split(',').Length, day.Punches.Count);
        Assert.Equal(480, day.WorkedMinutes);
    }

    [Fact]
    public void Only_near_duplicates_are_one_punch_and_so_a_missing_one() =>
        Assert.Equal(["missing-punch"], Sheets.Day(ShiftTemplate.Standard, 4, "04 09:00:00, 04 09:00:30").Exceptions);

    [Fact]
    public void A_repeated_event_counts_once_and_the_same_id_of_another_source_is_another()
    {
        var first = Sheets.Punch("04 09:00");
        var other = first with { Source = "door", At = Sheets.At("04 18:00") };

        var day = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, first, first, other, first).Days[3];

        Assert.Equal(2, day.Punches.Count);
        Assert.Equal(480, day.WorkedMinutes);
    }

    [Fact]
    public void Order_of_arrival_does_not_matter()
    {
        Punch[] punches = [.. "04 09:05,04 18:00,05 09:00,05 18:30,06 09:00".Split(',').Select(Sheets.Punch)];

        var forward = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, punches);
        var backward = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, punches.Reverse());

        Assert.Equal(
            forward.Days.Select(day => (day.WorkedMinutes, day.LateMinutes, day.OvertimeMinutes, day.Exceptions.Count, day.Punches.Count)),
            backward.Days.Select(day => (day.WorkedMinutes, day.LateMinutes, day.OvertimeMinutes, day.Exceptions.Count, day.Punches.Count)));
    }

    [Fact]
    public void A_correction_adds_the_forgotten_punch()
    {
        var day = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, Sheets.Punch("04 09:00"), Correction("04 18:00", null)).Days[3];

        Assert.Empty(day.Exceptions);
        Assert.Equal(480, day.WorkedMinutes);
        Assert.Equal("forgot the badge", day.Punches[1].Reason);
    }

    [Fact]
    public void A_correction_takes_the_place_and_the_direction_of_what_it_replaces()
    {
        var day = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, Sheets.Punch(">04 10:00"), Correction("04 08:55", ">04 10:00")).Days[3];

        Assert.Equal(0, day.LateMinutes);
        Assert.Equal(["missing-punch"], day.Exceptions);
        Assert.Equal([false, true], day.Punches.Select(punch => punch.Replaced));
    }

    [Fact]
    public void A_correction_may_be_corrected_and_may_come_before_what_it_replaces()
    {
        var second = Correction("04 09:00", "first") with { EventId = "second" };
        var first = Correction("04 11:00", ">04 10:00") with { EventId = "first" };

        var day = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, second, first, Sheets.Punch("<04 18:00"), Sheets.Punch(">04 10:00")).Days[3];

        Assert.Equal((480, 0), (day.WorkedMinutes, day.LateMinutes));
        Assert.Equal(2, day.Punches.Count(punch => punch.Replaced));
    }

    [Fact]
    public void A_correction_of_an_unknown_event_or_of_another_source_replaces_nothing()
    {
        var foreign = Correction("04 18:00", "04 09:00") with { Source = "door" };

        var day = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, Sheets.Punch("04 09:00"), foreign).Days[3];

        Assert.DoesNotContain(day.Punches, punch => punch.Replaced);
        Assert.Equal(480, day.WorkedMinutes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("04 10:30, 04 15:00")]
    [InlineData("04 10:30")]
    public void On_leave_nothing_is_absent_missing_late_or_early(string punches)
    {
        var leave = new Punch { Source = "oa", EventId = "L1", Kind = PunchKind.Leave, At = Sheets.At("04 00:00"), Reason = "annual" };
        var events = Sheets.Punches(punches).Append(leave);

        var day = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, events).Days[3];

        Assert.True(day.OnLeave);
        Assert.False(day.Absence);
        Assert.Empty(day.Exceptions);
        Assert.Equal((0, 0), (day.LateMinutes, day.EarlyMinutes));
    }

    [Fact]
    public void Time_is_that_of_Shanghai_whatever_the_offset_sent()
    {
        var utc = Sheets.Punch("04 09:01") with { At = new(2024, 3, 4, 1, 1, 0, TimeSpan.Zero) };

        var day = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, utc, Sheets.Punch("04 18:00")).Days[3];

        Assert.Equal(1, day.LateMinutes);
        Assert.Equal(TimeSpan.FromHours(8), day.Punches[0].Time.Offset);
    }

    private static Punch Correction(string at, string? replaces) => new()
    {
        Source = "gate",
        EventId = "fix " + at,
        Kind = PunchKind.Correction,
        At = Sheets.At(at),
        Reason = "forgot the badge",
        Replaces = replaces,
    };
}
