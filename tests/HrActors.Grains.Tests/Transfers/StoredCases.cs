using HrActors.Contracts.Agencies;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Grains.Agencies;
using HrActors.Grains.Tests.Hosting;
using HrActors.Grains.Transfers;

namespace HrActors.Grains.Tests.Transfers;

/// <summary>Cases as an earlier release stored them; the files in Payloads hold exactly these.</summary>
internal static class StoredCases
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 30, 0, TimeSpan.FromHours(8));

    private static readonly TransferMoneyReceived Money = new() { PersonalAccount = 15_552m, Pooled = 23_328m, Interest = 12.5m, Total = 38_892.5m };

    private static readonly Applicant Person = new()
    {
        EmployeeNo = "200001",
        Name = "示例甲",
        IdNumber = new ProtectedText { KeyId = "k1", Sealed = "AQID" },
        IdNumberHash = "hash",
        IdNumberMasked = "4301************77",
        HukouRegionCode = Story.Wuhan,
        Branch = Story.Branch,
    };

    /// <summary>A medical case that goes by hand: with checklist, papers, months paid at once and a form signed inside.</summary>
    public static TransferCaseState ByHand { get; } = new()
    {
        CaseNo = "T-2026-00008",
        Version = 7,
        Kind = TransferKind.Medical,
        Line = InsuranceLine.Medical,
        OriginRegionCode = Story.Wuhan,
        DestinationRegionCode = Story.Changsha,
        Applicant = Person,
        Origin = Story.Record(EnrolmentStatus.Paused, line: InsuranceLine.Medical) with { LumpSumMonths = 40 },
        Progress = TransferProgress.Draft with { State = TransferState.Signed },
        Legs = [new() { Name = TransferLegs.HandIn, StartedOn = new(2026, 11, 2), DueOn = new(2026, 11, 9), Source = "internal" }],
        Documents =
        [
            new()
            {
                Id = "form-1-1", Name = "form.pdf", Sha256 = "00ff", MadeAt = At, PrintedId = "form-1", PrintedSha256 = "ff00",
                Signature = new()
                {
                    By = "manager", At = At, CertificateSubject = "CN=seal", CertificateThumbprint = "aa", Reason = "reason", SignerSubject = "CN=person",
                    SignerThumbprint = "bb",
                },
            },
        ],
        Submission = SubmissionState.Queued,
        Attempt = 1,
        AgencyId = "manual",
        OpenedAt = At,
        ChangedAt = At,
        Approval = "A-1",
        LumpSum = new() { Months = 40, Documented = true, ToldOn = new(2026, 11, 1) },
        Way = WayKind.Manual,
        Ticked = ["print"],
        Evidence = [new() { Id = "evidence-1", Name = "receipt.pdf", ContentType = "application/pdf", Sha256 = "0a", Size = 7, At = At, By = "manager" }],
    };

    public static SealsState Seals { get; } = new()
    {
        Seals =
        [
            new()
            {
                LegalEntity = "示例制造有限公司", Thumbprint = "aa", Subject = "CN=seal", NotBefore = At, NotAfter = At.AddYears(3), SelfSigned = false, ImportedAt = At,
                ImportedBy = "admin", KeyId = "k-1", RevokedAt = At.AddDays(1), RevokedBy = "admin", RevocationReason = "lost",
            },
            new()
            {
                LegalEntity = "", Signer = "manager", Thumbprint = "bb", Subject = "CN=person", NotBefore = At, NotAfter = At.AddYears(3), SelfSigned = true,
                ImportedAt = At, ImportedBy = "manager", KeyId = "k-2",
            },
        ],
    };

    public static AgencyWaysState Ways { get; } = new()
    {
        Ways = [new() { Id = "file", Name = "批量", Kind = WayKind.File, Regions = ["43", "430100"], Lines = [InsuranceLine.Medical], PersonsPerFile = 50 }],
    };

    /// <summary>What an answer file did, kept by its hash.</summary>
    public static AnswerOutcome Outcome { get; } = new()
    {
        Rows = 3, Applied = 1, Faults = [new() { Row = 2, Code = "exchange.unmatched" }, new() { Row = 4, Code = "exchange.result-unknown" }],
    };

    /// <summary>An application that waits for its turn.</summary>
    public static SubmissionOrder Order { get; } = new()
    {
        CaseNo = "T-2026-00007", Attempt = 2, DocumentId = "form-1", Application = new() { KeyId = "k1", Sealed = "AQID" }, Way = WayKind.File,
        Place = new() { BranchCode = "4301", LegalEntity = "示例集团", RegionCode = Story.Changsha, Line = InsuranceLine.Medical, IdNumberHash = "hash" },
    };

    /// <summary>A question of which one line at one place is still open.</summary>
    public static EnrolmentQuestion Question { get; } = new()
    {
        QueryId = "200001-q1", EmployeeNo = "200001", IdNumber = new() { KeyId = "k1", Sealed = "AQID" }, Name = new() { KeyId = "k1", Sealed = "BAUG" },
        AskedAt = At, Parts = [new() { Region = "42", Line = InsuranceLine.Medical }],
    };

    /// <summary>An answer in the log and in states.</summary>
    public static AgencyAnswer Answer { get; } = new()
    {
        QueryId = "200001-q1", AgencyId = "hubei", AskedAt = At, AnsweredAt = At.AddSeconds(2), NameMatches = false,
        Records = [Story.Record(EnrolmentStatus.Paused, line: InsuranceLine.Pension) with { Source = "hubei", AsOf = At, LumpSumMonths = 12 }],
        Parts = [new() { Region = "42", Line = InsuranceLine.Pension }, new() { Region = "42", Line = InsuranceLine.Medical }],
        Missing = [new() { Region = "42", Line = InsuranceLine.Medical }],
    };

    /// <summary>Progress in the log.</summary>
    public static TransferReport Report { get; } = new()
    {
        Source = "sandbox", EventId = "R-1:funds-arrived:1", ReceiptNo = "R-1", Node = TransferNode.FundsArrived, At = At, Text = "到账", Evidence = "凭证 1",
        Money = Money, By = "manager",
    };

    /// <summary>A row of the list of cases, on its way to the dashboards.</summary>
    public static Change Listed { get; } = new()
    {
        BranchCode = "4301",
        At = At,
        Case = new()
        {
            CaseNo = "T-2026-00007", EmployeeNo = "200001", EmployeeName = "示例甲", BranchCode = "4301", Kind = TransferKind.CrossProvince,
            Line = InsuranceLine.Pension, OriginRegionCode = Story.Wuhan, DestinationRegionCode = Story.Changsha, State = TransferState.Submitted, OpenedAt = At,
            ChangedAt = At, DueOn = new(2026, 11, 23), Version = 12, ExpectedOn = new(2026, 12, 30),
        },
    };

    /// <summary>A pension case whose money has arrived.</summary>
    public static TransferCaseState FundsArrived { get; } = new()
    {
        CaseNo = "T-2026-00007",
        Version = 12,
        Kind = TransferKind.CrossProvince,
        Line = InsuranceLine.Pension,
        OriginRegionCode = Story.Wuhan,
        DestinationRegionCode = Story.Changsha,
        Applicant = Person,
        Origin = Story.Record(EnrolmentStatus.Paused),
        Progress = new()
        {
            State = TransferState.FundsArrived,
            HasFunds = true,
            Received = Money,
            Events =
            [
                new() { EventId = "R-1:submitted", Node = TransferNode.Submitted, At = At, RecordedAt = At, Source = "sandbox", Evidence = "R-1" },
                new() { EventId = "R-1:completed", Node = TransferNode.Completed, At = At, RecordedAt = At, Source = "sandbox", Unexpected = true },
                new() { EventId = "c-1", Node = TransferNode.FundsArrived, At = At, RecordedAt = At, Source = "manual", By = "manager", Money = Money },
            ],
        },
        Legs = [new() { Name = TransferLegs.OriginProcessing, StartedOn = new(2026, 11, 2), DueOn = new(2026, 11, 23), Provisional = false }],
        Documents =
        [
            new()
            {
                Id = "form-1",
                Name = "form.pdf",
                Sha256 = "00ff",
                MadeAt = At,
                Signature = new() { By = "manager", At = At, CertificateSubject = "CN=seal", CertificateThumbprint = "aa" },
            },
        ],
        Submission = SubmissionState.Received,
        Attempt = 1,
        ReceiptNo = "R-1",
        AgencyId = "sandbox",
        OpenedAt = At,
        ChangedAt = At,
    };
}
