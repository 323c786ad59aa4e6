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
internal sealed class CaseReader(IGrainFactory grains, ISequences sequences, TimeProvider time)
{
    private static readonly Refusal Unknown = Refusal.NotFound("transfer.unknown", "没有这个转移案件", "There is no such transfer case");

    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private static readonly Refusal StillOpening = Refusal.Unavailable(
        "transfer.opening", "案件正在建立，请稍后重试", "The case is being opened: repeat the request in a moment");

    public ITransferCaseGrain Grain(string caseNo) => grains.GetGrain<ITransferCaseGrain>(GrainKeys.Case(caseNo));

    public async Task<Reply<TransferCaseView>> Find(string caseNo, Principal by)
    {
        var found = await Look(caseNo, by);
        return found.Refusal == Unknown && await IsGiven(caseNo) ? await FindOpened(caseNo, by, CancellationToken.None) : found;
    }

    /// <summary>As <see cref="Find"/> for a case that the employee has just promised.</summary>
    public async Task<Reply<TransferCaseView>> FindOpened(string caseNo, Principal by, CancellationToken cancellationToken)
    {
        for (var end = time.GetUtcNow() + LongestOpening; time.GetUtcNow() < end; await Task.Delay(LookAgain, time, cancellationToken))
        {
            if (await Look(caseNo, by) is var found && found.Refusal != Unknown) return found;
        }

        return StillOpening;
    }

    private async Task<bool> IsGiven(string caseNo) =>
        CaseNumbers.TryParse(caseNo) is (var year, var number) && number > 0 && number <= await sequences.Last(CaseNumbers.Sequence(year), CancellationToken.None);

    private async Task<Reply<TransferCaseView>> Look(string caseNo, Principal by)
    {
        if (!EmployeeNumbers.IsPossible(caseNo)) return Unknown;
        try
        {
            if (await Grain(caseNo).Get() is not { } view) return Unknown;
            return BranchScope.Refuse(by, view.BranchCode) is { } outside ? outside : view;
        }
        catch (CallRefusedException refused) when (refused.Reason == CallRefusal.OutOfScope)
        {
            return AccessRefusals.OutOfScope;
        }
    }
}
