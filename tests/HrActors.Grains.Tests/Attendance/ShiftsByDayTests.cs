using System.Globalization;
using HrActors.Contracts;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Employees;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.DurableLog;
using HrActors.Grains.Attendance;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Attendance;

/// <summary>A day is decided by the branch of that day and by what this branch had on it.</summary>
[Collection(HrCluster.Shared.Name)]
public class ShiftsByDayTests(HrCluster cluster)
{
    private static readonly YearMonth October = new(2025, 10);
    private static int _branches;

    [Theory]
    [InlineData("two-shift", "standard", "10-15", "13 night 660, 20 standard 480")]
    [InlineData("standard", "two-shift", "10-15", "13 standard 730, 20 day 480")]
    // Moved behind the month, all of it stays as it was; on its first day, all of it is the new branch's.
    [InlineData("two-shift", "standard", "11-01", "13 night 660, 20 day 480")]
    [InlineData("two-shift", "standard", "10-01", "13 standard 730, 20 standard 480")]
    public async Task A_move_leaves_the_days_before_it_to_the_branch_before(string before, string after, string on, string expected)
    {
        var (story, here, there) = (new Story(cluster), await Branch(before), await Branch(after));
        await Hire(story, here);
        await Punch(story, here, ">10-13 19:50", "<10-14 08:00", ">10-20 09:00", "<10-20 18:00");

        Assert.Null((await story.Employee.Move(new() { Command = story.Command(), Branch = there, On = Day(on) })).Refusal);

        Assert.Equal(expected, Worked((await story.Employee.GetAttendance(October))!));
    }

    [Theory]
    [InlineData("2025-10-13", "10 standard 480, 13 day 480")]
    [InlineData("2025-10-14", "10 standard 480, 13 standard 480")]
    // Without a day it was wrong from the first.
    [InlineData(null, "10 day 480, 13 day 480")]
    public async Task Other_shifts_of_a_branch_reach_its_people_from_their_day_on(string? from, string expected)
    {
        var (story, branch) = (new Story(cluster), await Branch("standard"));
        await Hire(story, branch);
        await Punch(story, branch, ">10-10 09:00", "<10-10 18:00", ">10-13 09:00", "<10-13 18:00");

        await Configure(branch with { ShiftTemplate = "two-shift" }, from is null ? null : DateOnly.Parse(from, CultureInfo.InvariantCulture));

        Assert.Equal(expected, Worked((await story.Employee.GetAttendance(October))!));
        // The same shifts without a day are no news.
        await Configure(branch with { ShiftTemplate = "two-shift", Name = "示例" }, null);
        Assert.Equal(expected, Worked((await story.Employee.GetAttendance(October))!));
    }

    [Fact]
    public async Task A_closed_month_keeps_the_shifts_that_were_told_before_its_close()
    {
        var (story, branch) = (new Story(cluster), await Branch("standard"));
        await Hire(story, branch);
        await Configure(branch with { ShiftTemplate = "two-shift" }, new(2025, 10, 13));
        await Punch(story, branch, ">10-10 09:00", "<10-10 18:00", ">10-13 09:00", "<10-13 18:00");
        await cluster.Get<MonthClosing>().Close(branch.Code, October, "two-shift", "li", default);

        await Configure(branch with { ShiftTemplate = "flexible" }, null);

        var sheet = (await story.Employee.GetAttendance(October))!;
        Assert.Equal(("10 standard 480, 13 day 480", true), (Worked(sheet), sheet.ClosedAt is not null));
    }

    [Fact]
    public async Task A_punch_at_a_branch_that_has_closed_counts_where_the_month_of_the_person_is_open()
    {
        var (story, home, visited) = (new Story(cluster), await Branch("standard"), await Branch("standard"));
        await Hire(story, home);
        await cluster.Get<MonthClosing>().Close(visited.Code, October, "standard", "li", default);
        var guest = Event(story, visited, ">10-13 09:00");
        var stranger = guest with { EmployeeNo = "N-" + visited.Code, EventId = visited.Code };

        var (late, open) = await cluster.Get<LateEvents>().Split([guest, stranger], e => e);
        Assert.Equal([stranger], late);
        Assert.Equal([guest], open);

        await Punch(story, visited, ">10-13 09:00");
        await Punch(story, home, "<10-13 18:00");
        Assert.Equal("13 standard 480", Worked((await story.Employee.GetAttendance(October))!));
        Assert.Empty((await cluster.Get<IAdjustmentRequests>().Read(new() { EmployeeNo = story.EmployeeNo }, default)).Items);
    }

    [Fact]
    public async Task Leave_on_the_first_is_taken_back_though_the_month_before_is_closed()
    {
        var (story, branch) = (new Story(cluster), await Branch("standard"));
        await Hire(story, branch);
        await cluster.Get<MonthClosing>().Close(branch.Code, October, "standard", "li", default);
        var at = new DateTimeOffset(2025, 11, 1, 0, 0, 0, ChinaTime.Offset);
        Assert.Null((await story.Employee.CorrectAttendance(new() { Command = story.Command(), Kind = PunchKind.Leave, At = at })).Refusal);
        var leave = (await cluster.Eventually(
            async () => (await story.Employee.GetAttendance(new(2025, 11)))!.Days[0], shown => shown.OnLeave)).Punches[0];

        var taken = await story.Employee.CorrectAttendance(
            new() { Command = story.Command(), Kind = PunchKind.Withdrawal, At = at, Replaces = PunchKinds.Reference(leave.Source, leave.EventId) });

        Assert.Null(taken.Refusal);
        var day = await cluster.Eventually(
            async () => (await story.Employee.GetAttendance(new(2025, 11)))!.Days[0], shown => !shown.OnLeave);
        Assert.Equal([PunchKind.Leave, PunchKind.Withdrawal], day.Punches.Select(punch => punch.Kind).Order());
        Assert.Empty((await cluster.Get<IAdjustmentRequests>().Read(new() { EmployeeNo = story.EmployeeNo }, default)).Items);
    }

    private async Task<BranchFacts> Branch(string template)
    {
        var facts = Story.Branch with
        {
            Code = string.Create(CultureInfo.InvariantCulture, $"shifts-{Interlocked.Increment(ref _branches)}"), ShiftTemplate = template,
        };
        await Configure(facts, null);
        return facts;
    }

    private async Task Configure(BranchFacts facts, DateOnly? from) =>
        Assert.Null((await cluster.Grains.GetGrain<IBranchGrain>(GrainKeys.Branch(facts.Code)).Configure(
            new() { Command = new Story(cluster).Command(), Facts = facts, ShiftsFrom = from })).Refusal);

    private static Task Hire(Story story, BranchFacts branch) => story.Employee.Onboard(story.Hire(on: new(2025, 1, 6)) with { Branch = branch });

    /// <summary>Stores punches and waits until the sheet shows them.</summary>
    private async Task Punch(Story story, BranchFacts branch, params string[] texts)
    {
        var events = texts.Select(text => Event(story, branch, text)).ToList();
        await cluster.Get<IDurableLog>().Append(
            AttendanceLog.StreamOf(branch.Code), [.. events.Select(e => AttendanceLog.EventOf(cluster.Get<LogPayload>(), e))], default);
        await cluster.Eventually(
            async () => (await story.Employee.GetAttendance(October))!.Days.SelectMany(day => day.Punches).Select(punch => punch.Time).ToList(),
            shown => events.TrueForAll(e => shown.Contains(e.At)));
    }

    private static AttendanceEvent Event(Story story, BranchFacts branch, string text) => new()
    {
        EmployeeNo = story.EmployeeNo,
        Kind = text[0] == '>' ? PunchKind.ClockIn : PunchKind.ClockOut,
        At = new(DateTime.ParseExact("2025-" + text[1..], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), ChinaTime.Offset),
        BranchCode = branch.Code,
        Source = "gate",
        EventId = $"{story.EmployeeNo} {text}",
    };

    private static DateOnly Day(string day) => DateOnly.Parse("2025-" + day, CultureInfo.InvariantCulture);

    private static string Worked(MonthSheet sheet) => string.Join(
        ", ", sheet.Days.Where(day => day.WorkedMinutes > 0).Select(day => $"{day.Date.Day} {day.Shift} {day.WorkedMinutes}"));
}
