using HrActors.Domain.Attendance;

namespace HrActors.Domain.Tests.Attendance;

/// <summary>How far from its moment the shift day of a punch may lie.</summary>
public class ShiftReachTests
{
    private static readonly PunchKind[] Kinds = [PunchKind.ClockIn, PunchKind.ClockOut, PunchKind.Punch];

    [Theory]
    [InlineData("standard", "05 03:59", 4, 4)]
    [InlineData("standard", "05 04:00", 4, 5)]
    [InlineData("standard", "05 08:59", 4, 5)]
    [InlineData("standard", "05 09:00", 5, 5)]
    [InlineData("flexible", "05 09:59", 4, 5)]
    [InlineData("flexible", "05 10:00", 5, 5)]
    [InlineData("two-shift", "05 12:00", 4, 5)]
    [InlineData("two-shift", "05 14:00", 4, 5)]
    [InlineData("two-shift", "05 14:01", 5, 5)]
    [InlineData("two-shift", "05 23:59", 5, 5)]
    [InlineData("three-shift", "05 04:00", 4, 5)]
    [InlineData("three-shift", "05 04:01", 5, 5)]
    [InlineData("three-shift", "05 20:00", 5, 5)]
    [InlineData("three-shift", "05 20:01", 5, 6)]
    [InlineData("comprehensive", "06 05:59", 4, 6)]
    [InlineData("comprehensive", "06 06:00", 5, 6)]
    public void The_earliest_and_the_latest_day_are_those_a_shift_reaches(string template, string at, int first, int last)
    {
        var reach = ShiftTemplate.Find(template)!.ShiftDays(PunchKind.Punch, Sheets.At(at));

        Assert.Equal((new(2024, 3, first), new DateOnly(2024, 3, last)), reach);
    }

    [Fact]
    public void Leave_lies_on_its_day()
    {
        foreach (var template in ShiftTemplate.All)
            Assert.Equal((new(2024, 3, 5), new DateOnly(2024, 3, 5)), template.ShiftDays(PunchKind.Leave, Sheets.At("05 00:00")));
    }

    [Fact]
    public void No_punch_is_booked_beyond_its_reach()
    {
        var random = new Random(1);
        for (var run = 0; run < 2_000; run++)
        {
            var template = ShiftTemplate.All[run % ShiftTemplate.All.Length];
            var punches = Enumerable.Range(0, 12).Select(i => new Punch
            {
                Source = "gate",
                EventId = $"{i}",
                Kind = Kinds[random.Next(Kinds.Length)],
                At = Sheets.At("10 00:00").AddMinutes(random.Next(4 * 24 * 12) * 5),
            }).ToList();

            var days = AttendanceSheet.ShiftDays(
                Sheets.March, punches, new() { Shifts = template, Calendar = Domain.Time.WorkingCalendar.Published, Now = Sheets.Later });

            foreach (var punch in punches)
            {
                var (first, last) = template.ShiftDays(punch.Kind, punch.At);
                Assert.InRange(days[("gate", punch.EventId)], first, last);
            }
        }
    }
}
