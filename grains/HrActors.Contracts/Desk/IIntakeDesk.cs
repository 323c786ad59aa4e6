using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Devices;
using HrActors.Contracts.Listing;
using HrActors.Domain.Commands;
using HrActors.Domain.Localisation;

namespace HrActors.Contracts.Desk;

/// <summary>
/// How attendance comes in (考勤接入), for the interface and the dashboard alike: role and branch scope are checked here. HR sees what
/// concerns its branches, an administrator everything, and only an administrator changes anything. A repeated <c>commandId</c> is the same
/// command.
/// </summary>
public interface IIntakeDesk
{
    /// <summary>Figures of every source in scope, what is behind, and what is wrong right now.</summary>
    Task<IntakeOverview> Overview(Principal by, CancellationToken cancellationToken);

    /// <summary>Devices in scope, the newest first. Those nobody registered only an administrator sees.</summary>
    Task<Page<DeviceView>> Devices(DeviceQuery query, Principal by, CancellationToken cancellationToken);

    /// <summary>Refused with <c>device.unknown</c> when it is not registered, did not call either, or belongs to another's branch.</summary>
    Task<Reply<DeviceView>> Device(string serial, Principal by, CancellationToken cancellationToken);

    Task<Reply<DeviceView>> Configure(
        string serial, DeviceRegistration registration, long? expectedVersion, Principal by, string commandId, CancellationToken cancellationToken);

    /// <param name="order">As the device reads it, such as <c>CHECK</c>.</param>
    Task<Reply<DeviceView>> Order(string serial, string order, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>The employee numbers said for single user ids of a device, or of a branch when <paramref name="serial"/> is null.</summary>
    Task<Reply<PinMappings>> Mappings(string? serial, string branchCode, Principal by, CancellationToken cancellationToken);

    /// <summary>
    /// Says whose user id this is, or with <paramref name="employeeNo"/> null takes that back; punches that wait are taken for the
    /// employee from now on.
    /// </summary>
    Task<Reply<PinMappings>> Map(
        string? serial, string branchCode, string pin, string? employeeNo, Principal by, string commandId, CancellationToken cancellationToken);

    Task<IReadOnlyList<WaitingBadge>> Waiting(string? branchCode, int limit, Principal by, CancellationToken cancellationToken);

    Task<Page<IntakeNote>> Notes(IntakeNoteQuery query, Principal by, CancellationToken cancellationToken);

    /// <summary>The oldest first; for an administrator only, empty for others.</summary>
    Task<IReadOnlyList<DeadLetterRow>> DeadLetters(int limit, Principal by, CancellationToken cancellationToken);

    /// <summary>Offers one dead letter again at once, or all of them with <paramref name="id"/> null; answers how many.</summary>
    Task<Reply<RetryCount>> Retry(string? id, Principal by, string commandId, CancellationToken cancellationToken);
}

public sealed record PinMappings
{
    public required IReadOnlyList<PinMapping> Items { get; init; }
}

public sealed record RetryCount
{
    public required int Events { get; init; }
}

/// <summary>A record that could not be handed over and is offered again by itself (死信).</summary>
public sealed record DeadLetterRow
{
    /// <summary>Queue and position, such as <c>2-1841</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Namespace and key of the stream it lies in.</summary>
    public required string Stream { get; init; }
    public required string Source { get; init; }
    public required DateTimeOffset OccurredAt { get; init; }
    public required DateTimeOffset FailedAt { get; init; }
    public required int Attempts { get; init; }
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>Type of the failure; null when unknown.</summary>
    public string? Error { get; init; }
}

public sealed record IntakeOverview
{
    public required DateTimeOffset At { get; init; }
    public required IReadOnlyList<IntakeSource> Sources { get; init; }

    /// <summary>Events stored and not handed to their employees yet, as far as the checkpoints tell.</summary>
    public required long Behind { get; init; }
    public required long DeadLetters { get; init; }

    /// <summary>Devices that call and nobody registered; 0 for those who may not register them.</summary>
    public required int UnknownDevices { get; init; }

    /// <summary>
    /// The parts of <c>/health/ready</c> that are not well. While the database does not answer they are all that is known: there are no
    /// sources then, and every figure is 0.
    /// </summary>
    public required IReadOnlyList<IntakeTrouble> Troubles { get; init; }
}

/// <summary>One upstream system's key or one device, with what came from it.</summary>
public sealed record IntakeSource
{
    /// <summary>The key's id, or <c>device:</c> and the serial number.</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Branches it may write for, of those the reader may see, in order of code.</summary>
    public required IReadOnlyList<string> Branches { get; init; }

    /// <summary>Null: nothing is known to have come.</summary>
    public SourceFigures? Figures { get; init; }

    /// <summary>Null for an upstream system.</summary>
    public DeviceView? Device { get; init; }

    /// <summary>When the key was used last; null for a device, and before the first use.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}

/// <summary>A part of the product that is not well, in the words of <c>/health/ready</c>.</summary>
public sealed record IntakeTrouble
{
    public required string Part { get; init; }

    /// <summary>working or failed.</summary>
    public required string Status { get; init; }

    /// <summary><c>area.reason</c>; null where the part has no words of its own.</summary>
    public string? Code { get; init; }

    /// <summary>What is wrong, for operators; null where the part has no words of its own.</summary>
    public LocalText? Text { get; init; }

    /// <summary>The same in English, or what the part says instead.</summary>
    public string? Detail { get; init; }
}
