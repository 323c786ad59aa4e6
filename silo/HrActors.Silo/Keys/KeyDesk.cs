using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Keys;
using HrActors.Domain.Commands;
using HrActors.Silo.Employees;

namespace HrActors.Silo.Keys;

internal sealed class KeyDesk(IGrainFactory grains) : IKeyDesk
{
    private IKeyRotationGrain Grain => grains.GetGrain<IKeyRotationGrain>(GrainKeys.Keys);

    public Task<KeyRotationView> Get(Principal by, CancellationToken cancellationToken) => Grain.Get();

    public Task<Reply<KeyRotationView>> Rotate(Principal by, string? reason, string commandId, CancellationToken cancellationToken) =>
        Order(by, reason, commandId, command => Grain.Rotate(command));

    public Task<Reply<KeyRotationView>> Rewrite(Principal by, string? reason, string commandId, CancellationToken cancellationToken) =>
        Order(by, reason, commandId, command => Grain.Rewrite(command));

    public Task<Reply<KeyRotationView>> Retire(
        string keyId, Principal by, string? reason, string commandId, CancellationToken cancellationToken) =>
        Order(by, reason, commandId, command => Grain.Retire(keyId, command));

    private static async Task<Reply<KeyRotationView>> Order(
        Principal by, string? reason, string commandId, Func<CommandInfo, Task<Reply<KeyRotationView>>> order) =>
        AccessPolicy.Holds(by, Permission.ManageAccess) ? await order(EmployeeDesk.Command(commandId, by, reason?.Trim())) : AccessRefusals.NotPermitted;
}
