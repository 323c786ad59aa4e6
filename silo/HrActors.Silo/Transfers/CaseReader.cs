using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Silo.Access;
using HrActors.Silo.Employees;

namespace HrActors.Silo.Transfers;

/// <summary>Finds a transfer case for somebody: unknown numbers and branches out of scope are refused.</summary>
internal sealed class CaseReader(IGrainFactory grains)
{
    private static readonly Refusal Unknown = Refusal.NotFound("transfer.unknown", "没有这个转移案件", "There is no such transfer case");

    public ITransferCaseGrain Grain(string caseNo) => grains.GetGrain<ITransferCaseGrain>(GrainKeys.Case(caseNo));

    public async Task<Reply<TransferCaseView>> Find(string caseNo, Principal by)
    {
        if (!EmployeeNumbers.IsPossible(caseNo) || await Grain(caseNo).Get() is not { } view) return Unknown;
        return BranchScope.Refuse(by, view.BranchCode) is { } outside ? outside : view;
    }
}
