using HrActors.Contracts.Access;
using HrActors.Domain.Attendance.Devices;
using HrActors.Domain.Commands;
using Orleans.Concurrency;

namespace HrActors.Contracts.Devices;

/// <summary>
/// One time clock (考勤机), known by its serial number: its registration, when it was last seen, how far its clock is off and what it is
/// told to do. A serial number nobody registered has an actor too, which only remembers that it called. Key: <see cref="GrainKeys.Device"/>.
/// </summary>
[Alias("hr.IDeviceGrain")]
public interface IDeviceGrain : IDueWorkOwner
{
    [Alias("Get"), ReadOnly, Needs(Permission.SeeIntake)] Task<DeviceView> Get();

    /// <summary>Registers the device or changes its registration.</summary>
    [Alias("Configure"), Needs(Permission.ManageAccess)] Task<Reply<DeviceView>> Configure(ConfigureDevice command);

    /// <summary>
    /// Decides whether the device may come in from this address, and remembers the call; kept in memory and written now and then.
    /// </summary>
    [Alias("NoteContact"), SystemOnly] Task<DeviceAdmission> NoteContact(DeviceContact contact);

    /// <summary>Told of an upload that is stored. Losing this costs a repetition, which is recognised.</summary>
    [Alias("NoteUpload"), SystemOnly] Task NoteUpload(DeviceUpload upload);

    /// <summary>Puts an order for the device into the queue; it fetches it with its next poll.</summary>
    [Alias("Order"), Needs(Permission.ManageAccess)] Task<Reply<DeviceView>> Order(OrderDevice command);

    /// <summary>The next order that is not answered, for the device to carry out; given again when no answer came. Null when there is none.</summary>
    [Alias("NextOrder"), SystemOnly] Task<DeviceOrder?> NextOrder();

    /// <summary>The device answered an order; an unknown number changes nothing.</summary>
    [Alias("NoteResult"), SystemOnly] Task NoteResult(int order, int result);
}

/// <summary>What an administrator says about a device.</summary>
[GenerateSerializer, Immutable, Alias("hr.device-registration")]
public sealed record DeviceRegistration
{
    [Id(0)] public required string Name { get; init; }

    /// <summary>The branch its punches belong to.</summary>
    [Id(1)] public required string BranchCode { get; init; }

    /// <summary>Networks in CIDR notation it may call from. Devices can send no key: serial number and address are all there is.</summary>
    [Id(2)] public required ImmutableList<string> Addresses { get; init; }

    /// <summary>Minutes its clock is ahead of UTC.</summary>
    [Id(3)] public int OffsetMinutes { get; init; } = 480;
    [Id(4)] public PinRule PinRule { get; init; } = PinRule.Same;

    /// <summary>False: it is refused, and keeps what it has.</summary>
    [Id(5)] public bool Enabled { get; init; } = true;

    /// <summary>A drift beyond this many seconds is an alert.</summary>
    [Id(6)] public int DriftAlertSeconds { get; init; } = 60;
}

[GenerateSerializer, Immutable, Alias("hr.device-view")]
public sealed record DeviceView
{
    [Id(0)] public required string Serial { get; init; }

    /// <summary>Null: nobody registered it.</summary>
    [Id(1)] public DeviceRegistration? Registration { get; init; }
    [Id(2)] public DateTimeOffset? FirstSeenAt { get; init; }
    [Id(3)] public DateTimeOffset? LastSeenAt { get; init; }
    [Id(4)] public string? Address { get; init; }
    [Id(5)] public string? Firmware { get; init; }

    /// <summary>Seconds to add to its clock; null while too little is known.</summary>
    [Id(6)] public long? DriftSeconds { get; init; }

    /// <summary>Where its attendance log goes on, in the device's own counting; null before the first upload.</summary>
    [Id(7)] public string? Stamp { get; init; }
    [Id(8)] public ImmutableList<DeviceOrder> Orders { get; init; } = [];
    [Id(9)] public required long Version { get; init; }

    /// <summary>The last call that was refused for its address; null when there was none.</summary>
    [Id(10)] public DateTimeOffset? RefusedAt { get; init; }
    [Id(11)] public string? RefusedAddress { get; init; }

    /// <summary>Whether the drift is beyond the alert.</summary>
    public bool DriftAlert => Registration is { } registration && DriftSeconds is { } drift && Math.Abs(drift) > registration.DriftAlertSeconds;

    public TimeSpan Offset => TimeSpan.FromMinutes(Registration?.OffsetMinutes ?? 480);
}

/// <summary>Something a device is told to do.</summary>
[GenerateSerializer, Immutable, Alias("hr.device-order")]
public sealed record DeviceOrder
{
    /// <summary>From 1, per device.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>As the device reads it, such as <c>CHECK</c>.</summary>
    [Id(1)] public required string Text { get; init; }
    [Id(2)] public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>Null until the device answered.</summary>
    [Id(3)] public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>0 for done, below 0 for a failure, as the device says; null until it answered.</summary>
    [Id(4)] public int? Result { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.configure-device")]
public sealed record ConfigureDevice
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required DeviceRegistration Registration { get; init; }

    /// <summary>The version the caller saw; null when it does not care.</summary>
    [Id(2)] public long? ExpectedVersion { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.order-device")]
public sealed record OrderDevice
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required string Text { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.device-contact")]
public sealed record DeviceContact
{
    [Id(0)] public required DateTimeOffset At { get; init; }
    [Id(1)] public required string Address { get; init; }

    /// <summary>Null when this call does not say.</summary>
    [Id(2)] public string? Firmware { get; init; }
}

/// <summary>Why a device may not come in.</summary>
[GenerateSerializer, Alias("hr.device-barrier")]
public enum DeviceBarrier
{
    None = 0,

    /// <summary>Nobody registered the serial number.</summary>
    Unregistered = 1,

    /// <summary>The registration is switched off.</summary>
    Disabled = 2,

    /// <summary>It calls from an address that its registration does not name.</summary>
    Address = 3,
}

[GenerateSerializer, Immutable, Alias("hr.device-admission")]
public sealed record DeviceAdmission
{
    [Id(0)] public required DeviceView Device { get; init; }

    /// <summary>None: it is let in.</summary>
    [Id(1)] public required DeviceBarrier Barrier { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.device-upload")]
public sealed record DeviceUpload
{
    [Id(0)] public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Null when the device gave none.</summary>
    [Id(1)] public string? Stamp { get; init; }

    /// <summary>The rows' times as instants by the device's clock and zone, at most <see cref="DriftLog.MostAtOnce"/> + 1 of them.</summary>
    [Id(2)] public required ImmutableList<DateTimeOffset> Times { get; init; }
}
