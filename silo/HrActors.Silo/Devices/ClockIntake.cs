using System.Globalization;
using HrActors.Contracts;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Devices;
using HrActors.Contracts.Listing;
using HrActors.Domain.Attendance;
using HrActors.Domain.Attendance.Devices;
using HrActors.Domain.Time;
using HrActors.DurableLog;
using HrActors.Grains.Attendance;
using HrActors.Grains.Rows;
using HrActors.Silo.Intake;
using Microsoft.Extensions.Options;

namespace HrActors.Silo.Devices;

/// <summary>
/// Takes an upload of a time clock: what can be taken goes to the log, punches of nobody wait, lines that are no rows are put aside. All of
/// it is stored when this returns; whatever fails, the device sends the same again and it is recognised.
/// </summary>
internal sealed class ClockIntake(
    ClockLog log, IDeviceRows devices, IIntakeRows rows, LateEvents late, ClosedMonthBook closed, IntakeMeter meter, IGrainFactory grains,
    IOptions<IntakeOptions> options)
{
    /// <summary>Rows written together; a back-log takes several.</summary>
    private const int ChunkSize = 1_000;

    /// <summary>Lines put aside from one upload; more of them are counted only.</summary>
    private const int MostBad = 200;

    /// <exception cref="LogBusyException">Not now: the device has to send it again.</exception>
    public async Task Take(ClockUpload upload, CancellationToken cancellationToken)
    {
        var source = ClockEventId.SourceOf(upload.Device.Serial);
        await rows.Save([.. upload.Bad.Take(MostBad).Select(line => ClockNotes.BadRow(upload, line))], cancellationToken);
        if (upload.Bad.Count > 0) meter.Rejected(source, IntakeNoteKinds.BadRow, upload.Bad.Count);

        foreach (var chunk in upload.Rows.Chunk(ChunkSize)) await TakeChunk(upload, source, chunk, cancellationToken);
    }

    private async Task TakeChunk(
        ClockUpload upload, string source, (ClockRow Row, DateTimeOffset Time)[] chunk, CancellationToken cancellationToken)
    {
        var branch = upload.Device.Registration!.BranchCode;
        var numbers = await NumbersOf(upload.Device, branch, [.. chunk.Select(entry => entry.Row.Pin).Distinct(StringComparer.Ordinal)], cancellationToken);
        var known = await grains.GetGrain<IListingGrain>(0).Known([.. numbers.Values.OfType<string>()]);
        var newest = upload.Rows.Max(entry => entry.Time);
        var drift = upload.Device.DriftSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;

        var notes = new List<IntakeNote>();
        var waiting = new List<WaitingPunch>();
        var events = new List<AttendanceEvent>(chunk.Length);
        foreach (var (row, time) in chunk)
        {
            var dated = PunchDating.Of(time, upload.ReceivedAt, drift, newest, month => IsClosed(branch, month, upload.ReceivedAt));
            var e = EventOf(upload, source, branch, row, time, dated.At, numbers[row.Pin] ?? "");
            if (ClockNotes.Doubt(upload, e, dated) is { } doubt) notes.Add(doubt);
            if (row.Kind == PunchKind.Undefined) notes.Add(ClockNotes.Undefined(upload, e));
            if (known.Contains(e.EmployeeNo)) events.Add(e);
            else waiting.Add(new() { Serial = upload.Device.Serial, Event = e });
        }

        await rows.Save(waiting, cancellationToken);
        var (accepted, duplicates) = await log.Append(branch, events, late, cancellationToken);
        await rows.Save(notes, cancellationToken);
        meter.Took(source, accepted + waiting.Count, duplicates, chunk.Max(entry => entry.Time));
    }

    /// <summary>The employee number of each user id; null where the rule makes none.</summary>
    private async Task<Dictionary<string, string?>> NumbersOf(
        DeviceView device, string branch, IReadOnlyCollection<string> pins, CancellationToken cancellationToken)
    {
        var said = await devices.EmployeesOf(GrainKeys.Device(device.Serial), GrainKeys.Branch(branch), pins, cancellationToken);
        return pins.ToDictionary(pin => pin, pin => said.GetValueOrDefault(pin) ?? device.Registration!.PinRule.EmployeeNoOf(pin), StringComparer.Ordinal);
    }

    private bool IsClosed(string branch, YearMonth month, DateTimeOffset now) =>
        closed.Find(branch, month) is not null || month < YearMonth.Of(ChinaTime.DateOf(now)).AddMonths(-options.Value.OpenMonths);

    private static AttendanceEvent EventOf(
        ClockUpload upload, string source, string branch, ClockRow row, DateTimeOffset time, DateTimeOffset at, string employeeNo) => new()
    {
        EmployeeNo = employeeNo,
        Kind = row.Kind,
        At = at,
        BranchCode = branch,
        Source = source,
        EventId = ClockEventId.Of(upload.Device.Serial, row),
        Device = upload.Device.Serial,
        Clock = new() { Raw = row.Raw, Pin = row.Pin, DeviceTime = time, ReceivedAt = upload.ReceivedAt },
    };
}

/// <summary>Notes about a time clock's rows. The same row again makes the same note, which is kept once.</summary>
internal static class ClockNotes
{
    public static IntakeNote BadRow(ClockUpload upload, string line) => Of(upload, IntakeNoteKinds.BadRow, line) with { Raw = line };

    public static IntakeNote? Doubt(ClockUpload upload, AttendanceEvent e, DatedPunch dated) => dated.Doubt switch
    {
        DatingDoubt.Future => About(upload, e, IntakeNoteKinds.Future, e.EventId),
        DatingDoubt.ClosedMonth => About(upload, e, IntakeNoteKinds.ClosedMonth, e.EventId),
        _ => null,
    };

    /// <summary>Some devices never name a direction: once per person and day is enough.</summary>
    public static IntakeNote Undefined(ClockUpload upload, AttendanceEvent e) => About(
        upload, e, IntakeNoteKinds.UndefinedState,
        string.Create(CultureInfo.InvariantCulture, $"{e.Clock!.Pin} {e.Clock.DeviceTime:yyyy-MM-dd}"));

    private static IntakeNote About(ClockUpload upload, AttendanceEvent e, string kind, string of) => Of(upload, kind, of) with
    {
        Subject = e.EmployeeNo.Length > 0 ? e.EmployeeNo : e.Clock!.Pin,
        StatedAt = e.Clock!.DeviceTime,
        TakenAt = e.At,
        Raw = e.Clock.Raw,
    };

    private static IntakeNote Of(ClockUpload upload, string kind, string of)
    {
        var source = ClockEventId.SourceOf(upload.Device.Serial);
        return new()
        {
            Id = NoteIds.Of(kind, source, of),
            At = upload.ReceivedAt,
            Kind = kind,
            Source = source,
            BranchCode = upload.Device.Registration!.BranchCode,
        };
    }
}
