using System.Collections.Concurrent;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Localisation;
using HrActors.Domain.Transfers;

namespace HrActors.Dashboard.Preview.Fakes;

internal sealed class FakeEmployeeDesk(FakeGroup group, TimeProvider time) : IEmployeeDesk
{
    /// <summary>How long the made-up agency takes.</summary>
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(3);

    /// <summary>The answers under way, by employee; a timer nobody holds would be collected.</summary>
    private readonly ConcurrentDictionary<string, ITimer> _answers = new(StringComparer.Ordinal);

    public Task<Reply<EmployeeView>> Onboard(OnboardRequest request, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var branch = group.Branches.Find(one => one.Facts.Code == request.BranchCode);
        if (branch is null)
            return Refused<EmployeeView>(Refusal.Malformed("employee.branch-unknown", "/branchCode", "没有这个分支机构", "There is no such branch."));
        if (request.EmployeeNo is not { Length: > 0 } number || group.Employees.ContainsKey(number))
            return Refused<EmployeeView>(Refusal.Malformed("employee.number-taken", "/employeeNo", "工号已被使用", "The number is in use."));

        var employee = group.Put(SampleTransfers.New(number, request.Name ?? "", branch.Facts, group.Now) with
        {
            Query = new() { QueryId = commandId, AskedAt = group.Now, Asked = [SampleTransfers.Agency] },
            Unanswered = SampleTransfers.NothingAnswered,
        });
        AnswerLater(number);
        return Task.FromResult<Reply<EmployeeView>>(employee);
    }

    public Task<Reply<EmployeeView>> AskAgain(string employeeNo, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var employee = group.Put(group.Employees[employeeNo] with
        {
            Query = new() { QueryId = commandId, AskedAt = group.Now, Asked = [SampleTransfers.Agency] },
            Unanswered = SampleTransfers.NothingAnswered,
        });
        AnswerLater(employeeNo);
        return Task.FromResult<Reply<EmployeeView>>(employee);
    }

    public Task<Reply<Finding>> Waive(WaiveRequest request, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var employee = group.Employees[request.EmployeeNo];
        if (employee.Findings.Find(one => one.Id == request.FindingId) is not { } finding)
            return Refused<Finding>(Refusal.NotFound("finding.unknown", "没有这条异常", "There is no such finding."));

        var waived = finding with { Waiver = new() { By = by.UserName, Reason = request.Reason, At = group.Now, Until = request.Until } };
        group.Put(employee with { Findings = employee.Findings.Replace(finding, waived) });
        return Task.FromResult<Reply<Finding>>(waived);
    }

    public Task<Reply<OpenedCase>> OpenCase(OpenCaseRequest request, Principal by, string commandId, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<OpenedCase>>(new OpenedCase
        {
            Case = new()
            {
                CaseNo = "T-2026-000001",
                Line = request.Line,
                OriginRegionCode = request.OriginRegionCode,
                State = TransferState.Draft,
            },
            WasOpen = false,
        });

    public Task<Reply<EmployeeView>> TakeAttendanceDate(
        string employeeNo, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var employee = group.Employees[employeeNo];
        return Task.FromResult<Reply<EmployeeView>>(group.Put(employee with
        {
            HireDate = employee.FirstPunchOn ?? employee.HireDate,
            Findings = employee.Findings.RemoveAll(finding => finding.Code == FindingCodes.DateMismatch),
        }));
    }

    public Task<Reply<EmployeeView>> RecordEnrolment(
        RecordEnrolmentRequest request, Principal by, string commandId, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<EmployeeView>>(group.Employees[request.EmployeeNo]);

    private void AnswerLater(string number)
    {
        var timer = time.CreateTimer(_ => Answer(number), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _answers.AddOrUpdate(number, timer, (_, earlier) =>
        {
            earlier.Dispose();
            return timer;
        });
        timer.Change(Slowness, Timeout.InfiniteTimeSpan);
    }

    private void Answer(string number)
    {
        if (_answers.TryRemove(number, out var timer)) timer.Dispose();
        var employee = group.Employees[number];
        group.Put(employee with
        {
            Query = employee.Query with { Answered = [SampleTransfers.Agency], AnsweredAt = group.Now },
            Unanswered = [],
            Enrolments = [SampleTransfers.Wuhan(group.Now)],
            Findings = [SampleTransfers.ActiveElsewhere(number, group.Now)],
            Cases = [new() { CaseNo = "T-2026-000001", Line = InsuranceLine.Pension, OriginRegionCode = "420100", State = TransferState.Draft }],
        });
    }

    private static Task<Reply<T>> Refused<T>(Refusal refusal) where T : class => Task.FromResult<Reply<T>>(refusal);
}

internal sealed class FakeTransferDesk(FakeGroup group) : ITransferDesk
{
    private bool _stopped;

    public Task<Reply<TransferCaseView>> FillForm(
        string caseNo, ImmutableDictionary<string, string> values, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var view = group.Cases[caseNo];
        return Put(view with { Form = view.Form.SetItems(values), Gaps = view.Gaps.RemoveAll(gap => values.ContainsKey(gap.Key)) });
    }

    public Task<Reply<TransferCaseView>> Sign(string caseNo, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var view = group.Cases[caseNo];
        return Put(view with { Progress = view.Progress with { State = TransferState.Signed }, Documents = [SampleTransfers.Signed(group.Now)] });
    }

    /// <summary>The first time the old place is still active.</summary>
    public Task<Reply<TransferCaseView>> Submit(string caseNo, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (!_stopped)
        {
            _stopped = true;
            return Task.FromResult<Reply<TransferCaseView>>(Refusal.Rule("transfer.origin-active",
                "原参保地武汉仍为在缴状态，请先由原单位办理停保后再提交", "Wuhan still shows active contributions: the old employer has to stop them first."));
        }

        var view = group.Cases[caseNo];
        return Put(view with
        {
            Progress = view.Progress.Record(SampleTransfers.Event(TransferNode.Submitted, group.Now)),
            Submission = SubmissionState.Received,
            ReceiptNo = "SB-2026-0042",
            Legs = [new() { Name = "new-place-review", StartedOn = DateOnly.FromDateTime(group.Now.Date), DueOn = DateOnly.FromDateTime(group.Now.Date).AddDays(21) }],
        });
    }

    public Task<Reply<TransferCaseView>> Withdraw(
        string caseNo, string reason, Principal by, string commandId, CancellationToken cancellationToken) =>
        Record(caseNo, SampleTransfers.Event(TransferNode.Withdrawn, group.Now) with { Text = reason, Source = "manual", By = by.UserName });

    public Task<Reply<TransferCaseView>> EnterProgress(
        string caseNo, ProgressRequest request, Principal by, string commandId, CancellationToken cancellationToken) =>
        Record(caseNo, SampleTransfers.Event(request.Node, request.OccurredAt) with { Evidence = request.Evidence, Source = "manual", By = by.UserName });

    public Task<Reply<TransferCaseView>> AddEvidence(
        string caseNo, string name, byte[] bytes, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var view = group.Cases[caseNo];
        return Put(view with
        {
            Evidence = view.Evidence.Add(new()
            {
                Id = $"evidence-{view.Evidence.Count + 1}", Name = name, ContentType = "application/pdf", Sha256 = "00", Size = bytes.Length,
                At = group.Now, By = by.UserName,
            }),
        });
    }

    public Task<Reply<TransferCaseView>> Tick(
        string caseNo, string item, bool done, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var view = group.Cases[caseNo];
        return Put(view with { Checklist = view.Checklist.ConvertAll(known => known.Id == item ? known with { Done = done } : known) });
    }

    public Task<Reply<ExportFile>> ExportCases(CaseQuery query, Language language, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<ExportFile>>(new ExportFile { Name = "transfers.xlsx", Content = [.. "PK"u8] });

    public Task<Reply<TransferCaseView>> DeclareLumpSum(
        string caseNo, LumpSum lumpSum, Principal by, string commandId, CancellationToken cancellationToken) =>
        Put(group.Cases[caseNo] with { LumpSum = lumpSum });

    private Task<Reply<TransferCaseView>> Record(string caseNo, TransferEvent e) =>
        Put(group.Cases[caseNo] with { Progress = group.Cases[caseNo].Progress.Record(e) });

    private Task<Reply<TransferCaseView>> Put(TransferCaseView view) => Task.FromResult<Reply<TransferCaseView>>(group.Put(view));
}
