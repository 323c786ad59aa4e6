using HrActors.Contracts.Employees;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Transfers;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>People with earlier records elsewhere, and the cases that follow.</summary>
internal static class SampleTransfers
{
    public const string Agency = "sandbox";

    public static readonly ImmutableList<QueryGap> NothingAnswered = QueryPart.Everything.ConvertAll(part => new QueryGap { AgencyId = Agency, Part = part });

    public static EmployeeView Hire(BranchFacts branch, DateTimeOffset now) => New("CS0001", "李雯", branch, now) with
    {
        Enrolments = [Wuhan(now)],
        Findings = [ActiveElsewhere("CS0001", now), SampleStory.Finding("f-CS0001-2", FindingCodes.NewEnrolFalse, Severity.Warning, "CS0001", now, ("region", "440100"), ("line", "medical"), ("months", "36"))],
        Cases = [new() { CaseNo = "T-2026-000001", Line = InsuranceLine.Pension, OriginRegionCode = "420100", State = TransferState.Draft }],
        Query = new() { QueryId = "q1", AskedAt = now, Asked = [Agency], Answered = [Agency], AnsweredAt = now },
    };

    public static EmployeeView Waiting(BranchFacts branch, DateTimeOffset now) => New("CS0002", "何思远", branch, now) with
    {
        Query = new() { QueryId = "q2", AskedAt = now, Asked = [Agency], Answered = [] },
        Unanswered = NothingAnswered,
    };

    public static EmployeeView New(string number, string name, BranchFacts branch, DateTimeOffset now) => new()
    {
        EmployeeNo = number,
        Version = 1,
        Name = name,
        IdNumberMasked = "420106********9964",
        DocumentKind = "citizen-18",
        PhoneMasked = "138****0001",
        Status = EmploymentStatus.Onboarding,
        Branch = branch,
        HireDate = DateOnly.FromDateTime(now.Date),
        HukouRegionCode = "420100",
        WorkerCategory = "full-time",
        MonthlyWage = 10000m,
        Periods = [SampleStory.Period(branch, DateOnly.FromDateTime(now.Date))],
        Query = QueryState.NeverAsked,
    };

    public static Finding ActiveElsewhere(string number, DateTimeOffset now) => SampleStory.Finding(
        $"f-{number}-1", FindingCodes.ActiveElsewhere, Severity.Blocking, number, now, ("region", "420100"), ("line", "pension"), ("destination", "430100"), ("months", "66"), ("unit", "武汉示例科技有限公司"), ("agency", Agency));

    public static EnrolmentRecord Wuhan(DateTimeOffset now) => new()
    {
        Line = InsuranceLine.Pension,
        RegionCode = "420100",
        Status = EnrolmentStatus.Active,
        UnitName = "武汉示例科技有限公司",
        From = new(2021, 3),
        Months = 66,
        LastBase = 8200m,
        PersonalNo = "示例-420100-001",
        Source = Agency,
        AsOf = now,
    };

    public static TransferCaseView Draft(DateTimeOffset now, string caseNo) => Case(caseNo, "CS0001", "李雯", now.AddMinutes(-30)) with
    {
        Progress = TransferProgress.Draft,
        Gaps = [new() { Key = "mailingAddress", Code = "document.field-missing", Chinese = "通讯地址", English = "Mailing address" }],
        Documents = [],
    };

    public static TransferCaseView Running(DateTimeOffset now, string caseNo, bool late)
    {
        var start = now.AddDays(late ? -40 : -6);
        return Case(caseNo, late ? "000020" : "000040", late ? "欧阳志强" : "陈雨桐", start) with
        {
            Progress = Steps(start, TransferNode.Submitted, TransferNode.Accepted).Record(Event(TransferNode.FundsArrived, start.AddHours(9))),
            Submission = SubmissionState.Received,
            ReceiptNo = "SB-2026-0007",
            Documents = [Signed(start)],
            Legs =
            [
                new() { Name = "new-place-review", StartedOn = Day(start), DueOn = Day(start.AddDays(15)), DoneOn = Day(start.AddDays(3)) },
                new() { Name = "origin-processing", StartedOn = Day(start.AddDays(3)), DueOn = Day(start.AddDays(21)), Provisional = true },
            ],
        };
    }

    public static TransferCaseView Done(DateTimeOffset now, string caseNo)
    {
        var start = now.AddDays(-60);
        var progress = Steps(start, TransferNode.Submitted, TransferNode.Accepted, TransferNode.OriginReviewed, TransferNode.InformationTable);
        progress = progress
            .Record(Event(TransferNode.FundsArrived, start.AddDays(30)) with { Money = new() { PersonalAccount = 43296m, Pooled = 64944m, Interest = 812.5m, Total = 109052.5m } })
            .Record(Event(TransferNode.Completed, start.AddDays(40)));
        return Running(now, caseNo, late: false) with
        {
            EmployeeNo = "000060",
            EmployeeName = "孙静",
            OpenedAt = start,
            Progress = progress,
            Comparison = TransferComparison.Of(new(43296m, 64944m, FromLastBaseOnly: true), progress),
            Legs = [new() { Name = "merging", StartedOn = Day(start.AddDays(30)), DueOn = Day(start.AddDays(45)), DoneOn = Day(start.AddDays(40)) }],
        };
    }

    /// <summary>Goes by hand: somebody has to bring it to the window.</summary>
    public static TransferCaseView ByHand(DateTimeOffset now, string caseNo) => Case(caseNo, "000100", "黄秀英", now.AddDays(-3)) with
    {
        Kind = TransferKind.Unemployment,
        Line = InsuranceLine.Unemployment,
        Progress = TransferProgress.Draft with { State = TransferState.Signed },
        Submission = SubmissionState.Queued,
        Way = WayKind.Manual,
        Checklist = Checklists.Of(TransferKind.Unemployment, ["print"]),
        Documents = [Signed(now.AddDays(-3))],
        Legs = [new() { Name = TransferLegs.HandIn, StartedOn = Day(now.AddDays(-3)), DueOn = Day(now.AddDays(4)), Source = "单位内部时限" }],
        Evidence = [new() { Id = "evidence-1", Name = "受理回执.pdf", ContentType = "application/pdf", Sha256 = "00", Size = 214_000, At = now.AddHours(-2), By = "manager" }],
    };

    public static TransferCaseView Refused(DateTimeOffset now, string caseNo) => Running(now, caseNo, late: false) with
    {
        EmployeeNo = "000080",
        EmployeeName = "吴芳",
        Progress = Steps(now.AddDays(-4), TransferNode.Submitted, TransferNode.Refused),
        Legs = [],
    };

    public static TransferEvent Event(TransferNode node, DateTimeOffset at) => new()
    {
        EventId = $"{node}-{at.Ticks}",
        Node = node,
        At = at,
        RecordedAt = at.AddMinutes(2),
        Source = Agency,
        Text = node == TransferNode.Refused ? "申请材料与参保信息不符" : null,
        Evidence = node == TransferNode.Submitted ? "SB-2026-0007" : null,
    };

    public static CaseDocument Signed(DateTimeOffset at) => new()
    {
        Id = "application",
        Name = "基本养老保险关系转移接续申请表.pdf",
        Sha256 = "3f8b1c0a77d94e2f9a4b5c6d7e8f90123456789abcdef0123456789abcdef012",
        MadeAt = at,
        Signature = new() { By = "manager", At = at, CertificateSubject = "CN=示例集团 电子签章", CertificateThumbprint = "9A3C71E0B2F4D6", Reason = "申请转移接续社会保险关系", SignerSubject = "CN=陈敏, O=示例CA", SignerThumbprint = "5B2E00C7" },
    };

    private static TransferProgress Steps(DateTimeOffset start, params TransferNode[] nodes) => nodes
        .Select((node, i) => Event(node, start.AddDays(i)))
        .Aggregate(TransferProgress.Draft with { State = TransferState.Signed }, (progress, e) => progress.Record(e));

    private static TransferCaseView Case(string caseNo, string employeeNo, string name, DateTimeOffset at) => new()
    {
        CaseNo = caseNo,
        Version = 1,
        EmployeeNo = employeeNo,
        EmployeeName = name,
        BranchCode = "4301",
        Kind = TransferKind.CrossProvince,
        Line = InsuranceLine.Pension,
        OriginRegionCode = "420100",
        DestinationRegionCode = "430100",
        Progress = TransferProgress.Draft,
        OpenedAt = at,
        Estimate = new() { Months = 66, PersonalAccount = 43296m, Pooled = 64944m, Total = 108240m, FromLastBaseOnly = true },
        Origin = Wuhan(at),
        Form = new Dictionary<string, string>
        {
            ["name"] = name,
            ["idNumber"] = "420106********9964",
            ["originRegion"] = "420100",
        }.ToImmutableSortedDictionary(),
    };

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.Date);
}
