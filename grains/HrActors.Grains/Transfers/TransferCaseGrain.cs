using System.Globalization;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Grains.Access;
using HrActors.Grains.Agencies;
using HrActors.Grains.Employees;
using HrActors.Grains.Outbox;
using HrActors.Grains.Privacy;
using HrActors.Grains.Rows;
using HrActors.Grains.Streams;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace HrActors.Grains.Transfers;

[GrainType("transfer-case")]
[ImplicitStreamSubscription(StreamNames.TransferProgress)]
internal sealed partial class TransferCaseGrain(
    [PersistentState("case", "hr")] IPersistentState<TransferCaseState> store,
    OutboxSender sender,
    IDueWork dueWork,
    IFieldProtector protector,
    LogAccess log,
    CaseDocuments documents,
    CaseSigning signing,
    IAgencyGateways agencies,
    Callers callers,
    TimeProvider time,
    ILogger<TransferCaseGrain> logger)
    : OwnerGrain<TransferCaseState>(store, sender, dueWork, time, logger), ITransferCaseGrain, IBranchOwned, IStreamSubscriptionObserver
{
    /// <summary>How long a submission waits for the old place to answer whether it still contributes.</summary>
    private static readonly TimeSpan OriginWait = TimeSpan.FromSeconds(8);

    private readonly Signal _opened = new();
    private readonly Signal _settled = new();

    private StreamInbox<TransferReport> Inbox => log.Inbox<TransferReport>(StreamNames.TransferProgress, this.GetPrimaryKeyString(), OnReports);

    public string? OwningBranch => State.Applicant?.Branch.Code;

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        await handleFactory.Create<TransferReport>().ResumeAsync(Inbox);

    public async Task<TransferCaseView> Open(OpenCase command)
    {
        if (State.Exists)
        {
            if (TransferCaseDecisions.Tell(State, command.Applicant.EmployeeNo, Now) is { } told) await Commit(told);
            return View();
        }

        await DueWork.ScheduleWith(DueWorkOwner, PrintKind, Now, () => Commit(TransferCaseDecisions.Open(command, Now)));
        _opened.Give();
        return View();
    }

    public async Task Forget()
    {
        if (!State.Exists || State.Forgotten) return;
        // The person's reservation may still have to be released: what is emptied now would never be sent.
        if (!await HasSent()) throw new StillDeliveringException();

        await Commit(TransferCaseDecisions.Forget(State, protector, Now));
    }

    public Task<TransferCaseView?> Get() => Task.FromResult(State.Exists ? View() : null);

    public async Task<TransferCaseView?> GetWhenOpened(TimeSpan atMost)
    {
        if (!State.Exists) await _opened.Wait(atMost, Time);
        return await Get();
    }

    public async Task<TransferCaseView?> GetWhenSubmitted(TimeSpan atMost)
    {
        if (State.AwaitsReceipt) await _settled.Wait(atMost, Time);
        return await Get();
    }

    public async Task<Reply<TransferCaseView>> FillForm(FillForm command)
    {
        if (!State.Commands.Contains(command.Command.Id)) await Renew();
        var reply = await Decide(command.Command, () => TransferCaseDecisions.Fill(State, command, protector, Now));
        if (!reply.IsRefused) await DueWork.Schedule(DueWorkOwner, PrintKind, Now, null, CancellationToken.None);
        return reply;
    }

    public async Task<Reply<TransferCaseView>> Sign(CommandInfo command)
    {
        // Their certificate may stand under it.
        callers.Current.MustBe(command.By);
        if (!State.Exists) return TransferCaseDecisions.Unknown;
        if (State.Commands.Contains(command.Id)) return View();

        await Renew();
        if (CaseHolds.NotDue(State, State.Question(protector, Today)) is { } none) return none;
        if (CaseHolds.Unanswered(State) is not null && await LearnOrigin() is { } unanswered) return unanswered;

        var values = State.Values(protector, Today);
        if (TransferCaseDecisions.RefuseSigning(State, State.Gaps(values)) is { } refusal) return refusal;

        var before = State.State;
        var printed = await documents.Print(State, values, Now);
        if (before == TransferState.Signed && printed == State) return View();

        var signed = await signing.Sign(printed, command, Now);
        if (signed.IsRefused) return signed.Refusal;

        var next = signed.Value with { Progress = signed.Value.Progress with { State = TransferState.Signed }, Outdated = [] };
        await Commit(next.Changed(before, Now).Audited(command, "transfer.signed", Now, next.Form!.Sha256));
        return View();
    }

    public async Task<Reply<TransferCaseView>> Submit(CommandInfo command)
    {
        if (!State.Exists) return TransferCaseDecisions.Unknown;
        if (State.Commands.Contains(command.Id)) return View();
        var known = await CheckSubmission();
        if (known.IsRefused) return known.Refusal;

        using var system = callers.AsSystem();
        var way = await GrainFactory.GetGrain<IAgencyWaysGrain>(GrainKeys.Ways).Find(State.DestinationRegionCode, State.Line);
        var application = protector.Protect(known.Value.Application(protector, Today));
        await Commit(TransferCaseDecisions.Submit(known.Value, way, application, command, Now));
        return View();
    }

    public Task<Reply<TransferCaseView>> Withdraw(CommandInfo command) => Decide(command, () => TransferCaseDecisions.Withdraw(State, command, Now));

    public Task<Reply<TransferCaseView>> EnterProgress(EnterProgress command) => Decide(command.Command, async () =>
    {
        var report = new TransferReport
        {
            Source = TransferCaseDecisions.Manual,
            EventId = command.Command.Id,
            Node = command.Node,
            At = command.OccurredAt,
            Evidence = command.Evidence,
            By = command.Command.By,
            Money = command.Money,
        };
        if ((TransferCaseDecisions.RefuseMoney(report) ?? TransferCaseDecisions.RefuseDay(State, report)) is { } refusal) return refusal;

        var known = TransferCaseDecisions.SubmitsUnordered(State, report) ? await CheckSubmission() : State;
        if (known.IsRefused) return known.Refusal;

        return TransferCaseDecisions.Report(known.Value, [report], Now).Audited(command.Command, "transfer.progress-entered", Now, command.Node.WireName());
    });

    public Task<Reply<TransferCaseView>> DeclareLumpSum(DeclareLumpSum command) =>
        Decide(command.Command, () => TransferCaseDecisions.DeclareLumpSum(State, command, Now));

    public async Task<Reply<TransferCaseView>> AddEvidence(AddEvidence command)
    {
        if (!State.Exists) return TransferCaseDecisions.Unknown;
        if (State.Commands.Contains(command.Command.Id)) return View();
        if (State.Forgotten) return EmployeeDecisions.Anonymous;

        var kept = await documents.Keep(State, command, Now);
        if (kept.IsRefused) return kept.Refusal;

        await Commit(kept.Value.Changed(State.State, Now).Audited(command.Command, "transfer.evidence-added", Now, kept.Value.Evidence[^1].Sha256));
        return View();
    }

    public Task<Reply<TransferCaseView>> Tick(CommandInfo command, string item, bool done) =>
        Decide(command, () => TransferCaseDecisions.Tick(State, item, done, command, Now));

    public Task<DocumentContent?> GetDocument(string documentId) => documents.Load(State, documentId);

    public Task<DocumentContent?> GetSignature(string documentId) => documents.LoadSignature(State, documentId);

    public Task<bool> Awaits(string receiptNo) => Task.FromResult(State.Awaits(receiptNo));

    public async Task TakeReceipt(SubmissionReceipt receipt)
    {
        if (receipt.Attempt != State.Attempt || State.Submission != SubmissionState.Queued)
        {
            if (CaseHandIn.TakeReceipt(State, receipt, Now) is { } handedIn) await Commit(handedIn);
            return;
        }

        await Commit(TransferCaseDecisions.TakeReceipt(State, receipt, Now));
        _settled.Give();
    }

    private async Task OnReports(IList<SequentialItem<TransferReport>> delivered)
    {
        var (reports, cursor) = await Inbox.Accept(State.ProgressCursor, delivered);
        if (reports.Count > 0 && State is { Exists: true, Forgotten: false })
            await Commit(TransferCaseDecisions.Report(State with { ProgressCursor = cursor }, reports, Now));
    }

    /// <summary>The case with the old place as it is now, or why it cannot be submitted.</summary>
    private async Task<Reply<TransferCaseState>> CheckOrigin()
    {
        // The old place is the case's own question.
        using var system = callers.AsSystem();
        var (known, answer, told) = await AskOrigin();
        if (answer == OriginAnswer.NoRecord) return NoRecord;

        var finished = await GrainFactory.GetGrain<IEmployeeGrain>(GrainKeys.Employee(State.Applicant!.EmployeeNo))
            .RefuseFinished(State.Kind, State.Line, State.OriginRegionCode, told);
        var learned = CaseRenewal.Learn(State, known.Origin, protector, Now);
        // What the old place says now stands on the form too: then another form has to be signed.
        if ((TransferCaseDecisions.RefuseOrigin(known) ?? TransferCaseDecisions.RefuseSubmission(learned) ?? finished) is { } refusal)
        {
            await Take(learned);
            return refusal;
        }

        // Silence is no obstacle when the old place was last seen stopped; when it was never seen, nothing may be claimed.
        return answer == OriginAnswer.Record || known.Origin is not null
            ? known.Routed()
            : Refusal.Unavailable("agency.unavailable", "暂时无法查询原参保地状态，请稍后重试。", "The old place's state cannot be learned now; try again later.");
    }

    /// <summary>Takes over what the old place says under the present number; why the form cannot be signed when it says nothing.</summary>
    private async Task<Refusal?> LearnOrigin()
    {
        using var system = callers.AsSystem();
        var (known, answer, _) = await AskOrigin();
        if (answer == OriginAnswer.NoRecord) return NoRecord;

        await Take(CaseRenewal.Learn(State, known.Origin, protector, Now));
        return CaseHolds.Unanswered(State);
    }

    private Refusal NoRecord => TransferAssessment.NoRecord(State.Line, State.OriginRegionCode);

    /// <summary>The case with the old place as it is now, what it answered in time, and all it has there.</summary>
    private async Task<(TransferCaseState State, OriginAnswer Answer, ImmutableList<EnrolmentRecord> Told)> AskOrigin()
    {
        var applicant = State.Applicant!;
        var question = new EnrolmentQuestion
        {
            // One question under one number, however often it is asked of an agency that is silent.
            QueryId = applicant.NumberVersion == 0 ? $"{State.CaseNo}-q" : string.Create(CultureInfo.InvariantCulture, $"{State.CaseNo}-q-{applicant.NumberVersion}"),
            EmployeeNo = applicant.EmployeeNo,
            IdNumber = applicant.IdNumber,
            Name = protector.Protect(applicant.Name),
            NumberVersion = applicant.NumberVersion,
            AskedAt = Now,
            Parts = [new() { Region = State.OriginRegionCode, Line = State.Line }],
        };
        var (asked, without, isSilent) = (question.Parts[0], new List<string>(), false);
        foreach (var agencyId in agencies.ForQueries.Where(agencyId => agencies.PartsOf(agencyId).Exists(part => part.Includes(asked))))
        {
            var answer = await GrainFactory.GetGrain<IAgencyGrain>(GrainKeys.Agency(agencyId)).AskAndWait(question, OriginWait);
            if (answer?.Records.Find(State.Line, State.OriginRegionCode) is { } origin)
                return ((State with { Origin = origin }).Routed(), OriginAnswer.Record, answer.Records);

            if (answer is not null && answer.Answered.Any(part => part.Includes(asked))) without.Add(agencyId);
            else isSilent = true;
        }

        // Of several that know the place, the one that had the record says whether it still does; else a silent one may have it.
        var isGone = State.Origin is { } last && without.Contains(last.Source);
        return (State, isGone || (without.Count > 0 && !isSilent) ? OriginAnswer.NoRecord : OriginAnswer.None, []);
    }

    /// <summary>What the old place says of the person when it is asked before a signature or a submission.</summary>
    private enum OriginAnswer
    {
        /// <summary>Nothing in time, or nobody can be asked.</summary>
        None = 0,
        Record = 1,
        /// <summary>That it has none.</summary>
        NoRecord = 2,
    }

    private Task<Reply<TransferCaseView>> Decide(CommandInfo command, Func<Reply<TransferCaseState>> decide) =>
        Decide(command, () => Task.FromResult(decide()));

    private async Task<Reply<TransferCaseView>> Decide(CommandInfo command, Func<Task<Reply<TransferCaseState>>> decide)
    {
        if (!State.Exists) return TransferCaseDecisions.Unknown;
        if (State.Commands.Contains(command.Id)) return View();
        if (State.Forgotten) return EmployeeDecisions.Anonymous;

        var reply = await decide();
        if (reply.IsRefused) return reply.Refusal;

        await Commit(reply.Value);
        return View();
    }

    private TransferCaseView View()
    {
        var values = State.Values(protector, Today);
        var view = State.View(values, State.Question(protector, Today), Today);
        return State.State is TransferState.Draft or TransferState.Signed
            ? view with { Notices = view.Notices.AddRange(documents.ByHand(State, values)) }
            : view;
    }
}
