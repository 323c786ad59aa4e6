using System.Globalization;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.DurableLog;
using HrActors.Grains.Attendance;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Attendance;

/// <summary>Shifts over the end of a closed October: the shift day decides, and whatever is taken is seen somewhere.</summary>
[Collection(HrCluster.Shared.Name)]
public class MonthEdgeTests(HrCluster cluster)
{
    private static readonly YearMonth October = new(2025, 10);
    private static int _branches;

    public static TheoryData<string, string, string, string?> Edges => new()
    {
        // template, punches before the close, the one after it; the day of November that shows it, or none: an adjustment request
        { "two-shift", ">10-31 19:55", "<11-01 07:59", null },
        { "two-shift", ">10-31 19:55", "<11-01 08:00", null },
        { "two-shift", "10-31 19:55", "11-01 08:01", null },
        { "two-shift", "10-31 19:55", "11-01 12:00", null },
        { "two-shift", "10-31 19:55", "11-01 12:01", "11-01" },
        { "two-shift", "", "<11-01 13:59", null },
        { "two-shift", "", "<11-01 14:00", null },
        { "two-shift", "", "<11-01 14:01", "11-01" },
        { "two-shift", "", ">11-01 07:55", "11-01" },
        { "comprehensive", ">10-31 09:00", "<11-01 10:59", null },
        { "comprehensive", ">10-31 09:00", "<11-01 11:00", null },
        { "comprehensive", ">10-31 09:00", "<11-01 11:01", "11-01" },
        { "standard", "", "11-01 03:59", null },
        { "standard", "", "11-01 04:00", "11-01" },
        { "standard", ">10-31 18:00", "<11-01 08:59", null },
        { "standard", ">10-31 18:00", "<11-01 09:00", "11-01" },
        { "three-shift", "", "10-31 20:01", "11-01" },
        { "three-shift", "", ">10-31 23:55", "11-01" },
        { "three-shift", "", ">11-01 00:00", "11-01" },
        { "three-shift", "", ">11-01 00:03", "11-01" },
        { "three-shift", ">10-31 15:55", "<10-31 23:59", null },
        { "three-shift", ">10-31 15:55", "<11-01 00:00", null },
        { "three-shift", ">10-31 15:55", "<11-01 00:03", null },
        { "three-shift", ">10-31 15:55", "<11-01 04:00", null },
        { "three-shift", ">10-31 15:55", "<11-01 04:01", "11-01" },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public async Task The_shift_day_decides_whether_a_punch_counts_or_is_filed(string template, string before, string after, string? day)
    {
        var (story, branch) = await Employed(template);
        if (before.Length > 0) await Shown(story, October, await Append(story, branch, before));
        await Close(branch, template, October);

        Assert.False(cluster.Get<LateEvents>().IsLate(Event(story, branch, after)));
        var e = await Append(story, branch, after);

        if (day is null)
        {
            var request = Assert.Single((await cluster.Eventually(() => Requests(story), page => page.Length > 0)));
            Assert.Equal((October, branch, e), (request.Month, request.Event.BranchCode, request.Event));
            Assert.Empty(await Punches(story, October.AddMonths(1)));
        }
        else
        {
            Assert.Equal(DateOnly.Parse("2025-" + day, CultureInfo.InvariantCulture), await Shown(story, October.AddMonths(1), e));
            Assert.Empty(await Requests(story));
        }

        Assert.DoesNotContain(await Punches(story, October), entry => entry.Punch.Time == e.At);
    }

    public static TheoryData<string, string, bool> Gates => new()
    {
        { "standard", "10-31 23:59", true },
        { "two-shift", "10-31 23:59", true },
        { "comprehensive", "10-31 23:59", true },
        { "three-shift", "10-31 15:59", true },
        { "three-shift", "10-31 20:00", true },
        { "three-shift", "10-31 20:01", false },
        { "three-shift", "10-31 23:59", false },
        { "three-shift", "11-01 00:00", false },
        // The other end of the month: a shift of September.
        { "three-shift", "10-01 04:00", false },
        { "three-shift", "10-01 04:01", true },
        { "two-shift", "10-01 14:00", false },
        { "two-shift", "10-01 14:01", true },
    };

    [Theory]
    [MemberData(nameof(Gates))]
    public async Task What_no_shift_of_an_open_month_reaches_is_refused_at_once(string template, string at, bool late)
    {
        var (story, branch) = await Employed(template);
        await Close(branch, template, October);

        Assert.Equal(late, cluster.Get<LateEvents>().IsLate(Event(story, branch, at)));
    }

    [Fact]
    public async Task Both_sides_of_an_end_are_late_when_both_months_are_closed()
    {
        var (story, branch) = await Employed("three-shift");
        await Close(branch, "three-shift", October);
        await Close(branch, "three-shift", October.AddMonths(1));

        Assert.True(cluster.Get<LateEvents>().IsLate(Event(story, branch, ">10-31 23:55")));
        Assert.True(cluster.Get<LateEvents>().IsLate(Event(story, branch, ">11-01 00:03")));
    }

    [Fact]
    public async Task A_punch_that_a_later_one_takes_into_the_closed_month_is_filed_then()
    {
        var (story, branch) = await Employed("three-shift");
        await Close(branch, "three-shift", October);
        var left = await Append(story, branch, "11-01 00:30");
        await Shown(story, October.AddMonths(1), left);

        // Leaving late in the evening opens the evening shift, which takes what follows.
        var came = await Append(story, branch, "<10-31 20:30");

        var filed = await cluster.Eventually(() => Requests(story), page => page.Length == 2);
        Assert.Equal([came, left], filed.Select(request => request.Event).OrderBy(e => e.At));
        Assert.All(filed, request => Assert.Equal(October, request.Month));
    }

    [Fact]
    public async Task What_waited_for_its_employee_is_filed_when_that_is_taken_on()
    {
        var (story, branch) = (new Story(cluster), NextBranch());
        await Close(branch, "two-shift", October);
        await Append(story, branch, "<11-01 08:00");

        await Hire(story, branch, "two-shift");

        Assert.Equal(October, Assert.Single(await Requests(story)).Month);
    }

    [Theory]
    [InlineData("two-shift", ">10-31 19:55", PunchKind.CorrectionOut, "11-01 08:00", false)]
    [InlineData("two-shift", ">10-31 19:55", PunchKind.CorrectionOut, "11-01 12:01", false)]
    [InlineData("two-shift", ">10-31 19:55", PunchKind.CorrectionOut, "11-01 14:01", true)]
    [InlineData("three-shift", ">10-31 07:55", PunchKind.CorrectionIn, "10-31 23:55", true)]
    [InlineData("three-shift", ">10-31 07:55", PunchKind.CorrectionIn, "10-31 19:59", false)]
    [InlineData("three-shift", ">10-31 07:55", PunchKind.CorrectionIn, "10-31 20:01", true)]
    public async Task A_correction_is_refused_where_its_shift_day_is_closed(string template, string before, PunchKind kind, string at, bool taken)
    {
        var (story, branch) = await Employed(template);
        await Shown(story, October, await Append(story, branch, before));
        await Close(branch, template, October);
        var e = Event(story, branch, at);

        var reply = await story.Employee.CorrectAttendance(new() { Command = story.Command(), Kind = kind, At = e.At });

        Assert.Equal(taken ? null : "attendance.month-closed", reply.Refusal?.Code);
        if (taken) await Shown(story, October.AddMonths(1), e);
    }

    [Theory]
    [InlineData("standard", "09-30 23:59", 9, true)]
    [InlineData("standard", "10-01 04:00", 10, false)]
    [InlineData("standard", "10-31 23:59", 10, false)]
    [InlineData("standard", "11-01 03:59", 10, false)]
    [InlineData("standard", "11-01 04:00", 11, true)]
    [InlineData("three-shift", ">10-31 19:59", 10, false)]
    [InlineData("three-shift", ">10-31 20:01", 11, true)]
    public async Task What_lies_in_a_closed_month_is_neither_replaced_nor_taken_back(string template, string at, int month, bool taken)
    {
        var (story, branch) = await Employed(template);
        var e = await Append(story, branch, at);
        await Shown(story, new(2025, month), e);
        await Close(branch, template, October);

        foreach (var kind in new[] { PunchKind.CorrectionIn, PunchKind.Withdrawal })
        {
            var reply = await story.Employee.CorrectAttendance(new()
            {
                Command = story.Command(), Kind = kind, At = Event(story, branch, "12-01 09:00").At,
                Replaces = PunchKinds.Reference(e.Source, e.EventId),
            });
            Assert.Equal(taken ? null : "attendance.replaced-not-open", reply.Refusal?.Code);
        }
    }

    private static string NextBranch() => string.Create(CultureInfo.InvariantCulture, $"edge-{Interlocked.Increment(ref _branches)}");

    private async Task<(Story Story, string Branch)> Employed(string template)
    {
        var (story, branch) = (new Story(cluster), NextBranch());
        await Hire(story, branch, template);
        return (story, branch);
    }

    private static Task Hire(Story story, string branch, string template) => story.Employee.Onboard(
        story.Hire(on: new(2025, 1, 6)) with { Branch = Story.Branch with { Code = branch, ShiftTemplate = template } });

    private Task<bool> Close(string branch, string template, YearMonth month) =>
        cluster.Get<MonthClosing>().Close(branch, month, template, "li", default);

    private async Task<ImmutableArray<AdjustmentRequest>> Requests(Story story) =>
        [.. (await cluster.Get<IAdjustmentRequests>().Read(new() { EmployeeNo = story.EmployeeNo }, default)).Items];

    private async Task<DateOnly> Shown(Story story, YearMonth month, AttendanceEvent e) =>
        (await cluster.Eventually(() => Punches(story, month), punches => punches.Exists(entry => entry.Punch.Time == e.At)))
            .Find(entry => entry.Punch.Time == e.At).Date;

    private static async Task<List<(DateOnly Date, DayPunch Punch)>> Punches(Story story, YearMonth month) =>
        [.. (await story.Employee.GetAttendance(month))!.Days.SelectMany(day => day.Punches.Select(punch => (day.Date, punch)))];

    private async Task<AttendanceEvent> Append(Story story, string branch, string text)
    {
        var e = Event(story, branch, text);
        await cluster.Get<IDurableLog>().Append(
            AttendanceLog.StreamOf(branch), [AttendanceLog.EventOf(cluster.Get<LogPayload>(), e)], default);
        return e;
    }

    private static AttendanceEvent Event(Story story, string branch, string text) => new()
    {
        EmployeeNo = story.EmployeeNo,
        Kind = text[0] switch { '>' => PunchKind.ClockIn, '<' => PunchKind.ClockOut, _ => PunchKind.Punch },
        At = new(DateTime.ParseExact("2025-" + text.TrimStart('>', '<'), "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), ChinaTime.Offset),
        BranchCode = branch,
        Source = "gate",
        EventId = $"{story.EmployeeNo} {text}",
    };
}
