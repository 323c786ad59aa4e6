using HrActors.Domain.Attendance;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Attendance;

/// <summary>Punches so close that they are one, and those that only look it.</summary>
public class MergeWindowTests
{
    public static TheoryData<int, string, int> Windows => new()
    {
        // seconds, punches, merged
        { 60, "04 09:00:00, 04 09:00:59, 04 18:00", 1 },
        { 60, "04 09:00:00, 04 09:01:00, 04 18:00", 1 },
        { 60, "04 09:00:00, 04 09:01:01, 04 18:00", 0 },
        { 5, "04 09:00:00, 04 09:00:04, 04 18:00", 1 },
        { 5, "04 09:00:00, 04 09:00:05, 04 18:00", 1 },
        { 5, "04 09:00:00, 04 09:00:06, 04 18:00", 0 },
        { 0, "04 09:00:00, 04 09:00:01, 04 18:00", 0 },
        // Measured from the first: a row of punches a minute apart is not one long punch.
        { 60, "04 09:00:00, 04 09:00:50, 04 09:01:40, 04 18:00", 1 },
        // Over midnight.
        { 60, ">04 09:00, 04 23:59:30, 05 00:00:10", 1 },
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public void Near_duplicates_within_the_window_are_one_punch_and_stay_listed(int seconds, string punches, int merged)
    {
        var day = Of(seconds, punches).Days[3];

        Assert.Equal(merged, day.Punches.Count(punch => punch.Merged));
        Assert.Equal(punches.Split(',').Length, day.Punches.Count);
        Assert.Empty(day.Exceptions);
    }

    [Fact]
    public void Two_events_at_the_same_instant_are_one_punch_and_block_nothing()
    {
        var other = Sheets.Punch("04 09:00") with { EventId = "again" };

        var day = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, Sheets.Punch("04 09:00"), other, Sheets.Punch("04 18:00")).Days[3];

        Assert.Single(day.Punches, punch => punch.Merged);
        Assert.Equal(480, day.WorkedMinutes);
    }

    [Theory]
    [InlineData(">04 09:00:00, <04 09:00:30, >04 09:01:00, <04 18:00")]
    [InlineData("<04 08:59:50, >04 09:00:00, <04 18:00")]
    public void In_and_out_a_moment_apart_are_two_punches_whatever_the_window(string punches) =>
        Assert.DoesNotContain(Of(60, punches).Days[3].Punches, punch => punch.Merged);

    [Theory]
    [InlineData(">04 09:00:00, >04 09:00:30, <04 18:00", 1)]
    [InlineData("<04 18:00:00, <04 18:00:30, >04 09:00", 1)]
    public void The_same_direction_twice_is_one_punch(string punches, int merged) =>
        Assert.Equal(merged, Of(60, punches).Days[3].Punches.Count(punch => punch.Merged));

    [Fact]
    public void A_punch_without_direction_takes_the_direction_of_the_one_it_is_the_same_as()
    {
        var day = Of(60, "04 17:30:00, <04 17:30:10").Days[3];

        Assert.Equal((30, 0), (day.EarlyMinutes, day.LateMinutes));
        Assert.Equal([PunchKind.ClockOut, PunchKind.ClockOut], day.Punches.Select(punch => punch.Direction));
        Assert.Equal([DayExceptions.MissingPunch], day.Exceptions);
    }

    private static MonthSheet Of(int seconds, string punches) => AttendanceSheet.Of(Sheets.March, Sheets.Punches(punches), new()
    {
        Shifts = ShiftTemplate.Standard,
        Calendar = WorkingCalendar.Published,
        Now = Sheets.Later,
        EmployedFrom = new(2023, 1, 1),
        MergeWindow = TimeSpan.FromSeconds(seconds),
    });
}
