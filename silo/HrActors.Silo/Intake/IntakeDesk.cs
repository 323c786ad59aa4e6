using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Devices;
using HrActors.Contracts.Listing;
using HrActors.Domain.Commands;
using HrActors.Grains.Rows;
using HrActors.Silo.Devices;
using HrActors.Silo.Employees;

namespace HrActors.Silo.Intake;

/// <summary>What people see and do about the intake; role and scope are checked here, once.</summary>
internal sealed class IntakeDesk(
    IntakeOverviews overviews, DeviceAdministration devices, DeadLetterDesk deadLetters, IDeviceRows deviceRows, IIntakeRows rows,
    IGrainFactory grains) : IIntakeDesk
{
    public Task<IntakeOverview> Overview(Principal by, CancellationToken cancellationToken) => overviews.Read(by, cancellationToken);

    public async Task<Page<DeviceView>> Devices(DeviceQuery query, Principal by, CancellationToken cancellationToken) => Sees(by)
        ? await deviceRows.Devices(
            query with { Scope = by.Branches, Registered = Manages(by) ? query.Registered : true }, cancellationToken)
        : new() { Items = [] };

    public async Task<Reply<DeviceView>> Device(string serial, Principal by, CancellationToken cancellationToken)
    {
        if (!Sees(by)) return AccessRefusals.NotPermitted;
        return await devices.Find(serial, by);
    }

    public async Task<Reply<DeviceView>> Configure(
        string serial, DeviceRegistration registration, long? expectedVersion, Principal by, string commandId,
        CancellationToken cancellationToken) =>
        Manages(by) ? await devices.Configure(serial, registration, expectedVersion, by, commandId, cancellationToken) : AccessRefusals.NotPermitted;

    public async Task<Reply<DeviceView>> Order(
        string serial, string order, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (!Manages(by)) return AccessRefusals.NotPermitted;
        if (await devices.Find(serial, by) is { Refusal: { } unknown }) return unknown;
        return await grains.GetGrain<IDeviceGrain>(GrainKeys.Device(serial))
            .Order(new() { Command = EmployeeDesk.Command(commandId, by), Text = order });
    }

    public async Task<Reply<PinMappings>> Mappings(string? serial, string branchCode, Principal by, CancellationToken cancellationToken)
    {
        if (!Sees(by)) return AccessRefusals.NotPermitted;
        return await devices.Mappings(serial, branchCode, by, cancellationToken);
    }

    public async Task<Reply<PinMappings>> Map(
        string? serial, string branchCode, string pin, string? employeeNo, Principal by, string commandId,
        CancellationToken cancellationToken) =>
        Manages(by) ? await devices.Map(serial, branchCode, pin, employeeNo, by, commandId, cancellationToken) : AccessRefusals.NotPermitted;

    public async Task<IReadOnlyList<WaitingBadge>> Waiting(string? branchCode, int limit, Principal by, CancellationToken cancellationToken) =>
        Sees(by) ? await rows.Badges(by.Branches, branchCode, limit, cancellationToken) : [];

    public async Task<Page<IntakeNote>> Notes(IntakeNoteQuery query, Principal by, CancellationToken cancellationToken) =>
        Sees(by) ? await rows.Notes(query with { Scope = by.Branches }, cancellationToken) : new() { Items = [] };

    public async Task<IReadOnlyList<DeadLetterRow>> DeadLetters(int limit, Principal by, CancellationToken cancellationToken) =>
        Manages(by) ? await deadLetters.List(limit, cancellationToken) : [];

    public async Task<Reply<RetryCount>> Retry(string? id, Principal by, string commandId, CancellationToken cancellationToken) =>
        Manages(by) ? await deadLetters.Retry(id, by, commandId, cancellationToken) : AccessRefusals.NotPermitted;

    private static bool Sees(Principal by) => AccessPolicy.Holds(by, Permission.SeeIntake);

    private static bool Manages(Principal by) => AccessPolicy.Holds(by, Permission.ManageAccess);
}
