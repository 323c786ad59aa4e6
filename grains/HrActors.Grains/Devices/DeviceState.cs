using HrActors.Contracts;
using HrActors.Contracts.Devices;
using HrActors.Domain.Attendance.Devices;
using HrActors.Domain.Commands;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Devices;

[GenerateSerializer, Immutable, Alias("hr.device-state")]
internal sealed record DeviceState : IOwnerState<DeviceState>
{
    /// <summary>Orders kept, answered ones included.</summary>
    public const int MostOrders = 20;

    /// <summary>Null until somebody registers the device.</summary>
    [Id(0)] public DeviceRegistration? Registration { get; init; }
    [Id(1)] public Sighting Sighting { get; init; } = Sighting.None;
    [Id(2)] public ImmutableList<DeviceOrder> Orders { get; init; } = [];
    [Id(3)] public int LastOrder { get; init; }
    [Id(4)] public RecentCommands Commands { get; init; } = RecentCommands.None;
    [Id(5)] public OutboxQueue Outbox { get; init; } = OutboxQueue.Empty;
    [Id(6)] public long Version { get; init; }

    public DeviceState WithOutbox(OutboxQueue outbox) => this with { Outbox = outbox };

    public DeviceView View(string serial, Sighting seen) => new()
    {
        Serial = serial,
        Registration = Registration,
        FirstSeenAt = seen.FirstAt,
        LastSeenAt = seen.Drift.LastContact,
        Address = seen.Address,
        Firmware = seen.Firmware,
        DriftSeconds = (long?)seen.Drift.Estimate?.TotalSeconds,
        Stamp = seen.Stamp,
        Orders = Orders,
        Version = Version,
        RefusedAt = seen.RefusedAt,
        RefusedAddress = seen.RefusedAddress,
    };

    /// <summary>With the next version, its row and its audit entry to be written.</summary>
    public DeviceState Changed(string serial, CommandInfo command, string action, DateTimeOffset at, string? before, string? after)
    {
        var next = this with { Version = Version + 1, Commands = Commands.Remember(command.Id) };
        return next with
        {
            Outbox = next.Outbox.Add(
                new OutboxMessage.SaveDeviceRow { Row = next.View(serial, Sighting) with { Orders = [] } },
                new OutboxMessage.SaveAudit { Entry = AuditEntry.Of(command, GrainKeys.Device(serial), action, at, before, after) }),
        };
    }
}

/// <summary>What the calls of a device have told; what is lost with a process is learnt again.</summary>
[GenerateSerializer, Immutable, Alias("hr.device-sighting")]
internal sealed record Sighting
{
    public static readonly Sighting None = new();

    [Id(0)] public DateTimeOffset? FirstAt { get; init; }
    [Id(1)] public string? Address { get; init; }
    [Id(2)] public string? Firmware { get; init; }
    [Id(3)] public DriftLog Drift { get; init; } = DriftLog.Empty;
    [Id(4)] public string? Stamp { get; init; }
    [Id(5)] public DateTimeOffset? RefusedAt { get; init; }
    [Id(6)] public string? RefusedAddress { get; init; }
}
