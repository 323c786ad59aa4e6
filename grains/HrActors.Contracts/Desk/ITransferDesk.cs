using HrActors.Contracts.Access;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Domain.Localisation;
using HrActors.Domain.Transfers;

namespace HrActors.Contracts.Desk;

/// <summary>
/// Commands about transfer cases as people give them: the edge checks role and branch scope, protects what is personal and calls the
/// case. A repeated <c>commandId</c> is the same command. An unknown case and one outside the scope are both <c>transfer.unknown</c>.
/// </summary>
public interface ITransferDesk
{
    /// <param name="values">Form fields by key, in the clear: never logged.</param>
    Task<Reply<TransferCaseView>> FillForm(
        string caseNo, ImmutableDictionary<string, string> values, Principal by, string commandId, CancellationToken cancellationToken);

    Task<Reply<TransferCaseView>> Sign(string caseNo, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>Answers when the agency gave a receipt, or after a few seconds with the submission still queued.</summary>
    Task<Reply<TransferCaseView>> Submit(string caseNo, Principal by, string commandId, CancellationToken cancellationToken);

    Task<Reply<TransferCaseView>> Withdraw(
        string caseNo, string reason, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>Enters a step by hand.</summary>
    Task<Reply<TransferCaseView>> EnterProgress(
        string caseNo, ProgressRequest request, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>Keeps a paper that proves a step: PDF, PNG or JPEG.</summary>
    Task<Reply<TransferCaseView>> AddEvidence(
        string caseNo, string name, byte[] bytes, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>Ticks an item of the manual task's checklist, or takes the tick back.</summary>
    Task<Reply<TransferCaseView>> Tick(
        string caseNo, string item, bool done, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>
    /// The cases that a query finds as a workbook, at most 50,000, in the reader's language and branches; each export is on record.
    /// </summary>
    Task<Reply<ExportFile>> ExportCases(CaseQuery query, Language language, Principal by, CancellationToken cancellationToken);

    /// <summary>Records months paid in one sum (一次性缴费): 1 to 600, and whether their papers are there.</summary>
    Task<Reply<TransferCaseView>> DeclareLumpSum(
        string caseNo, LumpSum lumpSum, Principal by, string commandId, CancellationToken cancellationToken);
}

public sealed record ProgressRequest
{
    public required TransferNode Node { get; init; }
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>What proves it: a receipt number, a file's name. Required.</summary>
    public required string Evidence { get; init; }

    /// <summary>Amounts of the information table or of the money; null when none are known.</summary>
    public TransferMoneyReceived? Money { get; init; }
}
