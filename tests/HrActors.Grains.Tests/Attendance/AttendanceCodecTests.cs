using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.DurableLog;
using HrActors.Grains.Attendance;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace HrActors.Grains.Tests.Attendance;

public sealed class AttendanceCodecTests
{
    private static readonly LogPayload Payloads = new(
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>(), [new AttendanceCodec()]);

    private static readonly AttendanceEvent Plain = new()
    {
        EmployeeNo = "200001", Kind = PunchKind.Punch, At = new(2024, 3, 4, 8, 58, 7, 123, TimeSpan.FromHours(8)), BranchCode = "4301",
        Source = "gates", EventId = "e-1",
    };

    public static TheoryData<AttendanceEvent> Events =>
    [
        Plain,
        Plain with { Kind = PunchKind.Correction, Device = "gate-1", Reason = "忘记打卡", Replaces = "e-0" },
        Plain with { Reason = "" },
        Plain with { Reason = new string('长', 200) },
        Plain with { By = "manager" },
        Plain with { Clock = new() { Raw = "1\t2", Pin = "1", DeviceTime = Plain.At, ReceivedAt = Plain.At } },
    ];

    [Theory, MemberData(nameof(Events))]
    public void An_event_comes_back_from_the_log_as_it_went_in(AttendanceEvent e) => Assert.Equal(e, Payloads.Read<AttendanceEvent>(Stored(e)));

    [Fact]
    public void A_plain_punch_takes_two_bytes_beside_the_columns() => Assert.Equal(2, AttendanceLog.EventOf(Payloads, Plain).Payload.Length);

    [Fact]
    public void What_an_earlier_release_stored_whole_is_still_read()
    {
        var record = Stored(Plain) with { Payload = Payloads.Write(Plain) };

        Assert.Equal(Plain, Payloads.Read<AttendanceEvent>(record));
    }

    /// <summary>A member added later is lost by the short form until the codec learns it or leaves such events whole.</summary>
    [Fact]
    public void The_codec_knows_every_member_of_an_event() => Assert.Equal(
        ["At", "BranchCode", "By", "Clock", "Device", "EmployeeNo", "EventId", "Kind", "Reason", "Replaces", "Source"],
        typeof(AttendanceEvent).GetProperties().Where(property => property.IsDefined(typeof(IdAttribute), false)).Select(property => property.Name).Order());

    private static LogRecord Stored(AttendanceEvent e)
    {
        var stored = AttendanceLog.EventOf(Payloads, e);
        return new()
        {
            Stream = AttendanceLog.StreamOf(e.BranchCode), Queue = 0, Position = 1, Previous = 0, Source = stored.Source, EventId = stored.EventId,
            Subject = stored.Subject, OccurredAt = stored.OccurredAt, StoredAt = stored.OccurredAt, Payload = stored.Payload,
        };
    }
}
