using System.Globalization;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Storage.Tests.Databases;

namespace HrActors.Storage.Tests.Rows;

public sealed class SqliteIntakeRowsTests(SqliteTestDatabase db) : IntakeRowsTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresIntakeRowsTests(PostgresTestDatabase db) : IntakeRowsTests(db), IClassFixture<PostgresTestDatabase>;

/// <summary>What the intake put aside: notes, punches and badges that wait.</summary>
public abstract class IntakeRowsTests
{
    private readonly TestDatabase _db;

    protected IntakeRowsTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    private IIntakeRows Rows => _db.Get<IIntakeRows>();

    [SkippableFact]
    public async Task A_note_comes_back_as_it_was_and_the_same_is_kept_once()
    {
        var note = Note("whole", 1) with { StatedAt = Local(Some.Instant.AddHours(3)), TakenAt = Local(Some.Instant) };

        await Rows.Save([note, Note("whole", 2)], default);
        await Rows.Save([note with { Raw = "again" }], default);

        var read = (await Rows.Notes(new() { BranchCode = "whole" }, default)).Items;
        Assert.Equal(["2", "1"], read.Select(one => one.Raw));
        Assert.Equal(note, read[1]);
    }

    [SkippableFact]
    public async Task Notes_are_listed_by_branch_kind_and_source_page_by_page_and_forgotten_when_old()
    {
        await Rows.Save([.. Enumerable.Range(0, 5).Select(i => Note("list", i)), Note("list", 7) with { Kind = IntakeNoteKinds.Future, Source = "device:B" }], default);

        var first = await Rows.Notes(new() { Scope = ["list"], Kind = IntakeNoteKinds.BadRow, Limit = 3 }, default);
        var second = await Rows.Notes(new() { Scope = ["list"], Kind = IntakeNoteKinds.BadRow, Limit = 3, Cursor = first.Next }, default);

        Assert.Equal(["4", "3", "2", "1", "0"], first.Items.Concat(second.Items).Select(note => note.Raw));
        Assert.Null(second.Next);
        Assert.Equal("7", Assert.Single((await Rows.Notes(new() { BranchCode = "list", Source = "device:B" }, default)).Items).Raw);
        Assert.Empty((await Rows.Notes(new() { Scope = ["other"], BranchCode = "list" }, default)).Items);

        await Rows.Purge(Some.Instant.AddMinutes(3), default);
        Assert.Equal(["7", "4", "3"], (await Rows.Notes(new() { BranchCode = "list" }, default)).Items.Select(note => note.Raw));
    }

    [SkippableFact]
    public async Task A_waiting_punch_comes_back_as_the_log_will_hold_it_once_its_number_is_known()
    {
        var early = Punch("READY", 1, "E-ready");
        var late = Punch("READY", 2, "E-ready");
        await Rows.Save([late, early, Punch("READY", 3, "E-nobody"), Punch("READY", 4, "")], default);
        await Rows.Save([early], default);
        Assert.DoesNotContain(await Rows.Ready(100, default), punch => punch.Serial == "READY");

        await _db.Get<IDirectoryRows>().Save(Some.Employee("E-ready", "wait"), default);

        Assert.Equal([early, late], (await Rows.Ready(100, default)).Where(punch => punch.Serial == "READY"));
        Assert.Equal([early], (await Rows.Ready(1, default)).Where(punch => punch.Serial == "READY"));
        await Rows.Remove([early, late], default);
        Assert.DoesNotContain(await Rows.Ready(100, default), punch => punch.Serial == "READY");
    }

    [SkippableFact]
    public async Task A_punch_that_was_assigned_to_somebody_else_meanwhile_is_not_removed()
    {
        await _db.Get<IDirectoryRows>().Save(Some.Employee("E-two", "wait"), default);
        var read = Punch("MOVED", 1, "E-one");
        await Rows.Save([read], default);

        await Rows.Assign("MOVED", "77", "E-two", default);
        await Rows.Remove([read], default);

        Assert.Equal("E-two", Assert.Single(await Rows.Ready(100, default), punch => punch.Serial == "MOVED").Event.EmployeeNo);
        Assert.Equal(["77"], await Rows.WaitingPins("MOVED", default));
        Assert.Equal(["MOVED"], await Rows.DevicesWaitingFor("moved-branch", "77", default));
        await Rows.Assign("MOVED", "77", null, default);
        Assert.DoesNotContain(await Rows.Ready(100, default), punch => punch.Serial == "MOVED");
    }

    [SkippableFact]
    public async Task What_waits_is_counted_by_badge_until_somebody_has_the_number()
    {
        await Rows.Note([Logged("E-late", 4, Some.Instant), Logged("E-late", 6, Some.Instant), Logged("E-other", 5, Some.Instant)], default);
        await Rows.Note([.. Enumerable.Range(7, 3).Select(position => Logged("E-late", position, Some.Instant.AddDays(-1)))], default);
        await Rows.Save([Punch("COUNT", 1, "")], default);
        await Rows.Save([Punch("COUNT", 2, "") with { Event = Punch("COUNT", 2, "").Event with { BranchCode = "count" } }], default);

        var late = (await Rows.Badges(["count"], null, 100, default)).Single(badge => badge.Badge == "E-late");
        Assert.Equal((5, Some.Instant.AddDays(-1), Some.Instant), (late.Events, late.FirstAt, late.LastAt));
        var device = (await Rows.Badges(null, "count", 100, default)).Single(badge => badge.Source == "device:COUNT");
        Assert.Equal(("77", 1, null), (device.Badge, device.Events, device.EmployeeNo));
        Assert.Equal("E-late", (await Rows.Badges(["count"], "count", 1, default))[0].Badge);
        Assert.Empty(await Rows.Badges(["elsewhere"], "count", 100, default));

        await _db.Get<IDirectoryRows>().Save(Some.Employee("E-late", "count"), default);
        Assert.DoesNotContain(await Rows.Badges(["count"], null, 100, default), badge => badge.Badge == "E-late");
        await Rows.Purge(DateTimeOffset.UnixEpoch, default);
        Assert.Contains(await Rows.Badges(["count"], null, 100, default), badge => badge.Badge == "E-other");
    }

    [SkippableFact]
    public async Task An_event_that_is_delivered_again_is_counted_once_and_each_branch_for_itself()
    {
        await Rows.Note([Logged("E-again", 5, Some.Instant)], default);
        await Rows.Note([Logged("E-again", 5, Some.Instant), Logged("E-again", 6, Some.Instant), Logged("E-again", 6, Some.Instant)], default);
        await Rows.Note([Logged("E-again", 4, Some.Instant), Logged("E-again", 5, Some.Instant)], default);
        await Rows.Note([Logged("E-again", 2, Some.Instant, "elsewhere")], default);

        var again = (await Rows.Badges(null, null, 500, default)).Where(badge => badge.Badge == "E-again");

        Assert.Equal([("again", 2L), ("elsewhere", 1L)], again.Select(badge => (badge.BranchCode, badge.Events)));
    }

    private static DateTimeOffset Local(DateTimeOffset at) => at.ToOffset(ChinaTime.Offset);

    private static IntakeNote Note(string branch, int minute) => new()
    {
        Id = $"note-{branch}-{minute}",
        At = Local(Some.Instant.AddMinutes(minute)),
        Kind = IntakeNoteKinds.BadRow,
        Source = "device:A",
        BranchCode = branch,
        Subject = "77",
        Raw = minute.ToString(CultureInfo.InvariantCulture),
    };

    private static WaitingPunch Punch(string serial, int number, string employeeNo)
    {
        var at = new DateTimeOffset(2024, 3, 4, 8, number, 0, TimeSpan.FromHours(7));
        return new()
        {
            Serial = serial,
            Event = new()
            {
                EmployeeNo = employeeNo, Kind = PunchKind.Undefined, At = at, BranchCode = serial == "MOVED" ? "moved-branch" : "wait", Source = "device:" + serial,
                EventId = $"{serial}-{number}", Device = serial,
                Clock = new() { Raw = $"77\t{number}", Pin = "77", DeviceTime = at.AddSeconds(40), ReceivedAt = Some.Instant.ToUniversalTime() },
            },
        };
    }

    private static LoggedPunch Logged(string badge, long position, DateTimeOffset at, string? branch = null) => new()
    {
        Queue = 1,
        Position = position,
        Event = new()
        {
            EmployeeNo = badge, Kind = PunchKind.Punch, At = at, BranchCode = branch ?? (badge == "E-again" ? "again" : "count"), Source = "gate",
            EventId = $"{badge}-{position}",
        },
    };
}
