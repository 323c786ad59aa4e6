using HrActors.Contracts.Listing;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using HrActors.Silo.Calculators;
using HrActors.Silo.Json;

namespace HrActors.Silo.Transfers;

/// <summary>One transfer case (转移案件) in full.</summary>
internal sealed record TransferAnswer
{
    public required string CaseNo { get; init; }
    public required string EmployeeNo { get; init; }
    public required string EmployeeName { get; init; }
    public required string BranchCode { get; init; }

    /// <summary>cross-province, scheme-change, temporary-account, medical or unemployment.</summary>
    public required string Kind { get; init; }
    public required string Line { get; init; }
    public required string OriginRegionCode { get; init; }
    public required string DestinationRegionCode { get; init; }
    public required string State { get; init; }

    /// <summary>none, queued, received or rejected: the way to the agency.</summary>
    public required string Submission { get; init; }
    public required string? ReceiptNo { get; init; }
    public required IReadOnlyList<TransferEventAnswer> Events { get; init; }
    public required IReadOnlyList<LegAnswer> Legs { get; init; }
    public required IReadOnlyList<DocumentAnswer> Documents { get; init; }
    public required EstimateOfCase? Estimate { get; init; }
    public required MoneyAnswer? Received { get; init; }

    /// <summary>Expected, stated and received money by part, with the reasons for differences; null before any amount was reported.</summary>
    public required ComparisonAnswer? Comparison { get; init; }

    /// <summary>What the rules say about this case, each with its source.</summary>
    public required IReadOnlyList<NoticeAnswer> Notices { get; init; }
    public required LumpSumAnswer? LumpSum { get; init; }

    /// <summary>http, file or manual once it was submitted; null before.</summary>
    public required string? Way { get; init; }

    /// <summary>What a manual task asks for; empty on other ways.</summary>
    public required IReadOnlyList<CheckAnswer> Checklist { get; init; }
    public required IReadOnlyList<EvidenceAnswer> Evidence { get; init; }

    /// <summary>Number of the approval that allows this transfer whatever the age.</summary>
    public required string? Approval { get; init; }

    /// <summary>Form values that may be shown, by key; personal ones masked.</summary>
    public required IReadOnlyDictionary<string, string> Form { get; init; }

    /// <summary>Form fields that keep it from being signed.</summary>
    public required IReadOnlyList<GapAnswer> MissingFields { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it is expected to be over, by the limits that run and those that follow, never before today; null when nothing runs.</summary>
    public required DateOnly? ExpectedOn { get; init; }

    /// <summary>Whether that day lies in a year whose days off are not published yet.</summary>
    public required bool ExpectedProvisional { get; init; }
    public required long Version { get; init; }

    /// <summary>Where a step was just entered by hand: true when it does not fit the state, is kept and moves nothing. Null in all other answers.</summary>
    public bool? Unexpected { get; init; }

    public static TransferAnswer Of(TransferCaseView view, DateOnly today, Language language) => new()
    {
        CaseNo = view.CaseNo,
        EmployeeNo = view.EmployeeNo,
        EmployeeName = view.EmployeeName,
        BranchCode = view.BranchCode,
        Kind = view.Kind.WireName(),
        Line = view.Line.WireName(),
        OriginRegionCode = view.OriginRegionCode,
        DestinationRegionCode = view.DestinationRegionCode,
        State = view.State.ToString(),
        Submission = view.Submission switch
        {
            SubmissionState.Queued => "queued",
            SubmissionState.Received => "received",
            SubmissionState.Rejected => "rejected",
            _ => "none",
        },
        ReceiptNo = view.ReceiptNo,
        Events = [.. view.Progress.Events.Select(e => TransferEventAnswer.Of(e, language))],
        Legs = [.. view.Legs.Select(leg => LegAnswer.Of(leg, today))],
        Documents = [.. view.Documents.Select(document => DocumentAnswer.Of(document, view.IsSuperseded(document)))],
        Estimate = view.Estimate is { } estimate
            ? new() { Months = estimate.Months, PersonalAccount = estimate.PersonalAccount, Pooled = estimate.Pooled,
                Total = estimate.Total, FromLastBaseOnly = estimate.FromLastBaseOnly }
            : null,
        Received = view.Progress.Received is { } money ? MoneyAnswer.Of(money) : null,
        Comparison = view.Comparison is { } comparison ? ComparisonAnswer.Of(comparison, language) : null,
        Notices = [.. view.Notices.Select(notice => NoticeAnswer.Of(notice, language))],
        LumpSum = view.LumpSum is { } lump
            ? new() { Months = lump.Months, Documented = lump.Documented, ToldOn = lump.ToldOn, Declared = !lump.Undeclared, Excluded = view.Progress.ExcludedMonths }
            : null,
        Way = view.Way == WayKind.None ? null : view.Way.WireName(),
        Checklist = [.. view.Checklist.Select(item => new CheckAnswer { Id = item.Id, Text = item.Text.In(language), Done = item.Done })],
        Evidence = [.. view.Evidence.Select(file => new EvidenceAnswer
        {
            Id = file.Id, Name = file.Name, ContentType = file.ContentType, Sha256 = file.Sha256, Size = file.Size, At = file.At, By = file.By,
        })],
        Approval = view.Approval,
        Form = view.Form,
        MissingFields = [.. view.Gaps.Select(gap =>
            new GapAnswer { Key = gap.Key, Code = gap.Code, Text = language == Language.En ? gap.English : gap.Chinese })],
        OpenedAt = view.OpenedAt,
        ExpectedOn = view.ExpectedOn,
        ExpectedProvisional = view.ExpectedOn is { } expected && WorkingCalendar.Published.IsProvisional(expected),
        Version = view.Version,
    };
}

internal sealed record TransferEventAnswer
{
    /// <summary>
    /// submitted, accepted, origin-reviewed, information-table, funds-arrived, completed, refused, returned or withdrawn.
    /// </summary>
    public required string Node { get; init; }
    public required string Text { get; init; }

    /// <summary>The agency's own words, as received.</summary>
    public required string? AgencyText { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The agency's id, manual or system.</summary>
    public required string Source { get; init; }
    public required string? Evidence { get; init; }

    /// <summary>True while it does not fit the state it came in.</summary>
    public required bool Unexpected { get; init; }

    /// <summary>Why it was not applied though it fits, such as money.total-mismatch.</summary>
    public required string? Fault { get; init; }
    public required MoneyAnswer? Money { get; init; }

    public static TransferEventAnswer Of(TransferEvent e, Language language) => new()
    {
        Node = e.Node.WireName(),
        Text = language == Language.En ? e.Node.EnglishName() : e.Node.ChineseName(),
        AgencyText = e.Text,
        At = e.At,
        RecordedAt = e.RecordedAt,
        Source = e.Source,
        Evidence = e.Evidence,
        Unexpected = e.Unexpected,
        Fault = e.Fault,
        Money = e.Money is { } money ? MoneyAnswer.Of(money) : null,
    };
}

internal sealed record LegAnswer
{
    public required string Name { get; init; }
    public required DateOnly StartedOn { get; init; }
    public required DateOnly DueOn { get; init; }
    public required DateOnly? DoneOn { get; init; }
    public required bool Overdue { get; init; }

    /// <summary>Whether only weekends were counted because a year's calendar is not published yet (暂按周末推算).</summary>
    public required bool Provisional { get; init; }

    /// <summary>The notice that sets the limit.</summary>
    public required string? Source { get; init; }

    /// <summary>Whether the limit is known from some places only (未确认).</summary>
    public required bool Unconfirmed { get; init; }

    public static LegAnswer Of(TransferLeg leg, DateOnly today) => new()
    {
        Name = leg.Name,
        StartedOn = leg.StartedOn,
        DueOn = leg.DueOn,
        DoneOn = leg.DoneOn,
        Overdue = leg.IsOverdueOn(today),
        Provisional = leg.Provisional,
        Source = leg.Source,
        Unconfirmed = leg.Unconfirmed,
    };
}

internal sealed record DocumentAnswer
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Sha256 { get; init; }
    public required bool Signed { get; init; }

    /// <summary>True where the form was made anew since.</summary>
    public required bool Superseded { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required SignatureAnswer? Signature { get; init; }

    public static DocumentAnswer Of(CaseDocument document, bool superseded) => new()
    {
        Id = document.Id,
        Name = document.Name,
        Sha256 = document.Sha256,
        Signed = document.Signature is not null,
        Superseded = superseded,
        MadeAt = document.MadeAt,
        Signature = document.Signature is { } signature
            ? new() { By = signature.By, At = signature.At, CertificateSubject = signature.CertificateSubject,
                CertificateThumbprint = signature.CertificateThumbprint, SignerSubject = signature.SignerSubject,
                SignerThumbprint = signature.SignerThumbprint, Reason = signature.Reason }
            : null,
    };
}

internal sealed record SignatureAnswer
{
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string CertificateSubject { get; init; }
    public required string CertificateThumbprint { get; init; }

    /// <summary>The person's own certificate with which the PDF is signed inside (PAdES); null when they have none.</summary>
    public required string? SignerSubject { get; init; }
    public required string? SignerThumbprint { get; init; }

    /// <summary>Why it was signed; null in older cases.</summary>
    public required string? Reason { get; init; }
}

internal sealed record EstimateOfCase : EstimateAnswer
{
    /// <summary>True when only the last base is known and stands for every month.</summary>
    public required bool FromLastBaseOnly { get; init; }
}

internal sealed record MoneyAnswer
{
    [Money]
    public required decimal PersonalAccount { get; init; }

    [Money]
    public required decimal Pooled { get; init; }

    [Money]
    public required decimal Interest { get; init; }

    [Money]
    public required decimal Total { get; init; }

    public static MoneyAnswer Of(TransferMoneyReceived money) =>
        new() { PersonalAccount = money.PersonalAccount, Pooled = money.Pooled, Interest = money.Interest, Total = money.Total };
}

internal sealed record GapAnswer
{
    public required string Key { get; init; }
    public required string Code { get; init; }
    public required string Text { get; init; }
}

/// <summary>A case in a list.</summary>
internal sealed record TransferRowAnswer
{
    public required string CaseNo { get; init; }
    public required string EmployeeNo { get; init; }
    public required string EmployeeName { get; init; }
    public required string BranchCode { get; init; }
    public required string Kind { get; init; }
    public required string Line { get; init; }
    public required string OriginRegionCode { get; init; }
    public required string DestinationRegionCode { get; init; }
    public required string State { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required DateOnly? DueOn { get; init; }

    /// <summary>Whether the running step is beyond its last day.</summary>
    public required bool Overdue { get; init; }

    /// <summary>When it is expected to be over, by the limits that run and those that follow, never before today; null when nothing runs.</summary>
    public required DateOnly? ExpectedOn { get; init; }

    /// <summary>Whether that day lies in a year whose days off are not published yet.</summary>
    public required bool ExpectedProvisional { get; init; }

    public static TransferRowAnswer Of(CaseRow row, DateOnly today) => new()
    {
        CaseNo = row.CaseNo,
        EmployeeNo = row.EmployeeNo,
        EmployeeName = row.EmployeeName,
        BranchCode = row.BranchCode,
        Kind = row.Kind.WireName(),
        Line = row.Line.WireName(),
        OriginRegionCode = row.OriginRegionCode,
        DestinationRegionCode = row.DestinationRegionCode,
        State = row.State.ToString(),
        OpenedAt = row.OpenedAt,
        ChangedAt = row.ChangedAt,
        DueOn = row.DueOn,
        Overdue = row.IsOverdueOn(today),
        ExpectedOn = row.ExpectedAsOf(today),
        ExpectedProvisional = row.ExpectedAsOf(today) is { } expected && WorkingCalendar.Published.IsProvisional(expected),
    };
}
