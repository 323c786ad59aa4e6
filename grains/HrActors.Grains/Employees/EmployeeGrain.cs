using HrActors.Contracts;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Transfers;
using HrActors.Contracts.Validation;
using HrActors.Domain.Access;
using HrActors.Domain.Attendance;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Grains.Attendance;
using HrActors.Grains.Outbox;
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
    LogAccess log,
    CaseOpener cases,
    SheetRules sheets,
    TimeProvider time,
    ILogger<EmployeeGrain> logger)
    : OwnerGrain<EmployeeState>(store, sender, dueWork, time, logger), IEmployeeGrain, IStreamSubscriptionObserver
{
    public const string CatchUpKind = "catch-up";

    private readonly EmployeeAttendance _attendance = new();
    private DateTimeOffset _watchedUntil;
    private TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private string EmployeeNo => GrainKeys.IdOf(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _attendance.Load(State.Attendance);
        if (State.Exists) await _attendance.ReadTail(log.Log, log.Payloads, StreamNames.Attendance, EmployeeNo, cancellationToken);
    }

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        await handleFactory.Create<FindingsDecided>().ResumeAsync(log.Inbox<FindingsDecided>(StreamNames.Findings, this.GetPrimaryKeyString(), OnFindings));

    public async Task<Reply<EmployeeView>> Onboard(OnboardEmployee command)
    {
        if (State.Commands.Contains(command.Command.Id)) return View();
        if (State.Exists)
            return Refusal.Conflict("employee.number-taken", "该工号已被使用。", "This employee number is in use.");

        var samePerson = await GrainFactory.GetGrain<IPersonGrain>(GrainKeys.Person(command.IdNumberHash)).Join(command.EmployeeNo);
        // Punches may have come before the person: they wait in the log under the number.
        await _attendance.ReadTail(log.Log, log.Payloads, StreamNames.Attendance, command.EmployeeNo, CancellationToken.None);
        await CommitWithPunches(EmployeeDecisions.Onboard(command, samePerson, _attendance.FirstDay, protector, Now));
        return View();
    }

    public Task<EmployeeView?> Get() => Task.FromResult(State.Exists ? View() : null);

    public async Task<EmployeeView?> GetWhenAnswered(TimeSpan atMost)
    {
        if (State.Exists && !State.Query.IsComplete)
        {
            try
            {
                await _answered.Task.WaitAsync(atMost, Time);
            }
            catch (TimeoutException)
            {
                // The answer comes later by itself; the caller shows it as pending.
            }
        }

        return await Get();
    }

    public Task<Reply<EmployeeView>> AskAgencies(AskAgencies command) => Decide(command.Command, state =>
        state.Asking(command.Agencies, protector, Now).ChangedSummary(Now).Audited(command.Command, "employee.queried", Now));

    public async Task<Reply<EmployeeView>> Correct(CorrectEmployee command)
    {
        if (!State.Exists) return EmployeeDecisions.Unknown;

        var previous = State.IdNumberHash;
        var samePerson = command.IdNumberHash is { } hash && hash != previous
            ? await GrainFactory.GetGrain<IPersonGrain>(GrainKeys.Person(hash)).Join(EmployeeNo)
            : State.SamePerson;
        return await Decide(command.Command, state =>
        {
            var reply = EmployeeDecisions.Correct(state with { SamePerson = samePerson.Remove(EmployeeNo) }, command, protector, Now);
            return reply is { Value: { } next } && next.IdNumberHash != previous ? LeavingPerson(next, previous) : reply;
        });
    }

    public Task<Reply<EmployeeView>> Depart(DepartEmployee command) => Decide(command.Command, state =>
    {
        var reply = EmployeeDecisions.Depart(state, command, Now);
        return reply is { Value: { } next } ? LeavingPerson(next, next.IdNumberHash) : reply;
    });

    public Task<Reply<EmployeeView>> Move(PlaceEmployee command) => Decide(command.Command, state => EmployeeDecisions.Move(state, command, Now));

    public async Task<Reply<EmployeeView>> Rehire(PlaceEmployee command)
    {
        if (!State.Exists) return EmployeeDecisions.Unknown;

        var samePerson = await GrainFactory.GetGrain<IPersonGrain>(GrainKeys.Person(State.IdNumberHash)).Join(EmployeeNo);
        return await Decide(command.Command, state => EmployeeDecisions.Rehire(state, command, samePerson, protector, Now));
    }

    public Task<Reply<EmployeeView>> SetWage(SetWage command) => Decide(command.Command, state => EmployeeDecisions.SetWage(state, command, Now));

    public Task<Reply<EmployeeView>> RecordEnrolment(RecordEnrolment command) =>
        Decide(command.Command, state => EmployeeDecisions.RecordEnrolment(state, command, Now));

    public Task<Ledger?> GetLedger() =>
        Task.FromResult(State.Exists ? Ledger.Of(State.AllEnrolments(), YearMonth.Of(State.LastDay ?? Today)) : null);

    public Task<MonthSheet?> GetAttendance(YearMonth month)
    {
        _watchedUntil = Now + FeedLease.Duration;
        return Task.FromResult(State.Exists ? _attendance.Sheet(State, month, Now, sheets) : null);
    }

    public Task<SheetDifference?> GetDifference(YearMonth month, ImmutableArray<AttendanceEvent> accepted, AttendanceEvent added)
    {
        if (!State.Exists) return Task.FromResult<SheetDifference?>(null);

        var before = accepted.Select(e => e.ToPunch()).ToList();
        return Task.FromResult<SheetDifference?>(SheetDifference.Between(
            _attendance.Sheet(State, month, Now, sheets, before), _attendance.Sheet(State, month, Now, sheets, before.Append(added.ToPunch()))));
    }

    public Task<Reply<EmployeeView>> CorrectAttendance(CorrectAttendance command) =>
        Decide(command.Command, state => AttendanceDecisions.Correct(state, command, sheets, Now));

    public Task<Applicant?> GetApplicant() => Task.FromResult(State.Exists ? State.Applicant() : null);

    public async Task<bool> TakePunches(ImmutableArray<LoggedPunch> punches)
    {
        if (!State.Exists) return false;

        foreach (var punch in punches) _attendance.Take(punch);
        await NotePunches();
        await sheets.NoteLate(State, punches);
        // Only whoever looks at the moment is told: nobody else pays for it.
        if (Now < _watchedUntil)
        {
            var change = new Change { BranchCode = State.Branch!.Code, Employee = State.Row(), At = Now };
            await GrainFactory.GetGrain<IFeedGrain>(GrainKeys.Feed).Publish([change]);
        }

        return true;
    }

    public async Task<Reply<CaseReference>> OpenCase(OpenCaseByHand command)
    {
        if (!State.Exists) return EmployeeDecisions.Unknown;
        var opened = await cases.OpenByHand(State, command, Now);
        if (opened.Next is { } next) await CommitWithPunches(next);
        return opened.Reply;
    }

    public async Task TakeTransfer(TransferArrived arrived)
    {
        if (State.CompletedTransfers.Exists(done => done.CaseNo == arrived.CaseNo)) return;
        await CommitWithPunches(EmployeeDecisions.TakeTransfer(State, arrived, Now));
    }

    public async Task NoteCase(CaseReference reference)
    {
        var index = State.Cases.FindIndex(known => known.CaseNo == reference.CaseNo);
        if (index >= 0 && State.Cases[index] == reference) return;
        var known = index < 0 ? State.Cases.Add(reference) : State.Cases.SetItem(index, reference);
        await CommitWithPunches((State with { Cases = known }).Changed(Now));
    }

    public async Task DoDueWork(string kind)
    {
        if (kind == CatchUpKind)
        {
            // What an intake could not hand over is read again from the start of what is retained, and recognised by its place.
            var asked = await DueWork.Find(DueWorkOwner, kind, CancellationToken.None);
            await _attendance.Reread(log.Log, log.Payloads, StreamNames.Attendance, EmployeeNo, CancellationToken.None);
            if (State.Exists) await NotePunches();
            // Asked again meanwhile, for something that came after the reading: then the row stays.
            if (asked is not null) await DueWork.Done(asked, CancellationToken.None);
            return;
        }

        StartPump();
    }

    private async Task OnFindings(IList<SequentialItem<FindingsDecided>> delivered)
    {
        var inbox = log.Inbox<FindingsDecided>(StreamNames.Findings, this.GetPrimaryKeyString(), OnFindings);
        var (items, cursor) = await inbox.Accept(State.FindingsCursor, delivered);
        if (items.MaxBy(item => item.Version) is not { } decided || decided.Version <= State.DecisionVersion || !State.Exists) return;

        var next = await cases.OpenNeeded(EmployeeFindings.Take(State, decided) with { FindingsCursor = cursor }, decided.Needs, Now);
        await CommitWithPunches(next.ChangedSummary(Now));
        if (State.Query.IsComplete) _answered.TrySetResult();
    }

    private async Task<Reply<EmployeeView>> Decide(CommandInfo command, Func<EmployeeState, Reply<EmployeeState>> decide)
    {
        if (!State.Exists) return EmployeeDecisions.Unknown;
        if (State.Commands.Contains(command.Id)) return View();

        var reply = decide(State);
        if (reply.IsRefused) return reply.Refusal;

        await CommitWithPunches(reply.Value);
        return View();
    }

    private static EmployeeState LeavingPerson(EmployeeState state, string personHash) =>
        state with { Outbox = state.Outbox.Add(new OutboxMessage.LeavePerson { PersonHash = personHash, EmployeeNo = state.EmployeeNo }) };

    /// <summary>The first punch gives the hire date to enrolment: that alone is written at once.</summary>
    private async Task NotePunches()
    {
        if (_attendance.FirstDayAfter(State.LeftBefore()) is { } first && (State.FirstPunchOn is not { } known || first < known))
            await CommitWithPunches((State with { FirstPunchOn = first }).Changed(Now));
        else if (_attendance.MustBeSaved)
            await CommitWithPunches(State);
    }

    private async Task CommitWithPunches(EmployeeState next)
    {
        await Commit(_attendance.Unsaved > 0 ? next with { Attendance = _attendance.Snapshot() } : next);
        if (!State.Query.IsComplete && _answered.Task.IsCompleted) _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private EmployeeView View() => State.View(_attendance, protector);
}
