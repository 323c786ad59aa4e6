using System.Text.Json;
using HrActors.Domain.Attendance;

namespace HrActors.Domain.Tests.Attendance;

/// <summary>
/// After an outage thousands of events come late and in any order: the sheet is a function of the set of events alone. Random months with
/// a fixed seed, so that a failure can be repeated.
/// </summary>
public class ArrivalOrderTests
{
    private static readonly PunchKind[] Kinds =
    [
        PunchKind.ClockIn, PunchKind.ClockOut, PunchKind.Punch, PunchKind.Undefined, PunchKind.Leave, PunchKind.Correction,
        PunchKind.CorrectionIn, PunchKind.CorrectionOut, PunchKind.Withdrawal,
    ];

    public static TheoryData<string, int> Months
    {
        get
        {
            var months = new TheoryData<string, int>();
            foreach (var template in ShiftTemplate.All)
            {
                for (var seed = 1; seed <= 20; seed++) months.Add(template.Name, seed);
            }

            return months;
        }
    }

    [Theory]
    [MemberData(nameof(Months))]
    public void Shuffled_repeated_and_late_events_give_the_same_sheet(string template, int seed)
    {
        var random = new Random(seed);
        var events = Events(random);
        var expected = Write(template, events);

        for (var round = 0; round < 5; round++)
        {
            var shuffled = events.Concat(events.Take(random.Next(events.Count))).ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(expected, Write(template, shuffled));
        }

        // Taken one by one, the last look is the same, whatever was decided before.
        var known = new List<Punch>();
        var last = "";
        foreach (var chunk in events.OrderBy(_ => random.Next()).Chunk(7))
        {
            known.AddRange(chunk);
            last = Write(template, known);
        }

        Assert.Equal(expected, last);
    }

    [Fact]
    public void A_punch_that_comes_weeks_late_decides_its_own_day_again_and_no_other()
    {
        var known = Sheets.Punches(">04 09:00, <04 18:00, >05 09:00, >06 09:00, <06 18:00").ToList();
        var before = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, known);

        var after = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, known.Append(Sheets.Punch("<05 18:30")));

        Assert.Equal([DayExceptions.MissingPunch], before.Days[4].Exceptions);
        Assert.Equal((510, 30, 0), (after.Days[4].WorkedMinutes, after.Days[4].OvertimeMinutes, after.Days[4].Exceptions.Count));
        Assert.Equal(
            before.Days.Where(day => day.Date.Day != 5).Select(day => JsonSerializer.Serialize(day)),
            after.Days.Where(day => day.Date.Day != 5).Select(day => JsonSerializer.Serialize(day)));
        Assert.Equal(
            new SheetDifference { WorkedMinutes = 510, OvertimeMinutes = 30 }, SheetDifference.Between(before, after));
    }

    private static string Write(string template, IEnumerable<Punch> events) =>
        JsonSerializer.Serialize(Sheets.Of(ShiftTemplate.Find(template)!, Sheets.Later, events));

    private static List<Punch> Events(Random random)
    {
        var start = new DateTimeOffset(2024, 2, 28, 0, 0, 0, TimeSpan.FromHours(8));
        return [.. Enumerable.Range(0, random.Next(20, 120)).Select(i =>
        {
            var kind = Kinds[random.Next(Kinds.Length)];
            var source = kind.IsCorrection() && random.Next(2) == 0 ? PunchKinds.DeskSource : random.Next(2) == 0 ? "gate" : "door";
            return new Punch
            {
                Source = source,
                EventId = $"{i}",
                Kind = kind,
                // Often the same moment or within the same minute, in whatever offset.
                At = start.AddMinutes(random.Next(34 * 24 * 4) * 15).AddSeconds(random.Next(3) * 30).ToOffset(TimeSpan.FromHours(random.Next(-11, 13))),
                Replaces = kind.IsCorrection() ? source == PunchKinds.DeskSource ? $"gate {random.Next(120)}" : $"{random.Next(120)}" : null,
            };
        })];
    }
}
