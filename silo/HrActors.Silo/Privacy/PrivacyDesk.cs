using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Silo.Employees;
using HrActors.Silo.Json;

namespace HrActors.Silo.Privacy;

/// <summary>Personal data in clear for the interface and the dashboard alike; the actor puts it on record before it answers.</summary>
internal sealed class PrivacyDesk(EmployeeReader employees, IFieldProtector protector) : IPrivacyDesk
{
    /// <summary>A reason is a sentence, not an essay.</summary>
    public const int LongestReason = 500;

    private static readonly Refusal Denied = Refusal.Forbidden("access.not-permitted", "您的角色无权执行此操作", "Your role may not do this");

    public async Task<Reply<ClearValue>> Disclose(
        string employeeNo, PersonalField field, string? reason, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (await Refuse(employeeNo, reason, by) is { } refusal) return refusal;

        var reply = await employees.Grain(employeeNo).Disclose(
            new() { Command = EmployeeDesk.Command(commandId, by, reason!.Trim()), Field = field });
        return reply.IsRefused ? reply.Refusal : new ClearValue { Text = protector.Reveal(reply.Value.Value), At = reply.Value.At };
    }

    /// <summary>Why this person may not do this to this employee for this reason; null when they may.</summary>
    private async Task<Refusal?> Refuse(string employeeNo, string? reason, Principal by)
    {
        if (!AccessPolicy.Holds(by, Permission.HandlePersonalData)) return Denied;

        var checks = new FieldChecks();
        checks.Text("/reason", reason, LongestReason);
        return FieldRefusals.Refuse(checks.Errors) ?? (await employees.Find(employeeNo, by)).Refusal;
    }
}
