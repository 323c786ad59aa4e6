using HrActors.Contracts;
using HrActors.Contracts.Employees;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Employees;

/// <summary>Hands out personal values, each only after it is on record who asked for it and why.</summary>
internal sealed class Disclosures(IAuditRows audit, TimeProvider time)
{
    private static readonly Refusal NoReason = Refusal.Malformed("privacy.reason-required", "/reason", "查看明文必须说明理由", "A reason is required to see a value in clear");
    private static readonly Refusal Missing = Refusal.NotFound("privacy.value-missing", "没有登记这项信息", "This was never told");

    public async Task<Reply<DisclosedValue>> Disclose(EmployeeState state, DiscloseValue command)
    {
        if (string.IsNullOrWhiteSpace(command.Command.Reason)) return NoReason;
        if (ValueOf(state, command.Field) is not { } value) return Missing;

        var at = time.GetUtcNow();
        await audit.Save(
            AuditEntry.Of(command.Command, GrainKeys.Employee(state.EmployeeNo), $"employee.{command.Field.WireName()}-disclosed", at),
            CancellationToken.None);
        return new DisclosedValue { Value = value, At = at };
    }

    public async Task<Reply<PersonalDataCopy>> Copy(EmployeeState state, CommandInfo command)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) return NoReason;

        var at = time.GetUtcNow();
        await audit.Save(
            AuditEntry.Of(command, GrainKeys.Employee(state.EmployeeNo), "employee.data-exported", at), CancellationToken.None);
        return new PersonalDataCopy { IdNumber = state.IdNumber, Phone = state.Phone, BankAccount = state.BankAccount, Address = state.Address, At = at };
    }

    private static ProtectedText? ValueOf(EmployeeState state, PersonalField field) => field switch
    {
        PersonalField.IdNumber => state.IdNumber,
        PersonalField.Phone => state.Phone,
        PersonalField.BankAccount => state.BankAccount,
        PersonalField.Address => state.Address,
        _ => null,
    };
}
