using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Grains.Tests.Hosting;
using HrActors.Grains.Transfers;

namespace HrActors.Grains.Tests.Transfers;

/// <summary>Cases as an earlier release stored them; the files in Payloads hold exactly these.</summary>
internal static class StoredCases
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 30, 0, TimeSpan.FromHours(8));

    private static readonly TransferMoneyReceived Money = new() { PersonalAccount = 15_552m, Pooled = 23_328m, Interest = 12.5m, Total = 38_892.5m };

    /// <summary>A pension case whose money has arrived.</summary>
    public static TransferCaseState FundsArrived { get; } = new()
    {
        CaseNo = "T-2026-00007",
        Version = 12,
        Kind = TransferKind.CrossProvince,
        Line = InsuranceLine.Pension,
        OriginRegionCode = Story.Wuhan,
        DestinationRegionCode = Story.Changsha,
        Applicant = new()
        {
            EmployeeNo = "200001",
            Name = "示例甲",
            IdNumber = new ProtectedText { KeyId = "k1", Sealed = "AQID" },
            IdNumberHash = "hash",
            IdNumberMasked = "4301************77",
            HukouRegionCode = Story.Wuhan,
            Branch = Story.Branch,
        },
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
