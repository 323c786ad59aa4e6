using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Grains.Rows;
using HrActors.Silo.Access;
using HrActors.Silo.Employees;

namespace HrActors.Silo.Transfers;

/// <summary>
/// Finds a transfer case for somebody: unknown numbers and branches out of scope are refused. An employee names a case from the moment its
/// number is given, and opens it through its outbox: in between the case is waited for.
/// </summary>
internal sealed class CaseReader(IGrainFactory grains, ISequences sequences)
{
    private static readonly Refusal Unknown = Refusal.NotFound("transfer.unknown", "没有这个转移案件", "There is no such transfer case");

    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(3);

    private static readonly Refusal StillOpening = Refusal.Unavailable(
        "transfer.opening", "案件正在建立，请稍后重试", "The case is being opened: repeat the request in a moment");

    public ITransferCaseGrain Grain(string caseNo) => grains.GetGrain<ITransferCaseGrain>(GrainKeys.Case(caseNo));

    public async Task<Reply<TransferCaseView>> Find(string caseNo, Principal by, CancellationToken cancellationToken)
    {
        var found = await Look(caseNo, by, grain => grain.Get(), cancellationToken);
        return found.Refusal == Unknown && await IsGiven(caseNo, cancellationToken) ? await FindOpened(caseNo, by, cancellationToken) : found;
    }

    /// <summary>As <see cref="Find"/> for a case that the employee has just promised: the case itself answers once it is there.</summary>
    public async Task<Reply<TransferCaseView>> FindOpened(string caseNo, Principal by, CancellationToken cancellationToken)
    {
        var found = await Look(caseNo, by, grain => grain.GetWhenOpened(LongestOpening), cancellationToken);
        return found.Refusal == Unknown ? StillOpening : found;
    }

    private async Task<bool> IsGiven(string caseNo, CancellationToken cancellationToken) =>
        CaseNumbers.TryParse(caseNo) is (var year, var number) && number > 0 && number <= await sequences.Last(CaseNumbers.Sequence(year), cancellationToken);

    private async Task<Reply<TransferCaseView>> Look(
        string caseNo, Principal by, Func<ITransferCaseGrain, Task<TransferCaseView?>> ask, CancellationToken cancellationToken)
    {
        if (!EmployeeNumbers.IsPossible(caseNo)) return Unknown;
        try
        {
            if (await ask(Grain(caseNo)).WaitAsync(cancellationToken) is not { } view) return Unknown;
            return BranchScope.Refuse(by, view.BranchCode) is { } outside ? outside : view;
        }
        catch (CallRefusedException refused) when (refused.Reason == CallRefusal.OutOfScope)
        {
            return AccessRefusals.OutOfScope;
        }
    }
}
