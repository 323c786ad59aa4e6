using HrActors.Contracts;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.DurableLog;
using HrActors.Grains.Attendance;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HrActors.Grains.Tests.Attendance;

[Collection(HrCluster.Shared.Name)]
public class ClosedMonthTests(HrCluster cluster)
{
    private static readonly YearMonth March = new(2024, 3);

    public static TheoryData<string, bool> Edges => new()
    {
        { "2024-02-29T23:59:59.999+08:00", false },
        // Until the day turns, work belongs to February; who is still there may leave until the next shift begins.
        { "2024-03-01T00:00:00+08:00", false },
        { "2024-03-01T08:59:59.999+08:00", false },
        { "2024-03-01T09:00:00+08:00", true },
        { "2024-03-31T23:59:59.999+08:00", true },
        { "2024-04-01T00:00:00+08:00", false },
        // The local date counts, whatever the offset sent.
        { "2024-03-01T01:00:00Z", true },
        { "2024-03-31T16:00:00Z", false },
        { "2024-04-01T00:30:00+09:00", true },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public async Task An_event_is_late_from_the_first_to_the_last_moment_of_a_closed_month(string at, bool late)
    {
        await Close("C-edge");

        Assert.Equal(late, Late.IsLate(Event("C-edge", "1", at)));
        Assert.False(Late.IsLate(Event("C-open", "1", at)));
    }

    [Fact]
    public async Task A_late_event_is_filed_once_however_often_it_comes()
    {
        await Close("C-once");
        var e = Event("C-once", "1", "2024-03-04T09:00:00+08:00");

        Assert.Equal([LateFate.Filed, LateFate.Filed], await Late.Refuse([e, e], default));
        Assert.Equal([LateFate.Filed], await Late.Refuse([e], default));

        var request = Assert.Single((await Requests.Read(new() { BranchCode = "C-once" }, default)).Items);
        Assert.Equal((March, AdjustmentState.Open, e), (request.Month, request.State, request.Event));
    }

    [Theory]
    [InlineData("2024-03-04T09:00:00+08:00", null, LateFate.Filed)]
    [InlineData("2024-03-04T01:00:00Z", null, LateFate.Filed)]
    [InlineData("2024-03-04T08:59:59.999999+08:00", null, LateFate.IdReused)]
    [InlineData("2024-03-04T09:00:00.000001+08:00", null, LateFate.IdReused)]
    [InlineData("2024-03-05T09:00:00+08:00", null, LateFate.IdReused)]
    [InlineData("2024-03-04T09:00:00+08:00", "north", LateFate.IdReused)]
    public async Task Another_event_under_the_id_of_one_that_was_filed_is_told(string at, string? device, LateFate fate)
    {
        var branch = $"C-filed {at} {device}";
        await Close(branch);
        var first = Event(branch, "1", "2024-03-04T09:00:00.0000004+08:00");
        var second = first with { At = Event(branch, "1", at).At, Device = device };

        Assert.Equal([LateFate.Filed], await Late.Refuse([first], default));
        Assert.Equal([fate], await Late.Refuse([second], default));

        var together = first with { EventId = branch + " 2" };
        Assert.Equal([LateFate.Filed, fate], await Late.Refuse([together, second with { EventId = branch + " 2" }], default));
        var requests = (await Requests.Read(new() { BranchCode = branch }, default)).Items;
        Assert.Equal(2, requests.Length);
        Assert.All(requests, request => Assert.Null(request.Event.Device));
    }

    [Fact]
    public async Task An_event_stored_before_the_close_is_a_duplicate_and_another_under_its_id_is_told()
    {
        var e = Event("C-again", "1", "2024-03-04T09:00:00+08:00");
        await Append(e);
        await Close("C-again");

        Assert.Equal([LateFate.Duplicate], await Late.Refuse([e], default));
        Assert.Equal([LateFate.IdReused], await Late.Refuse([e with { Kind = PunchKind.ClockOut }], default));
        Assert.Empty((await Requests.Read(new() { BranchCode = "C-again" }, default)).Items);
    }

    [Fact]
    public async Task What_reaches_the_log_after_the_close_is_filed_when_it_is_delivered()
    {
        await Append(Event("C-race", "before", "2024-03-04T09:00:00+08:00"));
        await Close("C-race");

        await Append(Event("C-race", "after", "2024-03-04T18:00:00+08:00"), Event("C-race", "last", "2024-03-31T23:59:59+08:00"),
            Event("C-race", "next", "2024-04-01T00:00:00+08:00"));

        var page = await cluster.Eventually(
            () => Requests.Read(new() { BranchCode = "C-race" }, default), read => read.Items.Length >= 2);
        Assert.Equal(["C-race after", "C-race last"], page.Items.Select(item => item.Event.EventId).Order());
        Assert.All(page.Items, item => Assert.Equal(March, item.Month));
    }

    /// <summary>As releases let it in that had no first day.</summary>
    [Fact]
    public async Task An_event_of_the_first_day_of_the_calendar_holds_up_neither_its_employee_nor_its_branch()
    {
        var story = new Story(cluster);
        await story.Employee.Onboard(story.Hire(on: new(2024, 4, 1)));
        await Close("C-dawn");
        var first = Event("C-dawn", "dawn", "0001-01-01T00:00:00Z") with { EmployeeNo = story.EmployeeNo };
        var next = Event("C-dawn", "after", "2024-04-02T09:00:00+08:00") with { EmployeeNo = story.EmployeeNo };

        await Append(first);
        await Append(next, first with { EventId = "again" });

        await story.Sees(view => view.FirstPunchOn == new DateOnly(2024, 4, 2));
        foreach (var month in (YearMonth[])[new(1, 1), new(2024, 4), new(9999, 12)]) Assert.NotNull(await story.Employee.GetAttendance(month));
        await cluster.Reawaken(story.Employee);
        Assert.Single((await story.Employee.GetAttendance(new(2024, 4)))!.Days[1].Punches);
    }

    [Theory]
    [InlineData(true, typeof(ArgumentOutOfRangeException))]
    [InlineData(true, typeof(OverflowException))]
    [InlineData(true, typeof(FormatException))]
    [InlineData(false, typeof(TimeoutException))]
    [InlineData(false, typeof(IOException))]
    [InlineData(false, typeof(InvalidOperationException))]
    [InlineData(false, typeof(OperationCanceledException))]
    public void Only_a_fault_of_the_punch_itself_sets_it_aside(bool own, Type fault)
    {
        var failure = (Exception)Activator.CreateInstance(fault)!;

        Assert.Equal((own, own), (PunchFaults.LieInIt(failure), PunchFaults.LieInIt(new AggregateException(failure))));
    }

    [Fact]
    public async Task Another_silo_knows_of_a_close_at_its_next_look()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var other = new ClosedMonthBook(
            cluster.Get<IClosedMonths>(), Options.Create(new AttendanceOptions()), time, NullLogger<ClosedMonthBook>.Instance);
        await other.StartAsync(default);
        await Close("C-other");
        Assert.Null(other.Find("C-other", March));

        await cluster.Eventually(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(2));
                return Task.FromResult(other.Find("C-other", March));
            },
            close => close is not null);
    }

    [Fact]
    public async Task A_month_closes_once()
    {
        Assert.True(await Close("C-twice"));
        Assert.False(await Close("C-twice"));
    }

    private LateEvents Late => cluster.Get<LateEvents>();

    private IAdjustmentRequests Requests => cluster.Get<IAdjustmentRequests>();

    private Task<bool> Close(string branch) => cluster.Get<MonthClosing>().Close(branch, March, "standard", "li", default);

    private static AttendanceEvent Event(string branch, string id, string at) => new()
    {
        EmployeeNo = "N-" + branch,
        Kind = PunchKind.ClockIn,
        At = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
        BranchCode = branch,
        Source = "gate",
        EventId = $"{branch} {id}",
    };

    private Task Append(params AttendanceEvent[] events) => cluster.Get<IDurableLog>().Append(
        new(StreamNames.Attendance, GrainKeys.Branch(events[0].BranchCode)),
        [
            .. events.Select(e => new LogEvent
            {
                Source = e.Source, EventId = e.EventId, Subject = e.EmployeeNo, OccurredAt = e.At,
                Payload = cluster.Get<LogPayload>().Write(e),
            }),
        ],
        default);
}
