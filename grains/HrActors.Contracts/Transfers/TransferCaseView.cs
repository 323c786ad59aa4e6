using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;

namespace HrActors.Contracts.Transfers;

/// <summary>One transfer case as pages and the API show it.</summary>
[GenerateSerializer, Immutable, Alias("hr.transfer-case-view")]
public sealed record TransferCaseView
{
    [Id(0)] public required string CaseNo { get; init; }
    [Id(1)] public required long Version { get; init; }
    [Id(2)] public required string EmployeeNo { get; init; }
    [Id(3)] public required string EmployeeName { get; init; }
    [Id(4)] public required string BranchCode { get; init; }
    [Id(5)] public required TransferKind Kind { get; init; }
    [Id(6)] public required InsuranceLine Line { get; init; }
    [Id(7)] public required string OriginRegionCode { get; init; }
    [Id(8)] public required string DestinationRegionCode { get; init; }
    [Id(9)] public required TransferProgress Progress { get; init; }
    [Id(10)] public ImmutableList<TransferLeg> Legs { get; init; } = [];
    [Id(11)] public ImmutableList<CaseDocument> Documents { get; init; } = [];
    [Id(12)] public CaseEstimate? Estimate { get; init; }

    /// <summary>The origin as last answered; null before any answer.</summary>
    [Id(13)] public EnrolmentRecord? Origin { get; init; }

    /// <summary>Form fields still missing or wrong, by key; empty when it can be signed.</summary>
    [Id(14)] public ImmutableList<FormGap> Gaps { get; init; } = [];
    [Id(15)] public SubmissionState Submission { get; init; }
    [Id(16)] public string? ReceiptNo { get; init; }
    [Id(17)] public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Form values that may be shown; personal ones masked.</summary>
    [Id(18)] public ImmutableSortedDictionary<string, string> Form { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What the rules say about this case that a person should know; nothing of it stops anything by itself.</summary>
    [Id(19)] public ImmutableList<TransferNotice> Notices { get; init; } = [];

    /// <summary>Expected, stated and received money; null before any amount was reported.</summary>
    [Id(20)] public TransferComparison? Comparison { get; init; }
    [Id(21)] public LumpSum? LumpSum { get; init; }
    [Id(22)] public string? Approval { get; init; }

    /// <summary>The way its application goes, or would go now; none in an older view.</summary>
    [Id(23)] public WayKind Way { get; init; }

    /// <summary>What a manual task asks for, with what is done; empty on other ways.</summary>
    [Id(24)] public ImmutableList<CheckItem> Checklist { get; init; } = [];
    [Id(25)] public ImmutableList<EvidenceFile> Evidence { get; init; } = [];

    /// <summary>When it is expected to be over, by the limits that run and those that follow; null when nothing runs.</summary>
    [Id(26)] public DateOnly? ExpectedOn { get; init; }

    public TransferState State => Progress.State;

    /// <summary>True for a form that was made anew since: it is kept, and no longer what the case stands on.</summary>
    public bool IsSuperseded(CaseDocument document) => document != Documents[^1];
}

/// <summary>Where the way to the agency stands. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.submission-state")]
public enum SubmissionState
{
    None = 0,
    /// <summary>Asked for; the agency has not given a receipt yet and will be asked again by itself.</summary>
    Queued = 1,
    /// <summary>The agency gave a receipt.</summary>
    Received = 2,
    /// <summary>The agency refused to take it.</summary>
    Rejected = 3,
}

[GenerateSerializer, Immutable, Alias("hr.case-document")]
public sealed record CaseDocument
{
    /// <summary>Under this id a case gives the list of its papers (材料清单), printed anew each time.</summary>
    public const string CoverListId = "cover-list";

    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required string Name { get; init; }

    /// <summary>Of the PDF bytes, lower-case hexadecimal.</summary>
    [Id(2)] public required string Sha256 { get; init; }
    [Id(3)] public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Null while unsigned.</summary>
    [Id(4)] public SignatureInfo? Signature { get; init; }

    /// <summary>SHA-256 of the document as printed, where a signature inside changed it since; null otherwise.</summary>
    [Id(5)] public string? PrintedSha256 { get; init; }

    /// <summary>Under which the document as printed lies; null where nothing inside changed it since.</summary>
    [Id(6)] public string? PrintedId { get; init; }

    /// <summary>The document as it was printed, without any signature.</summary>
    public CaseDocument AsPrinted() => this with
    {
        Id = PrintedId ?? Id, Sha256 = PrintedSha256 ?? Sha256, PrintedId = null, PrintedSha256 = null, Signature = null,
    };
}

/// <summary>Who signed, when, with which certificate (电子签名法 art. 13).</summary>
[GenerateSerializer, Immutable, Alias("hr.signature-info")]
public sealed record SignatureInfo
{
    /// <summary>The user who signed.</summary>
    [Id(0)] public required string By { get; init; }
    [Id(1)] public required DateTimeOffset At { get; init; }
    [Id(2)] public required string CertificateSubject { get; init; }
    [Id(3)] public required string CertificateThumbprint { get; init; }
    [Id(4)] public string? Reason { get; init; }

    /// <summary>The person's own certificate with which the PDF is signed inside; null when they have none.</summary>
    [Id(5)] public string? SignerSubject { get; init; }
    [Id(6)] public string? SignerThumbprint { get; init; }
}

/// <summary>What the transfer is expected to bring, CNY, interest excluded.</summary>
[GenerateSerializer, Immutable, Alias("hr.case-estimate")]
public sealed record CaseEstimate
{
    [Id(0)] public required int Months { get; init; }
    [Id(1)] public required decimal PersonalAccount { get; init; }
    [Id(2)] public required decimal Pooled { get; init; }
    [Id(3)] public required decimal Total { get; init; }

    /// <summary>True when only the last base is known and was taken for every month.</summary>
    [Id(4)] public bool FromLastBaseOnly { get; init; }
}

/// <summary>A form field that keeps the form from being signed.</summary>
[GenerateSerializer, Immutable, Alias("hr.form-gap")]
public sealed record FormGap
{
    [Id(0)] public required string Key { get; init; }
    [Id(1)] public required string Code { get; init; }
    [Id(2)] public required string Chinese { get; init; }
    [Id(3)] public required string English { get; init; }
}

/// <summary>A paper that proves a step.</summary>
[GenerateSerializer, Immutable, Alias("hr.evidence-file")]
public sealed record EvidenceFile
{
    /// <summary>Papers one case may have.</summary>
    public const int Most = 50;

    /// <summary>Bytes one paper may have: 5 MiB.</summary>
    public const int LargestBytes = 5 * 1024 * 1024;

    /// <summary>Under which it is loaded, such as <c>evidence-1</c>.</summary>
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public required string ContentType { get; init; }
    [Id(3)] public required string Sha256 { get; init; }
    [Id(4)] public required int Size { get; init; }
    [Id(5)] public required DateTimeOffset At { get; init; }
    [Id(6)] public required string By { get; init; }
}

/// <summary>The bytes of a document or signature.</summary>
[GenerateSerializer, Immutable, Alias("hr.document-content")]
public sealed record DocumentContent
{
    [Id(0)] public required string Name { get; init; }
    [Id(1)] public required string ContentType { get; init; }
    [Id(2)] public required ImmutableArray<byte> Bytes { get; init; }
}

/// <summary>
/// What polling, a callback or a person reports about a case. Holds nothing that differs between two reports of the same thing, so that
/// the log recognises them.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.transfer-report")]
public sealed record TransferReport
{
    /// <summary>The agency's id, or <c>manual</c>.</summary>
    [Id(0)] public required string Source { get; init; }
    [Id(1)] public required string EventId { get; init; }

    /// <summary>The receipt it belongs to; a report for an earlier submission is kept as unexpected. Null for manual entries.</summary>
    [Id(2)] public string? ReceiptNo { get; init; }
    [Id(3)] public required TransferNode Node { get; init; }
    [Id(4)] public required DateTimeOffset At { get; init; }
    [Id(5)] public string? Text { get; init; }
    [Id(6)] public string? Evidence { get; init; }
    [Id(7)] public TransferMoneyReceived? Money { get; init; }
    [Id(8)] public string? By { get; init; }
}
