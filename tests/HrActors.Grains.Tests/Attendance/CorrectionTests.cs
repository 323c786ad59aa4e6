using System.Text.Json;
using HrActors.Contracts;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Employees;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.DurableLog;
using HrActors.Grains.Attendance;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;
using HrActors.Storage.Audit;

namespace HrActors.Grains.Tests.Attendance;

/// <summary>Corrections by HR, and months that are closed. Each test that closes a month has one of its own.</summary>
[Collection(HrCluster.Shared.Name)]
public class CorrectionTests(HrCluster cluster)
{
    [Fact]
    public async Task A_correction_goes_through_the_log_and_leaves_an_audit_row()
    {
        var monday = new DateOnly(2025, 3, 3);
        var story = await Employed(monday, At(monday, 9));
        var command = Fix(story, PunchKind.CorrectionOut, At(monday, 18));

        Assert.False((await story.Employee.CorrectAttendance(command)).IsRefused);
        Assert.False((await story.Employee.CorrectAttendance(command)).IsRefused);

        var day = await Sees(story, monday, day => day.Punches.Count == 2);
        Assert.Equal((480, 0, "test"), (day.WorkedMinutes, day.Exceptions.Count, day.Punches[1].Reason));
        var record = (await cluster.Get<IDurableLog>().ReadSubject(StreamNames.Attendance, story.EmployeeNo, new Dictionary<int, long>(), 10, default))
            .Single(record => record.Source == PunchKinds.DeskSource);
        Assert.Equal("li", cluster.Get<LogPayload>().Read<AttendanceEvent>(record).By);
        var audit = await cluster.Eventually(() => Audit(story), rows => rows.Count > 0);
        Assert.Equal(("li", "test", "correction-out 2025-03-03T18:00:00+08:00"), (audit[0].By, audit[0].Reason, audit[0].After));

        await cluster.Reawaken(story.Employee);
        Assert.Equal(480, (await Day(story, monday)).WorkedMinutes);
    }

    [Fact]
    public async Task A_correction_is_taken_back_by_another_one()
    {
        var monday = new DateOnly(2025, 3, 3);
        var story = await Employed(monday, At(monday, 9), At(monday, 18));
        var fix = Fix(story, PunchKind.CorrectionOut, At(monday, 20));
        await story.Employee.CorrectAttendance(fix);
        await Sees(story, monday, day => day.OvertimeMinutes == 120);

        await story.Employee.CorrectAttendance(
            Fix(story, PunchKind.Withdrawal, At(monday, 20)) with { Replaces = PunchKinds.Reference(PunchKinds.DeskSource, fix.Command.Id) });

        var day = await Sees(story, monday, day => day.Punches.Count == 4);
        Assert.Equal((480, 0), (day.WorkedMinutes, day.OvertimeMinutes));
    }

    [Fact]
    public async Task A_correction_replaces_the_event_that_the_sheet_shows()
    {
        var monday = new DateOnly(2025, 3, 3);
        var story = await Employed(monday, At(monday, 10), At(monday, 18));
        var late = (await Sees(story, monday, day => day.Punches.Count == 2)).Punches[0];

        await story.Employee.CorrectAttendance(
            Fix(story, PunchKind.CorrectionIn, At(monday, 9)) with { Replaces = PunchKinds.Reference(late.Source, late.EventId) });
        var day = await Sees(story, monday, day => day.Punches.Count == 3);
        Assert.Equal((480, 0, 1), (day.WorkedMinutes, day.LateMinutes, day.Punches.Count(punch => punch.Replaced)));

        var fix = day.Punches[0];
        await story.Employee.CorrectAttendance(
            Fix(story, PunchKind.Withdrawal, At(monday, 9)) with { Replaces = PunchKinds.Reference(fix.Source, fix.EventId) });
        Assert.Equal(60, (await Sees(story, monday, day => day.Punches.Count == 4)).LateMinutes);
    }

    [Fact]
    public async Task A_punch_ahead_of_time_is_refused_and_leave_is_not()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        var story = await Employed(today);
        var ahead = DateTimeOffset.UtcNow.AddMinutes(6);

        Assert.Equal("attendance.in-future", (await story.Employee.CorrectAttendance(
            Fix(story, PunchKind.CorrectionIn, At(today, 9)) with { At = ahead })).Refusal!.Code);
        Assert.False((await story.Employee.CorrectAttendance(Fix(story, PunchKind.Leave, At(today.AddDays(7), 0)))).IsRefused);
    }

    public static TheoryData<PunchKind, DateTimeOffset, string?> Times
    {
        get
        {
            var (now, first) = (DateTimeOffset.UtcNow, new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)));
            return new()
            {
                { PunchKind.CorrectionIn, default, "attendance.too-early" },
                { PunchKind.Leave, default, "attendance.too-early" },
                { PunchKind.CorrectionIn, first.AddSeconds(-1), "attendance.too-early" },
                { PunchKind.CorrectionIn, first, null },
                { PunchKind.Leave, now.AddDays(365), null },
                { PunchKind.Leave, now.AddDays(367), "attendance.leave-too-far" },
                { PunchKind.Leave, DateTimeOffset.MaxValue, "attendance.leave-too-far" },
                { PunchKind.CorrectionIn, DateTimeOffset.MaxValue, "attendance.in-future" },
            };
        }
    }

    [Theory, MemberData(nameof(Times))]
    public async Task A_correction_lies_between_the_first_day_of_2000_and_now_and_leave_within_a_year(PunchKind kind, DateTimeOffset at, string? code)
    {
        var story = await Employed(new(2025, 3, 3));

        Assert.Equal(code, (await story.Employee.CorrectAttendance(Fix(story, kind, At(new(2025, 3, 3), 9)) with { At = at })).Refusal?.Code);
    }

    [Fact]
    public async Task A_closed_month_takes_no_correction()
    {
        var monday = new DateOnly(2025, 5, 5);
        var story = await Employed(monday, At(monday, 9));
        await Close(monday);

        var reply = await story.Employee.CorrectAttendance(Fix(story, PunchKind.CorrectionOut, At(monday, 18)));

        Assert.Equal("attendance.month-closed", reply.Refusal!.Code);
        Assert.False((await story.Employee.CorrectAttendance(Fix(story, PunchKind.CorrectionIn, At(new(2025, 9, 1), 9)))).IsRefused);
    }

    [Fact]
    public async Task A_correction_dated_in_another_month_moves_what_it_names()
    {
        var (wednesday, later) = (new DateOnly(2025, 10, 8), new DateOnly(2025, 11, 10));
        var story = await Employed(new(2025, 1, 6), At(wednesday, 9), At(wednesday, 18));
        var left = (await Sees(story, wednesday, day => day.Punches.Count == 2)).Punches[1];
        var fix = Fix(story, PunchKind.CorrectionOut, At(later, 18)) with { Replaces = PunchKinds.Reference(left.Source, left.EventId) };

        Assert.Null((await story.Employee.CorrectAttendance(fix)).Refusal);

        Assert.Equal(0, (await Sees(story, wednesday, day => day.Punches[1].Replaced)).WorkedMinutes);
        Assert.False(Assert.Single((await Day(story, later)).Punches).Replaced);
        await story.Employee.CorrectAttendance(Fix(story, PunchKind.Withdrawal, At(later.AddDays(30), 9)) with
        {
            Replaces = PunchKinds.Reference(PunchKinds.DeskSource, fix.Command.Id),
        });
        Assert.Equal(480, (await Sees(story, wednesday, day => !day.Punches[1].Replaced)).WorkedMinutes);
    }

    [Fact]
    public async Task What_is_not_known_is_not_replaced()
    {
        var story = await Employed(new(2025, 1, 6));

        var reply = await story.Employee.CorrectAttendance(Fix(story, PunchKind.CorrectionIn, At(new(2026, 4, 1), 9)) with { Replaces = "gate none" });

        Assert.Equal("attendance.replaced-not-open", reply.Refusal!.Code);
    }

    [Fact]
    public async Task The_sheet_of_a_closed_month_stays_byte_for_byte()
    {
        var monday = new DateOnly(2025, 6, 2);
        var story = await Employed(new(2025, 1, 6), At(monday, 9), At(monday, 18), At(monday.AddDays(1), 9));
        await Sees(story, monday.AddDays(1), day => day.Punches.Count == 1);
        await Close(monday);
        var frozen = await Sheet(story, monday);

        await story.Punch(At(monday.AddDays(1), 18), At(monday.AddDays(2), 9));
        await Append(story, "elsewhere", At(monday.AddDays(3), 9));
        await story.Punch(At(new(2025, 7, 1), 9));
        await Sees(story, new(2025, 7, 1), day => day.Punches.Count == 1);

        Assert.Equal(frozen, await Sheet(story, monday));
        await cluster.Reawaken(story.Employee);
        Assert.Equal(frozen, await Sheet(story, monday));
        var filed = await cluster.Eventually(
            () => cluster.Get<IAdjustmentRequests>().Read(new() { EmployeeNo = story.EmployeeNo }, default), page => page.Items.Length >= 3);
        Assert.All(filed.Items, item => Assert.Equal((Story.Branch.Code, new YearMonth(2025, 6)), (item.Event.BranchCode, item.Month)));
    }

    [Fact]
    public async Task The_difference_a_late_event_would_make_is_told_beside_what_was_accepted_before()
    {
        var monday = new DateOnly(2025, 8, 4);
        var story = await Employed(new(2025, 1, 6));
        await Close(monday);
        var (come, go) = (Event(story, "come", At(monday, 9)), Event(story, "go", At(monday, 18)));

        var first = await story.Employee.GetDifference(new(2025, 8), [], come);
        var second = await story.Employee.GetDifference(new(2025, 8), [come], go);

        Assert.Equal(new SheetDifference { AbsentDays = -1 }, first);
        Assert.Equal(new SheetDifference { WorkedMinutes = 480 }, second);
        Assert.Null(await cluster.Grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee("nobody")).GetDifference(new(2025, 8), [], come));
    }

    [Fact]
    public async Task Whoever_looks_at_a_sheet_is_told_when_a_punch_arrives()
    {
        var monday = new DateOnly(2025, 3, 3);
        var story = await Employed(monday, At(monday, 9));
        await Sees(story, monday, day => day.Punches.Count == 1);
        var told = cluster.News.Next();

        await story.Punch(At(monday, 18));

        await told.WaitAsync(Patience.Limit);
        await Sees(story, monday, day => day.Punches.Count == 2);
    }

    private async Task<Story> Employed(DateOnly from, params DateTime[] punches)
    {
        var story = new Story(cluster);
        await story.Employee.Onboard(story.Hire(on: from));
        if (punches.Length > 0) await story.Punch(punches);
        return story;
    }

    private static CorrectAttendance Fix(Story story, PunchKind kind, DateTime at) =>
        new() { Command = story.Command($"{story.EmployeeNo}-{kind}-{at:O}"), Kind = kind, At = new(at, TimeSpan.FromHours(8)) };

    private Task<DaySheet> Sees(Story story, DateOnly day, Func<DaySheet, bool> until) => cluster.Eventually(() => Day(story, day), until);

    private static async Task<DaySheet> Day(Story story, DateOnly day) =>
        (await story.Employee.GetAttendance(YearMonth.Of(day)))!.Days[day.Day - 1];

    private static async Task<string> Sheet(Story story, DateOnly day) =>
        JsonSerializer.Serialize(await story.Employee.GetAttendance(YearMonth.Of(day)));

    private async Task<IReadOnlyList<AuditEntry>> Audit(Story story) =>
        (await cluster.Get<IAuditTrail>().Read(
            new()
            {
                Subject = GrainKeys.Employee(story.EmployeeNo), From = DateTimeOffset.UtcNow.AddDays(-1), To = DateTimeOffset.UtcNow.AddDays(1),
                Limit = 100,
            },
            default)).Items.Where(row => row.Action == "attendance.corrected").ToList();

    private Task<bool> Close(DateOnly day) =>
        cluster.Get<MonthClosing>().Close(Story.Branch.Code, YearMonth.Of(day), "standard", "li", default);

    private static DateTime At(DateOnly day, int hour) => day.ToDateTime(new(hour, 0));

    private static AttendanceEvent Event(Story story, string id, DateTime at) => new()
    {
        EmployeeNo = story.EmployeeNo, Kind = PunchKind.Punch, At = new(at, TimeSpan.FromHours(8)), BranchCode = Story.Branch.Code,
        Source = "gate", EventId = $"{story.EmployeeNo}-{id}",
    };

    /// <summary>A punch at a branch whose month is open.</summary>
    private Task Append(Story story, string branch, DateTime at)
    {
        var e = Event(story, branch, at) with { BranchCode = branch };
        return cluster.Get<IDurableLog>().Append(
            new(StreamNames.Attendance, GrainKeys.Branch(branch)),
            [
                new()
                {
                    Source = e.Source, EventId = e.EventId, Subject = e.EmployeeNo, OccurredAt = e.At,
                    Payload = cluster.Get<LogPayload>().Write(e),
                },
            ],
            default);
    }
}
