using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using HrActors.DurableLog;
using HrActors.Grains.Outbox;

namespace HrActors.Grains.Transfers;

/// <summary>Everything a transfer case owns.</summary>
[GenerateSerializer, Immutable, Alias("hr.transfer-case-state")]
internal sealed record TransferCaseState : IOwnerState<TransferCaseState>
{
    [Id(0)] public string CaseNo { get; init; } = "";
    [Id(1)] public long Version { get; init; }
    [Id(2)] public TransferKind Kind { get; init; }
    [Id(3)] public InsuranceLine Line { get; init; }
    [Id(4)] public string OriginRegionCode { get; init; } = "";
    [Id(5)] public string DestinationRegionCode { get; init; } = "";

    /// <summary>The person as the employee last gave it before the submission; null before the case was opened.</summary>
    [Id(6)] public Applicant? Applicant { get; init; }

    /// <summary>The origin as last answered; null when no agency knows it.</summary>
    [Id(7)] public EnrolmentRecord? Origin { get; init; }
    [Id(8)] public TransferProgress Progress { get; init; } = TransferProgress.Draft;
    [Id(9)] public ImmutableList<TransferLeg> Legs { get; init; } = [];
    [Id(10)] public ImmutableList<CaseDocument> Documents { get; init; } = [];

    /// <summary>Form fields filled by hand, one protected JSON object; null when none is.</summary>
    [Id(11)] public ProtectedText? FilledFields { get; init; }
    [Id(12)] public SubmissionState Submission { get; init; }

    /// <summary>Counts submissions: a case that was returned is submitted again under the next number.</summary>
    [Id(13)] public int Attempt { get; init; }
    [Id(14)] public string? ReceiptNo { get; init; }

    /// <summary>The agency the application went to; null before the first submission.</summary>
    [Id(15)] public string? AgencyId { get; init; }
    [Id(16)] public DateTimeOffset OpenedAt { get; init; }
    [Id(17)] public DateTimeOffset ChangedAt { get; init; }
    [Id(18)] public StreamCursor ProgressCursor { get; init; }
    [Id(19)] public RecentCommands Commands { get; init; } = RecentCommands.None;
    [Id(20)] public OutboxQueue Outbox { get; init; } = OutboxQueue.Empty;

    /// <summary>Number of the approval that allows a transfer whatever the age; null when there is none.</summary>
    [Id(21)] public string? Approval { get; init; }

    /// <summary>Months paid in one sum; null when nobody declared any.</summary>
    [Id(22)] public LumpSum? LumpSum { get; init; }

    /// <summary>The way the present submission goes; none before the first, or in what was stored before there was more than one.</summary>
    [Id(23)] public WayKind Way { get; init; }

    /// <summary>Items of the checklist that are done.</summary>
    [Id(24)] public ImmutableHashSet<string> Ticked { get; init; } = [];
    [Id(25)] public ImmutableList<EvidenceFile> Evidence { get; init; } = [];

    /// <summary>The person was made anonymous: nothing is taken in any more.</summary>
    [Id(26)] public bool Forgotten { get; init; }

    /// <summary>Fields of the form whose values have changed since it was last signed, by key; empty when what was signed still fits.</summary>
    [Id(27)] public ImmutableList<string> Outdated { get; init; } = [];

    /// <summary>
    /// Where the person is enrolled now, six digits, when that was found to be another place than the one the case is on its way to; null while
    /// it is the same, or the person has left.
    /// </summary>
    [Id(28)] public string? PersonRegionCode { get; init; }

    /// <summary>
    /// Other numbers under which the same person is employed and was led to this case, as after a second hire: told of it like the applicant.
    /// </summary>
    [Id(30)] public ImmutableList<string> OtherNumbers { get; init; } = [];

    /// <summary>
    /// The person's identity number was corrected after the submission: the form that was sent has the former one. False again when the correction
    /// is taken back, and in the draft, which takes the new number.
    /// </summary>
    [Id(29)] public bool NumberCorrected { get; init; }

    public bool Exists => CaseNo.Length > 0;

    public TransferState State => Progress.State;

    /// <summary>The document that is signed and submitted; null before it is made.</summary>
    public CaseDocument? Form => Documents.IsEmpty ? null : Documents[^1];

    /// <summary>Everybody who is told of the case; it must exist.</summary>
    public IEnumerable<string> EmployeeNos() => OtherNumbers.Prepend(Applicant!.EmployeeNo);

    /// <summary>Whether it still takes over what changes at its person: until it is on its way to the agency.</summary>
    public bool FollowsPerson =>
        this is { Exists: true, Forgotten: false, State: TransferState.Draft or TransferState.Signed, Submission: not SubmissionState.Queued };

    /// <summary>Whether a person still has to bring the present submission to the agency, by hand or by file.</summary>
    public bool AwaitsHandIn => this is { State: TransferState.Signed, Submission: SubmissionState.Queued, Way: WayKind.Manual or WayKind.File };

    /// <summary>Whether the agency's answer to the present submission comes by itself, and soon.</summary>
    public bool AwaitsReceipt => Submission == SubmissionState.Queued && Way is not (WayKind.Manual or WayKind.File);

    /// <summary>The leg that is due first; null when none runs, or when the case has ended and at most the old place's word to the person is owed.</summary>
    public TransferLeg? Running => State.IsOpen() ? Legs.Running() : null;

    /// <summary>When it is expected to be over, seen on <paramref name="today"/>; null when nothing runs.</summary>
    public DateOnly? ExpectedOn(DateOnly today) => State.IsOpen() ? Legs.Expected(Route, Progress, WorkingCalendar.Published, today) : null;

    /// <summary>
    /// Months paid in one sum: as declared, or as the old place's record has them and then without papers until somebody declares them. Null
    /// when nobody knows of any, and of a temporary account, from which no month moves.
    /// </summary>
    public LumpSum? KnownLumpSum => LumpSum ?? (this is { Line: InsuranceLine.Pension, Kind: not TransferKind.TemporaryAccount, Origin: { LumpSumMonths: > 0 } origin }
        ? new() { Months = Math.Min(origin.LumpSumMonths.Value, Math.Max(1, origin.Months)), Documented = false, Undeclared = true }
        : null);

    public TransferRoute Route => TransferRoutes.Published.Of(Kind, DestinationRegionCode);

    /// <summary>Whether progress under this receipt may still move the case. While a receipt is on its way, any may be it.</summary>
    public bool Awaits(string receiptNo) =>
        State.IsOpen() && (Submission == SubmissionState.Queued || (ReceiptNo == receiptNo && State >= TransferState.Submitted));

    public TransferCaseState WithOutbox(OutboxQueue outbox) => this with { Outbox = outbox };
}
