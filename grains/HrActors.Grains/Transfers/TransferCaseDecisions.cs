using System.Globalization;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using HrActors.Grains.Employees;
using HrActors.Grains.Outbox;
using HrActors.Grains.Privacy;

namespace HrActors.Grains.Transfers;

/// <summary>What follows from a command or report to a case: the next state, or the refusal. Pure: the grain stores and sends.</summary>
internal static class TransferCaseDecisions
{
    /// <summary>Without the person: places, months, money and dates stay, under a number that leads to nobody.</summary>
    public static TransferCaseState Forget(TransferCaseState state, IFieldProtector protector, DateTimeOffset at) => (state with
    {
        Applicant = state.Applicant! with
        {
            Name = Anonymising.Nobody, IdNumber = protector.Protect(""), IdNumberHash = "", IdNumberMasked = "", Phone = null,
            HukouRegionCode = null, Enrolments = [],
        },
        Origin = null,
        FilledFields = null,
        Documents = [],
        Evidence = [],
        Approval = null,
        Progress = state.Progress with { Events = state.Progress.Events.ConvertAll(e => e with { Text = null, Evidence = null }) },
        Outbox = state.Outbox.Emptied(),
        Forgotten = true,
    }).Changed(state.State, at);

    /// <summary>The source of what a person enters.</summary>
    public const string Manual = "manual";

    public static readonly Refusal Unknown = Refusal.NotFound("transfer.unknown", "没有这个转移案件。", "There is no such transfer case.");

    public static TransferCaseState Open(OpenCase command, DateTimeOffset at)
    {
        var destination = command.Applicant.Branch.RegionCode;
        var state = new TransferCaseState
        {
            CaseNo = command.CaseNo,
            Kind = command.Kind == TransferKind.None ? TransferKinds.Needed(command.Line, command.OriginRegionCode, destination) : command.Kind,
            Line = command.Line,
            OriginRegionCode = command.OriginRegionCode,
            DestinationRegionCode = destination,
            Applicant = command.Applicant with { Enrolments = [] },
            Origin = command.Applicant.Enrolments.Find(command.Line, command.OriginRegionCode),
            OpenedAt = at,
            Approval = command.Approval,
        };
        state = state.Routed();
        var info = new CommandInfo { Id = "open", By = command.By };
        return state.Changed(TransferState.None, at).Audited(info, "transfer.opened", at);
    }

    /// <summary>
    /// The case as one that <paramref name="employeeNo"/>, another number of the same person, is told of too; null when it is told already.
    /// </summary>
    public static TransferCaseState? Tell(TransferCaseState state, string employeeNo, DateTimeOffset at) =>
        state.Forgotten || state.EmployeeNos().Contains(employeeNo)
            ? null
            : (state with { OtherNumbers = state.OtherNumbers.Add(employeeNo) }).Changed(state.State, at);

    /// <summary>What this transfer brings depends on its kind and on how long was paid; it is settled anew with what the old place says.</summary>
    public static TransferCaseState Routed(this TransferCaseState state) => state with
    {
        Progress = state.Progress with
        {
            WithoutTable = !state.Route.NeedsTable,
            WithoutFunds = !state.Route.BringsFunds(state.Origin?.Months ?? int.MaxValue),
            ExcludedMonths = state.KnownLumpSum?.Excluded(TransferRoutes.Published.Limits) ?? 0,
        },
    };

    public static Reply<TransferCaseState> DeclareLumpSum(TransferCaseState state, DeclareLumpSum command, DateTimeOffset at)
    {
        if (!state.State.IsOpen() && !OnlyTold(state, command.LumpSum))
            return Refusal.Conflict(
                "transfer.not-open", "案件已结束，只能补记原参保地的告知日期。", "The case has ended; only the day on which the old place told the person may be added.");
        if (state.Origin is { Months: > 0 and var paid } && command.LumpSum.Months > paid)
            return Refusal.Malformed(
                "transfer.lump-sum-months", "/months", $"不能超过原参保地的缴费月数 {paid}", $"There are no more than {paid} months at the old place");

        var next = state with { LumpSum = command.LumpSum };
        if (state.State.IsOpen()) next = next.Routed();
        var declared = string.Create(CultureInfo.InvariantCulture, $"{command.LumpSum.Months} months, excluded {next.Progress.ExcludedMonths}");
        return next.Changed(state.State, at).Audited(command.Command, "transfer.lump-sum-declared", at, declared);
    }

    /// <summary>Whether nothing but the old place's word to the person is added to what a partial transfer left behind.</summary>
    private static bool OnlyTold(TransferCaseState state, LumpSum told) =>
        state is { State: TransferState.PartiallyTransferred, KnownLumpSum: { } known }
        && told is { ToldOn: not null } && told.Months == known.Months && told.Documented == known.Documented;

    public static Reply<TransferCaseState> Fill(TransferCaseState state, FillForm command, IFieldProtector protector, DateTimeOffset at)
    {
        if (state.State is not (TransferState.Draft or TransferState.Signed) || state.Submission == SubmissionState.Queued)
        {
            return state.State == TransferState.Withdrawn
                ? Refusal.Conflict("transfer.not-draft", "申请已撤回，不能再修改表单。", "The application was withdrawn; its form can no longer be changed.")
                : Refusal.Conflict("transfer.not-draft", "申请已提交，不能再修改表单。", "The application is on its way; its form can no longer be changed.");
        }

        var given = CaseForm.Read(protector.Reveal(command.Values));
        var wrong = given.Keys
            .Where(key => state.Definition().Find(key) is null || CaseForm.IsFixed(key))
            .Select(key => Error(key, "document.field-unknown", "该栏不能手工填写。", "This field cannot be filled by hand."))
            .Concat(state.Definition().Validate(given).Where(problem => given.ContainsKey(problem.Key) && problem.Code != Domain.Forms.FormProblem.UnknownField)
                .Select(problem => Error(problem.Key, "document.field-invalid", problem.Chinese, problem.English)))
            .ToImmutableList();
        if (!wrong.IsEmpty)
            return Refusal.Rule("document.field-invalid", "表单有不正确的栏目。", "Some fields of the form are wrong.") with { Errors = wrong };

        var filled = CaseForm.Filled(state, protector).SetItems(given);
        var next = state with { FilledFields = protector.Protect(CaseForm.Write(filled)), Progress = state.Progress with { State = TransferState.Draft } };
        return next.Changed(state.State, at).Audited(command.Command, "transfer.form-filled", at, string.Join(' ', given.Keys));
    }

    /// <summary>Why the case cannot be signed; null when it can.</summary>
    public static Refusal? RefuseSigning(TransferCaseState state, ImmutableList<FormGap> gaps)
    {
        if (state.State is not (TransferState.Draft or TransferState.Signed) || state.Submission == SubmissionState.Queued)
        {
            return state.State == TransferState.Withdrawn
                ? Refusal.Conflict("transfer.not-draft", "申请已撤回，不能再签署。", "The application was withdrawn; it can no longer be signed.")
                : Refusal.Conflict("transfer.not-draft", "申请已提交，不能再签署。", "The application is on its way; it can no longer be signed.");
        }

        if (gaps.IsEmpty) return null;

        return Refusal.Rule("document.incomplete", "申请表尚有未填写或不正确的栏目，不能签署。", "The form is incomplete; it cannot be signed.") with
        {
            Errors = [.. gaps.Select(gap => Error(gap.Key, gap.Code, gap.Chinese, gap.English))],
        };
    }

    /// <summary>Why the case cannot be submitted, the origin's state apart; null when it can.</summary>
    public static Refusal? RefuseSubmission(TransferCaseState state) => state switch
    {
        { State: TransferState.Draft, Outdated.IsEmpty: false } => CaseHolds.Outdated(state),
        { State: TransferState.Draft } => Refusal.Rule("transfer.unsigned", "申请表尚未签署，不能提交。", "The application is not signed; it cannot be submitted."),
        { State: TransferState.Withdrawn } => Refusal.Conflict(
            "transfer.already-submitted", "申请已撤回，不能再提交。", "The application was withdrawn; it can no longer be submitted."),
        { State: not TransferState.Signed } or { Submission: SubmissionState.Queued } =>
            Refusal.Conflict("transfer.already-submitted", "申请已提交。", "The application has been submitted already."),
        _ => null,
    };

    /// <summary>An origin that still contributes, owes, or already pays a pension blocks the submission; null when nothing does.</summary>
    public static Refusal? RefuseOrigin(TransferCaseState state) => TransferAssessment.Obstacle(state.Line, state.OriginRegionCode, state.Origin);

    public static TransferCaseState Submit(
        TransferCaseState state, AgencyWay way, ProtectedText application, CommandInfo command, DateTimeOffset at)
    {
        var next = state.Routed() with
        {
            Submission = SubmissionState.Queued, Attempt = state.Attempt + 1, ReceiptNo = null, AgencyId = way.Id, Way = way.Kind, Progress = state.Routed().Progress.WithoutWaiting(),
        };
        var applicant = state.Applicant!;
        var order = new Contracts.Agencies.SubmissionOrder
        {
            CaseNo = state.CaseNo,
            Attempt = next.Attempt,
            DocumentId = state.Form!.Id,
            Application = application,
            Way = way.Kind,
            Place = new()
            {
                BranchCode = applicant.Branch.Code,
                LegalEntity = applicant.Branch.LegalEntity,
                RegionCode = state.DestinationRegionCode,
                Line = state.Line,
                IdNumberHash = applicant.IdNumberHash,
            },
        };
        next = next with { Outbox = next.Outbox.Add(new OutboxMessage.Submit { AgencyId = way.Id, Order = order }) };
        return next.Changed(state.State, at).Audited(command, "transfer.submitted", at, string.Create(CultureInfo.InvariantCulture, $"attempt {next.Attempt}"));
    }

    public static TransferCaseState TakeReceipt(TransferCaseState state, SubmissionReceipt receipt, DateTimeOffset at)
    {
        if (receipt.ReceiptNo is null)
        {
            // What was withdrawn meanwhile stays so: the agency has nothing to take back.
            var isWithdrawn = state.State == TransferState.Withdrawn;
            var refused = Event($"rejected-{receipt.Attempt}", TransferNode.Returned, receipt.At, receipt.AgencyId, at) with
            {
                Text = receipt.Rejection, Unexpected = isWithdrawn,
            };
            var back = state with
            {
                Submission = SubmissionState.Rejected,
                Progress = state.Progress with
                {
                    State = isWithdrawn ? TransferState.Withdrawn : TransferState.Draft,
                    Events = state.Progress.Events.Add(refused),
                },
            };
            return back.Changed(state.State, at);
        }

        var submitted = Event(SubmissionId(state, receipt), TransferNode.Submitted, receipt.At, receipt.AgencyId, at) with { Evidence = receipt.ReceiptNo };
        var next = state with { Submission = SubmissionState.Received, ReceiptNo = receipt.ReceiptNo, Progress = state.Progress.Record(submitted) };
        // Withdrawn while the application was on its way: it is taken back at the agency too.
        if (state.State == TransferState.Withdrawn) next = next.WithdrawnAtAgency();
        return next.Changed(state.State, at);
    }

    /// <summary>
    /// By the receipt number, so that a receipt told twice is taken once. An agency may give the same number to what it had returned: handed
    /// in again it is another submission.
    /// </summary>
    private static string SubmissionId(TransferCaseState state, SubmissionReceipt receipt)
    {
        var id = $"{receipt.ReceiptNo}:submitted";
        var first = state.Progress.Events.FindIndex(e => e.EventId == id);
        return first >= 0 && state.Progress.Events.FindIndex(first, e => e is { Node: TransferNode.Returned, Unexpected: false, Stale: false }) >= 0
            ? string.Create(CultureInfo.InvariantCulture, $"{id}:{receipt.Attempt}")
            : id;
    }

    public static Reply<TransferCaseState> Tick(TransferCaseState state, string item, bool done, CommandInfo command, DateTimeOffset at)
    {
        if (!state.State.IsOpen()) return Refusal.Conflict("transfer.not-open", "案件已结束。", "The case has ended.");
        if (!Checklists.Of(state.Kind, []).Exists(known => known.Id == item))
            return Refusal.NotFound("checklist.unknown", "清单中没有这一项。", "The checklist has no such item.");

        var ticked = state with { Ticked = done ? state.Ticked.Add(item) : state.Ticked.Remove(item) };
        return ticked.Changed(state.State, at).Audited(command, done ? "transfer.item-done" : "transfer.item-undone", at, item);
    }

    /// <summary>A person who enters a table that contradicts itself is told at once; an agency's is kept with its fault.</summary>
    public static Refusal? RefuseMoney(TransferReport report) =>
        report.Node == TransferNode.InformationTable && report.Money is { } money && MoneyStatement.Fault(money) is { } fault
            ? Refusal.Rule(
                fault,
                "信息表合计（6）应等于个人账户（4）与统筹基金（5）之和，且金额不能为负数。",
                "The total (6) of the information table has to be the sum of account (4) and pooled part (5), and no amount below zero.")
            : null;

    /// <summary>A day that does not fit the other steps is told at once to the person who enters it; an agency's is kept as reported.</summary>
    public static Refusal? RefuseDay(TransferCaseState state, TransferReport report) =>
        state.Progress.Contradiction(report.Node, ChinaTime.DateOf(report.At)) switch
        {
            null => null,
            { IsAhead: true } ahead => OutOfOrder(
                $"不能早于之前的节点“{ahead.Node.ChineseName()}”（{ahead.On:yyyy-MM-dd}）",
                $"It cannot have happened before the step ahead of it: {ahead.Node.EnglishName()} ({ahead.On:yyyy-MM-dd})"),
            { } behind => OutOfOrder(
                $"不能晚于之后的节点“{behind.Node.ChineseName()}”（{behind.On:yyyy-MM-dd}）",
                $"It cannot have happened after the step behind it: {behind.Node.EnglishName()} ({behind.On:yyyy-MM-dd})"),
        };

    private static Refusal OutOfOrder(string chinese, string english) =>
        Refusal.Malformed("transfer.out-of-order", "/occurredAt", chinese, english);

    /// <summary>Whether this report submits a case that nobody submitted before: the old place was not asked yet.</summary>
    public static bool SubmitsUnordered(TransferCaseState state, TransferReport report) =>
        report.Node == TransferNode.Submitted && state is { State: TransferState.Signed, Submission: not SubmissionState.Queued };

    public static TransferCaseState Report(TransferCaseState state, IEnumerable<TransferReport> reports, DateTimeOffset at)
    {
        var progress = state.Progress;
        foreach (var report in reports)
        {
            progress = progress.Record(Event(report.EventId, report.Node, report.At, report.Source, at) with
            {
                Text = report.Text,
                Money = report.Money,
                Evidence = report.Evidence ?? report.ReceiptNo,
                By = report.By,
                Stale = IsOfEarlierSubmission(state, progress, report),
            });
        }

        var next = state with { Progress = progress };
        var taken = progress.Events.Skip(state.Progress.Events.Count).Where(e => !e.Unexpected).ToList();
        if (taken.Find(e => e.Node == TransferNode.Submitted) is { } submitted) next = next.HandedIn(submitted);
        // An agency that reports it knows it.
        if (taken.Exists(e => e is { Node: TransferNode.Withdrawn, Source: Manual }) && state.State != TransferState.Withdrawn && next.ReceiptNo is not null)
            next = next.WithdrawnAtAgency();
        // Back in the draft the case can be submitted again.
        if (progress.State == TransferState.Draft && state.State != TransferState.Draft) next = next with { Submission = SubmissionState.None };
        return next.Changed(state.State, at);
    }

    /// <summary>
    /// While the receipt is awaited, a report may come before it: only receipts known from before are earlier ones, and that of a submission
    /// which was returned is one from then on.
    /// </summary>
    private static bool IsOfEarlierSubmission(TransferCaseState state, TransferProgress progress, TransferReport report) =>
        report.ReceiptNo is { } receipt && (receipt == state.ReceiptNo
            ? progress.State is TransferState.Draft or TransferState.Signed && state.Submission != SubmissionState.Queued
            : state.ReceiptNo is not null || state.Progress.Events.Exists(e => e.Node == TransferNode.Submitted && e.Evidence == receipt));

    public static Reply<TransferCaseState> Withdraw(TransferCaseState state, CommandInfo command, DateTimeOffset at)
    {
        var withdrawn = Event(command.Id, TransferNode.Withdrawn, at, Manual, at) with { By = command.By, Text = command.Reason };
        var progress = state.Progress.Record(withdrawn);
        if (state.State == TransferState.Withdrawn || progress.State != TransferState.Withdrawn)
            return Refusal.Conflict("transfer.too-late-to-withdraw", "案件已进入办理后期或已结束，不能撤回。", "The case is too far on, or over: it cannot be withdrawn.");

        var next = state with { Progress = progress };
        if (state.ReceiptNo is not null) next = next.WithdrawnAtAgency();
        return next.Changed(state.State, at).Audited(command, "transfer.withdrawn", at);
    }

    public static TransferEvent Event(string id, TransferNode node, DateTimeOffset at, string source, DateTimeOffset recordedAt) =>
        new() { EventId = id, Node = node, At = at, RecordedAt = recordedAt, Source = source };

    private static TransferCaseState WithdrawnAtAgency(this TransferCaseState state) => state with
    {
        Outbox = state.Outbox.Add(new OutboxMessage.WithdrawAtAgency { AgencyId = state.AgencyId!, CaseNo = state.CaseNo, ReceiptNo = state.ReceiptNo! }),
    };

    private static FieldError Error(string key, string code, string chinese, string english) =>
        new() { Field = "/" + key, Code = code, Chinese = chinese, English = english };
}
