using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.Grains.Attendance;
using HrActors.Grains.Employees;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace HrActors.Grains.Tests.Attendance;

public class PunchPackTests
{
    /// <summary>An employee's state as the first release wrote it.</summary>
    private const string FirstRelease =
        "IOhADTkwMDAwMQENQQHBAcEJwQnBCcEBwQHBAQEBwQEhIODgQSEAAAAAAAAAAAAAAAAAAAAAwQEhIODgYQAAAADBAQEBYVFKCwAhIODgISDg4CHowAHBASEg4ODBP8EB4AEBISDg4AEBISDg4ME/ISDg4CHoICAACSHoAAkBRSHoQBNnYXRlLTQzMDFBBWExAQUhgICfIGe/"
        + "ON8IgQBAIw5DAAAA4MEBwQHg4CDoAAkBoSHowGlBBWEyAQkhgFBaG9cKOd8IgQBAIw5DAAAA4MEBwQHg4CDoAAEBFSHowGlBBWEzAREhgIBfipGIOd8IgQBAIw5DAAAA4EENYW5udWFswQHg4CDoAAkBpSHowGlBBWE0ARUhgICvzDgTOd8IgQBAIw5DAAAA4EEfZ2F0ZSB3YXMg"
        + "YnJva2VuwYPg4ODgISAABSEAAQEV4CAACQGl4ODBAcEB4OAh6AAB4CHowD/gIeggIODgAQXg4A==";

    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 58, 3, TimeSpan.FromHours(8));

    private static readonly IServiceProvider Services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    [Fact]
    public void A_snapshot_of_the_first_release_is_read()
    {
        var state = Services.GetRequiredService<Serializer>().Deserialize<EmployeeState>(Convert.FromBase64String(FirstRelease))!;
        var book = new AttendanceBook();
        book.Load(state.Attendance);

        Assert.Equal("900001", state.EmployeeNo);
        Assert.Equal((new(2026, 11, 2), new DateOnly(2026, 11, 2)), (book.FirstDay, book.LastDay));
        Assert.Equal([(0, 5L), (2, 41L)], book.Positions.Select(pair => (pair.Key, pair.Value)));
        var days = Decide(new(2026, 11), book.Of(new(2026, 11))).Days;
        Assert.Equal(
            [(Start, PunchKind.ClockIn, false, null), (Start.AddHours(9).AddMilliseconds(125), PunchKind.ClockOut, true, null), (Start.AddHours(10), PunchKind.Correction, false, "gate was broken")],
            days[1].Punches.Select(punch => (punch.Time, punch.Kind, punch.Replaced, punch.Reason)));
        Assert.True(days[2].OnLeave);
        Assert.Equal("annual", Assert.Single(days[2].Punches).Reason);
    }

    [Fact]
    public void A_snapshot_is_read_as_it_was_written()
    {
        var book = new AttendanceBook();
        foreach (var punch in Punches())
            book.Take(new() { Queue = punch.Queue, Position = punch.Position, Event = new() { EmployeeNo = "1", BranchCode = "b", Kind = punch.Kind, At = new(punch.Ticks, default), Source = punch.Source, EventId = $"{punch.Position}" } });
        var written = book.Snapshot(new(2026, 9), Decide);

        var serializer = Services.GetRequiredService<Serializer>();
        var read = serializer.Deserialize<AttendanceSnapshot>(serializer.SerializeToArray(written))!;

        Assert.Equal(written.Pack.Read(), read.Pack.Read());
        Assert.Equal(written.Positions, read.Positions);
        Assert.Equal((written.KeptFrom, written.FirstDay, written.LastDay), (read.KeptFrom, read.FirstDay, read.LastDay));
        Assert.Equal(written.Months.AsEnumerable(), read.Months.AsEnumerable());
    }

    [Fact]
    public void Punches_come_out_of_a_pack_as_they_went_in()
    {
        var punches = Punches().ToList();

        var pack = PunchWriter.Pack(punches);

        Assert.Equal(punches, pack.Read());
        Assert.All(punches, punch => Assert.True(pack.Contains(punch.Queue, punch.Position)));
        Assert.False(pack.Contains(9, 1));
    }

    [Fact]
    public void What_was_taken_from_a_writer_stays_as_it_is()
    {
        var punches = Punches().ToList();
        var writer = new PunchWriter();
        var views = new List<(int Count, PunchPack Pack)>();
        foreach (var punch in punches)
        {
            writer.Add(punch);
            views.Add((writer.Count, writer.Packed()));
        }

        Assert.All(views, view => Assert.Equal(punches.Take(view.Count), view.Pack.Read()));
    }

    [Fact]
    public void A_month_of_punches_takes_some_twenty_bytes_each()
    {
        var month = Enumerable.Range(0, 88).Select(i => PackedPunch.Of(2, 1_000 + (i * 50_000L), new()
        {
            Source = "gate-4301",
            EventId = Guid.CreateVersion7(Start).ToString(),
            Kind = i % 2 == 0 ? PunchKind.ClockIn : PunchKind.ClockOut,
            At = Start.AddDays(i / 4).AddHours(i % 4 * 3).AddSeconds(i * 37 % 600),
        }));

        Assert.InRange(PunchWriter.Pack(month).Bytes.Length, 88 * 10, 88 * 20);
    }

    private static MonthSheet Decide(YearMonth month, IReadOnlyCollection<PackedPunch> punches) => AttendanceSheet.Of(month, PackedPunch.ToPunches(punches), new()
    {
        Shifts = ShiftTemplate.Standard, Calendar = WorkingCalendar.Published, Now = Start.AddDays(20), EmployedFrom = new(2026, 11, 2),
    });

    /// <summary>Later and earlier, far and near, with every part and without.</summary>
    private static IEnumerable<PackedPunch> Punches()
    {
        yield return One(0, 1, Start, PunchKind.ClockIn);
        yield return One(3, long.MaxValue, Start.AddTicks(1), PunchKind.ClockOut);
        yield return One(3, 2, Start.AddDays(-400), PunchKind.Leave, reason: "年假");
        yield return One(200, 1_000_000, Start.AddMilliseconds(7), PunchKind.Correction, reason: "", replaces: "x");
        yield return One(0, 3, Start.AddDays(3), PunchKind.Correction, reason: new string('长', 300), replaces: new string('y', 400), source: "oa");
        yield return One(0, 4, Start.AddDays(3), PunchKind.Punch, source: "gate");
    }

    private static PackedPunch One(
        int queue, long position, DateTimeOffset at, PunchKind kind, string? reason = null, string? replaces = null, string source = "gate") =>
        PackedPunch.Of(queue, position, new() { Source = source, EventId = $"{position}", Kind = kind, At = at, Reason = reason, Replaces = replaces });
}
