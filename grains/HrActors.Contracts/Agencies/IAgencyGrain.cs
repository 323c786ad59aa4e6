using HrActors.Contracts.Access;
using HrActors.Domain.Access;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;

namespace HrActors.Contracts.Agencies;

/// <summary>
/// One agency (经办机构) the group is connected to: its queue of questions and submissions (rows), polling, circuit. Key:
/// <see cref="GrainKeys.Agency"/>. Everything queued survives a restart and is tried until it is answered.
/// </summary>
[Alias("hr.IAgencyGrain")]
public interface IAgencyGrain : IGrainWithStringKey, IDueWorkOwner
{
    /// <summary>Queues a question; the answer goes to the stream of answers. Queued once per query id.</summary>
    [Alias("Ask"), SystemOnly] Task Ask(EnrolmentQuestion question);

    /// <summary>
    /// Asks and waits at most <paramref name="atMost"/> for an answer, which may leave parts open; null when there is none by then. What is not
    /// answered stays queued.
    /// </summary>
    [Alias("AskAndWait"), SystemOnly] Task<AgencyAnswer?> AskAndWait(EnrolmentQuestion question, TimeSpan atMost);

    /// <summary>Queues a submission, once per case and attempt; the receipt is told to the case, then progress is polled.</summary>
    [Alias("Submit"), SystemOnly] Task Submit(SubmissionOrder order);

    /// <summary>Takes the case's application back at the agency, once; polling ends.</summary>
    [Alias("Withdraw"), SystemOnly] Task Withdraw(string caseNo, string receiptNo);

    /// <summary>Progress that the agency pushed; the same may be pushed again.</summary>
    [Alias("TakeCallback"), SystemOnly] Task<CallbackVerdict> TakeCallback(AgencyProgress progress);
}

/// <summary>What becomes of a callback.</summary>
[GenerateSerializer, Alias("hr.callback-verdict")]
public enum CallbackVerdict
{
    None = 0,
    /// <summary>Queued for good: the agency may forget it.</summary>
    Taken = 1,
    /// <summary>No case has this receipt.</summary>
    UnknownReceipt = 2,
    /// <summary>No case has this receipt, but one that was just given may still be on its way: to be pushed again.</summary>
    NotYet = 3,
}

[GenerateSerializer, Immutable, Alias("hr.enrolment-question")]
public sealed record EnrolmentQuestion
{
    [Id(0)] public required string QueryId { get; init; }
    [Id(1)] public required string EmployeeNo { get; init; }
    [Id(2)] public required ProtectedText IdNumber { get; init; }

    /// <summary>Protected too: a question waits in a row.</summary>
    [Id(3)] public required ProtectedText Name { get; init; }
    [Id(4)] public required DateTimeOffset AskedAt { get; init; }

    /// <summary>What it is about, or what of it is still unanswered; empty: all that the agency can be asked about.</summary>
    [Id(5)] public ImmutableList<QueryPart> Parts { get; init; } = [];

    /// <summary>How often the person's number had been corrected when it was asked.</summary>
    [Id(6)] public int NumberVersion { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.submission-order")]
public sealed record SubmissionOrder
{
    [Id(0)] public required string CaseNo { get; init; }
    [Id(1)] public required int Attempt { get; init; }
    [Id(2)] public required string DocumentId { get; init; }

    /// <summary>The form's values as one protected JSON object.</summary>
    [Id(3)] public required ProtectedText Application { get; init; }

    /// <summary>None in what was queued before there was more than one way: over HTTP.</summary>
    [Id(4)] public WayKind Way { get; init; }

    /// <summary>What a file is made by; null in what was queued before.</summary>
    [Id(5)] public OrderPlace? Place { get; init; }
}

/// <summary>Where an application belongs: files hold one legal entity, place and line.</summary>
[GenerateSerializer, Immutable, Alias("hr.order-place")]
public sealed record OrderPlace
{
    [Id(0)] public required string BranchCode { get; init; }
    [Id(1)] public required string LegalEntity { get; init; }
    [Id(2)] public required string RegionCode { get; init; }
    [Id(3)] public required InsuranceLine Line { get; init; }
    [Id(4)] public required string IdNumberHash { get; init; }
}

/// <summary>One node an agency reports for a receipt.</summary>
[GenerateSerializer, Immutable, Alias("hr.agency-progress")]
public sealed record AgencyProgress
{
    [Id(0)] public required string ReceiptNo { get; init; }
    [Id(1)] public required TransferNode Node { get; init; }
    [Id(2)] public required DateTimeOffset At { get; init; }
    [Id(3)] public string? Text { get; init; }
    [Id(4)] public TransferMoneyReceived? Money { get; init; }
}
