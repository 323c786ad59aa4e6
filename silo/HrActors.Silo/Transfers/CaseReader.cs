using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Silo.Access;
using HrActors.Silo.Employees;

namespace HrActors.Silo.Transfers;

/// <summary>Finds a transfer case for somebody: unknown numbers and branches out of scope are refused.</summary>
internal sealed class CaseReader(IGrainFactory grains, TimeProvider time)
{
    private static readonly Refusal Unknown = Refusal.NotFound("transfer.unknown", "没有这个转移案件", "There is no such transfer case");

    /// <summary>The employee opens a case through its outbox: how long that is waited for, and how often it is looked.</summary>
    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private static readonly Refusal StillOpening = Refusal.Unavailable(
        "transfer.opening", "案件正在建立，请稍后重试", "The case is being opened: repeat the request in a moment");

    public ITransferCaseGrain Grain(string caseNo) => grains.GetGrain<ITransferCaseGrain>(GrainKeys.Case(caseNo));

    /// <summary>As <see cref="Find"/> for a case that the employee has just promised.</summary>
    public async Task<Reply<TransferCaseView>> FindOpened(string caseNo, Principal by, CancellationToken cancellationToken)
    {
        for (var end = time.GetUtcNow() + LongestOpening; time.GetUtcNow() < end; await Task.Delay(LookAgain, time, cancellationToken))
        {
            if (await Find(caseNo, by) is var found && found.Refusal != Unknown) return found;
        }

        return StillOpening;
    }

    public async Task<Reply<TransferCaseView>> Find(string caseNo, Principal by)
    {
        if (!EmployeeNumbers.IsPossible(caseNo) || await Grain(caseNo).Get() is not { } view) return Unknown;
        return BranchScope.Refuse(by, view.BranchCode) is { } outside ? outside : view;
    }
}
