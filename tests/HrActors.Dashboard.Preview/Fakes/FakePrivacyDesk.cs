using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Domain.Commands;

namespace HrActors.Dashboard.Preview.Fakes;

internal sealed class FakePrivacyDesk(FakeGroup group) : IPrivacyDesk
{
    public static string Number => "430102190001010015";

    public Task<Reply<ClearValue>> Disclose(
        string employeeNo, PersonalField field, string? reason, Principal by, string commandId, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<ClearValue>>(field == PersonalField.Address
            ? Refusal.NotFound("privacy.value-missing", "没有登记这项信息", "This was never told")
            : new ClearValue { Text = field == PersonalField.IdNumber ? Number : "13800000000", At = group.Now });
}
