using HrActors.Contracts.Access;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Transfers;
using Orleans.Concurrency;

namespace HrActors.Contracts.Transfers;

/// <summary>
/// One transfer case (转移案件): application, documents, signature, legs, progress, money. Key: <see cref="GrainKeys.Case"/>. Commands
/// are safe to retry with the same command id; a refusal changes nothing.
/// </summary>
[Alias("hr.ITransferCaseGrain")]
public interface ITransferCaseGrain : IGrainWithStringKey, IDueWorkOwner
{
    [Alias("Open"), SystemOnly] Task<TransferCaseView> Open(OpenCase command);

    /// <summary>Null when there is no such case.</summary>
    [Alias("Get"), ReadOnly, Needs(Permission.SeeStaff)] Task<TransferCaseView?> Get();

    /// <summary>As <see cref="Get"/>, but waits until the case is there, at most <paramref name="atMost"/>.</summary>
    [Alias("GetWhenOpened"), AlwaysInterleave, Needs(Permission.SeeStaff)] Task<TransferCaseView?> GetWhenOpened(TimeSpan atMost);

    /// <summary>
    /// As <see cref="Get"/>, but waits until a queued submission has its answer, at most <paramref name="atMost"/>; not for one that a person
    /// brings to the agency.
    /// </summary>
    [Alias("GetWhenSubmitted"), AlwaysInterleave, Needs(Permission.SeeStaff)] Task<TransferCaseView?> GetWhenSubmitted(TimeSpan atMost);

    /// <summary>
    /// Takes over what the employee knows of the person now. Nothing is written when nothing the case holds has changed, or once it was
    /// submitted; a signed form that no longer fits goes back to the draft.
    /// </summary>
    [Alias("Renew"), SystemOnly] Task Renew();

    /// <summary>
    /// Fills fields of the form. Refused with <c>document.field-unknown</c> or <c>document.field-invalid</c>, or <c>transfer.not-draft</c>
    /// behind the draft. A signed case goes back to draft: its document is another one.
    /// </summary>
    [Alias("FillForm"), Needs(Permission.ChangeStaff)] Task<Reply<TransferCaseView>> FillForm(FillForm command);

    /// <summary>
    /// Makes the final document of the person as they are now and signs it. Refused with <c>document.incomplete</c> naming each field, and with
    /// <c>transfer.not-required</c>, <c>transfer.pension-drawing</c> or <c>transfer.person-left</c> when none is due any more. After a correction
    /// of the number the old place is asked under it first: <c>transfer.origin-unanswered</c> or <c>transfer.origin-no-record</c>.
    /// </summary>
    [Alias("Sign"), Needs(Permission.ChangeStaff)] Task<Reply<TransferCaseView>> Sign(CommandInfo command);

    /// <summary>
    /// Asks the employee and the old place again, then queues the submission. Refused with <c>transfer.unsigned</c>,
    /// <c>transfer.outdated</c> when what was signed no longer fits, <c>transfer.identity-mismatch</c>, <c>transfer.not-required</c>,
    /// <c>transfer.pension-drawing</c>, <c>transfer.person-left</c>, <c>transfer.origin-active</c>, <c>transfer.origin-arrears</c>,
    /// <c>transfer.origin-no-record</c> when the old place answers that it has none,
    /// <c>transfer.already-finished</c> when such a transfer has ended and nothing was paid there since, <c>agency.unavailable</c> when the old place's present state cannot be learned.
    /// </summary>
    [Alias("Submit"), Needs(Permission.ChangeStaff)] Task<Reply<TransferCaseView>> Submit(CommandInfo command);

    [Alias("Withdraw"), Needs(Permission.ChangeStaff)] Task<Reply<TransferCaseView>> Withdraw(CommandInfo command);

    /// <summary>
    /// Enters a step by hand; evidence is required. Refused with <c>money.total-mismatch</c> or <c>money.negative</c> for an information
    /// table that contradicts itself, with <c>transfer.out-of-order</c> for a day in China that lies before a step ahead of it or after one
    /// behind it that was entered by hand and waits for it, and as <see cref="Submit"/> by the old place's state for a submission that was not queued before.
    /// </summary>
    [Alias("EnterProgress"), Needs(Permission.ChangeStaff)] Task<Reply<TransferCaseView>> EnterProgress(EnterProgress command);

    /// <summary>
    /// Records months that were paid in one sum (一次性缴费) and whether their papers are there. Refused with <c>transfer.not-open</c>
    /// behind the end of the case.
    /// </summary>
    [Alias("DeclareLumpSum"), Needs(Permission.ChangeStaff)] Task<Reply<TransferCaseView>> DeclareLumpSum(DeclareLumpSum command);

    /// <summary>
    /// Keeps a paper that proves a step (凭证), encrypted. Refused with <c>evidence.type</c> unless it is a PDF, PNG or JPEG by its bytes,
    /// <c>evidence.too-large</c>, <c>evidence.too-many</c> beyond <see cref="EvidenceFile.Most"/> a case.
    /// </summary>
    [Alias("AddEvidence"), Needs(Permission.ChangeStaff)] Task<Reply<TransferCaseView>> AddEvidence(AddEvidence command);

    /// <summary>
    /// Ticks an item of the manual task's checklist, or takes the tick back. Refused with <c>checklist.unknown</c>, and with
    /// <c>transfer.not-open</c> behind the end of the case.
    /// </summary>
    [Alias("Tick"), Needs(Permission.ChangeStaff)] Task<Reply<TransferCaseView>> Tick(CommandInfo command, string item, bool done);

    /// <summary>The document or evidence; null when there is none.</summary>
    [Alias("GetDocument"), ReadOnly, Needs(Permission.SeeStaff)] Task<DocumentContent?> GetDocument(string documentId);

    /// <summary>The detached signature (PKCS #7, DER); null while unsigned.</summary>
    [Alias("GetSignature"), ReadOnly, Needs(Permission.SeeStaff)] Task<DocumentContent?> GetSignature(string documentId);

    /// <summary>Whether progress under this receipt may still move the case. While a receipt is on its way, any may be it.</summary>
    [Alias("Awaits"), ReadOnly, SystemOnly] Task<bool> Awaits(string receiptNo);

    /// <summary>Told by the agency actor: the receipt of a submission, or why it was not taken.</summary>
    [Alias("TakeReceipt"), SystemOnly] Task TakeReceipt(SubmissionReceipt receipt);

    /// <summary>
    /// The person was made anonymous: name, number, form, documents and evidence go; places, months, money and dates stay. Repeating it
    /// changes nothing, and later reports are ignored.
    /// </summary>
    [Alias("Forget"), SystemOnly] Task Forget();
}

/// <summary>Values of form fields by key, as one protected JSON object: they hold phones and addresses.</summary>
[GenerateSerializer, Immutable, Alias("hr.fill-form")]
public sealed record FillForm
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required ProtectedText Values { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.enter-progress")]
public sealed record EnterProgress
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required TransferNode Node { get; init; }
    [Id(2)] public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>What proves it: a receipt number, a file's name.</summary>
    [Id(3)] public required string Evidence { get; init; }
    [Id(4)] public TransferMoneyReceived? Money { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.declare-lump-sum")]
public sealed record DeclareLumpSum
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required LumpSum LumpSum { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.add-evidence")]
public sealed record AddEvidence
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public required ImmutableArray<byte> Bytes { get; init; }
}

/// <summary>The agency's answer to one submission.</summary>
[GenerateSerializer, Immutable, Alias("hr.submission-receipt")]
public sealed record SubmissionReceipt
{
    /// <summary>Which submission of the case; a case that was returned is submitted again under the next number.</summary>
    [Id(0)] public required int Attempt { get; init; }

    /// <summary>Null when the agency refused to take it.</summary>
    [Id(1)] public string? ReceiptNo { get; init; }
    [Id(2)] public required DateTimeOffset At { get; init; }

    /// <summary>The agency's refusal in its own words; null when it took it.</summary>
    [Id(3)] public string? Rejection { get; init; }
    [Id(4)] public required string AgencyId { get; init; }
}
