using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Privacy;
using HrActors.Contracts.Transfers;
using HrActors.Contracts.Validation;
using HrActors.Domain.Access;
using HrActors.Domain.Attendance;
using HrActors.Domain.Commands;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using HrActors.Grains.Access;
using HrActors.Grains.Agencies;
using HrActors.Grains.Attendance;
using HrActors.Grains.Feed;
using HrActors.Grains.Outbox;
using HrActors.Grains.Privacy;
using HrActors.Grains.Rows;
using HrActors.Grains.Streams;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace HrActors.Grains.Employees;

[GrainType("employee")]
[ImplicitStreamSubscription(StreamNames.Findings)]
internal sealed partial class EmployeeGrain(
    [PersistentState("employee", "hr")] IPersistentState<EmployeeState> store,
    OutboxSender sender,
    IDueWork dueWork,
    IFieldProtector protector,
    IAgencyGateways gateways,
    LogAccess log,
    PunchLog punchLog,
    CaseOpener cases,
    Disclosures disclosures,
    RetentionBook retention,
    SheetRules sheets,
    PunchNews news,
    Callers callers,
    TimeProvider time,
    ILogger<EmployeeGrain> logger)
    : OwnerGrain<EmployeeState>(store, sender, dueWork, time, logger), IEmployeeGrain, IBranchOwned, IStreamSubscriptionObserver
{
    public const string CatchUpKind = "catch-up";

    /// <summary>Asks the agencies in the month after leaving, whether the contributions have stopped.</summary>
    private const string StopCheckKind = "stop-check";

    /// <summary>Writes the state once more when everybody has been told to forget, so that the outbox holds nothing of it.</summary>
    private const string ForgetKind = "forget";

    private static readonly TimeSpan ForgetAfter = TimeSpan.FromSeconds(2);

    private readonly EmployeeAttendance _attendance = new(punchLog, sheets);
    private Signal? _answered;
    private DateTimeOffset _watchedUntil;

    public string? OwningBranch => State.Exists ? State.Branch?.Code : null;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Amend(State.WithIdentity(protector, Now).Sharing());
        _attendance.Load(State.Attendance);
        if (State.Exists) await _attendance.ReadTail(State.EmployeeNo);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        reason.ReasonCode == DeactivationReasonCode.ActivationIdle && State.Exists && _attendance.IsWorthSaving(Now) ? SavePunches() : Task.CompletedTask;

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        await handleFactory.Create<FindingsDecided>().ResumeAsync(log.Inbox<FindingsDecided>(StreamNames.Findings, this.GetPrimaryKeyString(), OnFindings));

    public async Task<Reply<EmployeeView>> Onboard(OnboardEmployee command)
    {
        callers.Current.MustSee(command.Branch.Code);
        if (State.Commands.Contains(command.Command.Id)) return View();
        if (State.Exists)
            return Refusal.Conflict("employee.number-taken", "该工号已被使用。", "This employee number is in use.");

        var joining = Join(command.IdNumberHash, command.EmployeeNo, command.Name);
        // Punches may have come before the person: they wait in the log under the number.
        var reading = _attendance.ReadTail(command.EmployeeNo);
        await Task.WhenAll(joining, reading);
        var next = EmployeeDecisions.Onboard(command, await joining, _attendance.FirstDay, protector, Now);
        await _attendance.FileUnshown(next, await reading, Now);
        await CommitWithPunches(next);
        return View();
    }

    public Task<EmployeeView?> Get() => Task.FromResult(State.Exists ? View() : null);

    public Task<EmployeeName?> GetName() => Task.FromResult(State.Exists
        ? new EmployeeName { EmployeeNo = State.EmployeeNo, Name = State.Name, BranchCode = State.Branch!.Code, BranchName = State.Branch.Name }
        : null);

    public async Task<EmployeeView?> GetWhenAnswered(TimeSpan atMost)
    {
        if (State.Exists && !State.Query.IsComplete) await (_answered ??= new()).Wait(atMost, Time);
        return await Get();
    }

    public Task<Reply<EmployeeView>> AskAgencies(AskAgencies command) => Decide(command.Command, state =>
        state.Asking(command.Agencies, protector, Now).ChangedSummary(Now).Audited(command.Command, "employee.queried", Now));

    public async Task<Reply<EmployeeView>> Correct(CorrectEmployee command)
    {
        if (!State.Exists) return EmployeeDecisions.Unknown;

        var previous = State.IdNumberHash;
        // Who has left stands under no identity number: a correction does not bring them back.
        var namesakes = State.Status == EmploymentStatus.Left || (command.IdNumberHash ?? command.Name) is null
            ? null
            : await Join(command.IdNumberHash ?? previous, State.EmployeeNo, command.Name ?? State.Name);
        return await Decide(command.Command, state =>
        {
            var reply = EmployeeDecisions.Correct(namesakes is null ? state : state.WithNamesakes(namesakes), command, protector, Now);
            return reply is { Value: { } next } && next.IdNumberHash != previous ? next.LeavingPerson(previous) : reply;
        });
    }

    public async Task<Reply<EmployeeView>> Depart(DepartEmployee command)
    {
        // Before the commit: a row too many asks once too often, a row too few would never ask.
        if (State.Exists && !command.Agencies.IsEmpty)
            await DueWork.Schedule(DueWorkOwner, StopCheckKind, command.StopCheckAt(), null, CancellationToken.None);
        return await Decide(command.Command, state =>
        {
            var reply = EmployeeDecisions.Depart(state, command, _attendance.LastDay, Now);
            return reply is { Value: { } next } ? next.LeavingPerson(next.IdNumberHash) : reply;
        });
    }

    public Task<Reply<EmployeeView>> Move(PlaceEmployee command)
    {
        callers.Current.MustSee(command.Branch.Code);
        return Decide(command.Command, state => EmployeeDecisions.Move(state, command, Now));
    }

    public async Task<Reply<EmployeeView>> Rehire(PlaceEmployee command)
    {
        callers.Current.MustSee(command.Branch.Code);
        if (!State.Exists) return EmployeeDecisions.Unknown;

        if (State.Commands.Contains(command.Command.Id)) return View();
        if (State.AnonymisedAt is not null) return EmployeeDecisions.Anonymous;
        if (EmployeeDecisions.RefuseRehire(State, command) is { } refusal) return refusal;

        var namesakes = await Join(State.IdNumberHash, State.EmployeeNo, State.Name);
        return await Decide(command.Command, state => EmployeeDecisions.Rehire(state, command, namesakes, protector, Now));
    }

    public Task<Reply<EmployeeView>> SetWage(SetWage command) => Decide(command.Command, state => EmployeeDecisions.SetWage(state, command, Now));

    public Task<Reply<EmployeeView>> RecordEnrolment(RecordEnrolment command) =>
        Decide(command.Command, state => EmployeeDecisions.RecordEnrolment(state, command, Now));

    public async Task<Reply<DisclosedValue>> Disclose(DiscloseValue command) =>
        State.Exists ? await disclosures.Disclose(State, command) : EmployeeDecisions.Unknown;

    public async Task<Reply<PersonalDataCopy>> CopyPersonalData(CommandInfo command) =>
        State.Exists ? await disclosures.Copy(State, command) : EmployeeDecisions.Unknown;

    public Task<RetentionState?> GetRetention() => Task.FromResult(State.Exists ? retention.StateOf(State, Today) : null);

    public async Task<Reply<DeletionRecord>> Anonymise(CommandInfo command)
    {
        if (!State.Exists) return EmployeeDecisions.Unknown;
        if (State.Commands.Contains(command.Id) && State.Deletion is { } done) return done;
        if (State.AnonymisedAt is not null) return EmployeeDecisions.Anonymous;
        var terms = retention.Terms(State.LastDay ?? Today, Today);
        if (Anonymising.Refuse(State, terms, isSending: !await HasSent()) is { } refusal) return refusal;

        var record = Anonymising.Record(State, terms, command, Now);
        // Before the commit: what is told to forget stands in the outbox with the hash, and is written out of it once all is sent.
        await DueWork.Schedule(DueWorkOwner, ForgetKind, Now + ForgetAfter, null, CancellationToken.None);
        await CommitWithPunches(Anonymising.Apply(State, record, command));
        return record;
    }

    public Task<Ledger?> GetLedger() =>
        Task.FromResult(State.Exists ? Ledger.Of(State.AllEnrolments(), YearMonth.Of(State.LastDay ?? Today), State.Facts().CompletedTransfers) : null);

    public async Task<MonthSheet?> GetAttendance(YearMonth month)
    {
        _watchedUntil = Now + FeedLease.Duration;
        return State.Exists ? await _attendance.Sheet(State, month, Now) : null;
    }

    public async Task<ExceptionalDays?> GetExceptions(YearMonth month) =>
        State.Exists ? await _attendance.Exceptions(State, month, Now) : null;

    public async Task<SheetDifference?> GetDifference(YearMonth month, ImmutableArray<AttendanceEvent> accepted, AttendanceEvent added) =>
        State.Exists ? await _attendance.Difference(State, month, accepted, added, Now) : null;

    public async Task<Reply<EmployeeView>> CorrectAttendance(CorrectAttendance command)
    {
        if (!State.Exists) return EmployeeDecisions.Unknown;
        var refusal = AttendanceDecisions.RefuseTime(command, Now)
            ?? await _attendance.Refuse(State, AttendanceDecisions.EventOf(State, command).ToPunch(), Now);
        return await Decide(command.Command, state => refusal ?? AttendanceDecisions.Correct(state, command, Now));
    }

    public Task<Applicant?> GetApplicant() => Task.FromResult(State is { Exists: true, AnonymisedAt: null } ? State.Applicant() : null);

    public Task<ImmutableArray<bool>> AreOpen(ImmutableArray<AttendanceEvent> events) =>
        Task.FromResult(events.Select(e => State.Exists && _attendance.IsOpenFor(State, e)).ToImmutableArray());

    public async Task<bool> TakePunches(ImmutableArray<LoggedPunch> punches)
    {
        if (!State.Exists) return false;

        _attendance.Take(punches);
        await NotePunches();
        await _attendance.FileUnshown(State, punches, Now);
        // Only whoever looks at the moment is told: nobody else pays for it.
        if (Now < _watchedUntil) news.Tell(State.EmployeeNo, State.News(Now));
        return true;
    }

    public async Task KeepPunches()
    {
        if (!State.Exists) return;
        // What an intake could not hand over lies in the log alone, too.
        if (await DueWork.Find(DueWorkOwner, CatchUpKind, CancellationToken.None) is not null) await DoDueWork(CatchUpKind);
        if (_attendance.HasUnsaved) await SavePunches();
    }

    public async Task<Reply<OpenedCase>> OpenCase(OpenCaseByHand command)
    {
        if (!State.Exists) return EmployeeDecisions.Unknown;
        if (State.AnonymisedAt is not null) return EmployeeDecisions.Anonymous;
        var opened = await cases.OpenByHand(State, command, Now);
        if (opened.Next is { } next) await CommitWithPunches(next);
        return opened.Reply;
    }

    public Task<Refusal?> RefuseFinished(TransferKind kind, InsuranceLine line, string originRegionCode, ImmutableList<EnrolmentRecord> told) =>
        Task.FromResult(State.Exists ? CaseOpener.RefuseFinished(State, kind, line, originRegionCode, told, Now) : null);

    public async Task TakeTransfer(TransferArrived arrived)
    {
        if (State.AnonymisedAt is not null || State.CompletedTransfers.Exists(done => done.CaseNo == arrived.CaseNo)) return;
        await CommitWithPunches(EmployeeDecisions.TakeTransfer(State, arrived, Now));
    }

    public async Task DeclareWage(DeclareWage command)
    {
        if (!State.Exists || State.AnonymisedAt is not null) return;
        if (EmployeeDecisions.DeclareWage(State, command, Now) is { } next) await CommitWithPunches(next);
    }

    public async Task NoteCase(CaseReference reference)
    {
        if (State.AnonymisedAt is null && EmployeeDecisions.NoteCase(State, reference, Now) is { } next) await CommitWithPunches(next);
    }

    public async Task NoteNamesakes(Namesakes namesakes)
    {
        if (!State.Exists || namesakes.PersonHash != State.IdNumberHash || namesakes.Version <= State.NamesakesVersion) return;
        await CommitWithPunches(State.WithNamesakes(namesakes).Changed(Now));
    }

    public async Task DoDueWork(string kind)
    {
        if (kind == OutboxKind) ResumeOutbox();
        if (kind == StopCheckKind)
        {
            // A rehire empties the list: there is nothing to stop any more.
            if (!State.StopCheck.IsEmpty) await CommitWithPunches(State.Asking(State.StopCheck, protector, Now).ChangedSummary(Now));
            await DueWork.Done(DueWorkOwner, kind, CancellationToken.None);
        }

        if (kind == ForgetKind)
        {
            if (!await HasSent())
            {
                await DueWork.Schedule(DueWorkOwner, kind, Now + ForgetAfter, null, CancellationToken.None);
                return;
            }

            await SavePunches();
            await DueWork.Done(DueWorkOwner, kind, CancellationToken.None);
        }

        if (kind != CatchUpKind) return;

        // What an intake could not hand over is read again from the start of what is retained, and recognised by its place.
        var asked = await DueWork.Find(DueWorkOwner, kind, CancellationToken.None);
        if (State.Exists) await TakePunches(await _attendance.ReadAll(State.EmployeeNo));
        // Asked again meanwhile, for something that came after the reading: then the row stays.
        if (asked is not null) await DueWork.Done(asked, CancellationToken.None);
    }

    private async Task OnFindings(IList<SequentialItem<FindingsDecided>> delivered)
    {
        var inbox = log.Inbox<FindingsDecided>(StreamNames.Findings, this.GetPrimaryKeyString(), OnFindings);
        var (items, cursor) = await inbox.Accept(State.FindingsCursor, delivered);
        if (items.MaxBy(item => item.Version) is not { } decided || decided.Version <= State.DecisionVersion || !State.Exists || State.AnonymisedAt is not null) return;

        var next = await cases.OpenNeeded(EmployeeFindings.Take(State, decided, gateways) with { FindingsCursor = cursor }, decided.Needs, Now);
        await CommitWithPunches(next.ChangedSummary(Now));
        if (State.Query.IsComplete) _answered?.Give();
    }

    private async Task<Reply<EmployeeView>> Decide(CommandInfo command, Func<EmployeeState, Reply<EmployeeState>> decide)
    {
        if (!State.Exists) return EmployeeDecisions.Unknown;
        if (State.Commands.Contains(command.Id)) return View();
        if (State.AnonymisedAt is not null) return EmployeeDecisions.Anonymous;

        var reply = decide(State);
        if (reply.IsRefused) return reply.Refusal;

        await CommitWithPunches(reply.Value);
        return View();
    }

    /// <summary>The first punch gives the hire date to enrolment: that alone is written at once.</summary>
    private async Task NotePunches()
    {
        if (State.AnonymisedAt is not null)
            await (_attendance.MustBeSaved ? SavePunches() : Task.CompletedTask);
        else if (_attendance.FirstDayAfter(State.LeftBefore()) is { } first && (State.FirstPunchOn is not { } known || first < known))
            await CommitWithPunches((State with { FirstPunchOn = first }).Changed(Now));
        else if (State is { Status: EmploymentStatus.Left, LastDay: { } left } && _attendance.LastDay is { } last && last > left
            && (State.PunchAfterLeavingOn is not { } noted || last > noted))
            await CommitWithPunches((State with { PunchAfterLeavingOn = last }).Changed(Now));
        else if (_attendance.MustBeSaved)
            await SavePunches();
    }

    private async Task<Namesakes> Join(string personHash, string employeeNo, string name)
    {
        using var system = callers.AsSystem();
        return await GrainFactory.GetGrain<IPersonGrain>(GrainKeys.Person(personHash)).Join(employeeNo, protector.NameHash(name));
    }

    private async Task CommitWithPunches(EmployeeState next) => await Commit(await _attendance.Save(next.TellingCases(State), Now));

    /// <summary>Nothing follows from it.</summary>
    private async Task SavePunches() => await Save(await _attendance.Save(State, Now));

    private EmployeeView View() => State.View(_attendance, protector, gateways);
}
