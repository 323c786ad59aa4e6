using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Feed;
using HrActors.Domain.Commands;
using HrActors.DurableLog;
using HrActors.Grains.Access;
using HrActors.Grains.Attendance;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;
using HrActors.Grains.Streams;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace HrActors.Grains.Branches;

[GrainType("branch")]
[ImplicitStreamSubscription(StreamNames.Changes)]
internal sealed class BranchGrain(
    [PersistentState("branch", "hr")] IPersistentState<BranchState> store, IDirectoryRows rows, LogAccess log, IAuditRows audit,
    IBranchShifts shifts, BranchShiftBook book, Callers callers, TimeProvider time)
    : StateGrain<BranchState>(store), IBranchGrain, IBranchOwned, IStreamSubscriptionObserver
{
    private static readonly TimeSpan ReportPeriod = TimeSpan.FromSeconds(5);

    private Roster _roster = new();
    private StreamCursor? _cursor;
    private long _reported = -1;

    public string? OwningBranch => Code;

    private string Code => GrainKeys.IdOf(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await LoadRoster(cancellationToken);
        // A timer instead of a call per change: the group hears of a busy branch a few times a minute.
        this.RegisterGrainTimer(Report, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = ReportPeriod, Interleave = true });
    }

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        await handleFactory.Create<Change>().ResumeAsync(log.Inbox<Change>(StreamNames.Changes, this.GetPrimaryKeyString(), OnChanges));

    public Task<BranchView?> Get() => Task.FromResult(State.View);

    public async Task<Reply<BranchView>> Configure(ConfigureBranch command)
    {
        if (State.Commands.Contains(command.Command.Id) && State.View is { } known) return known;

        var view = new BranchView
        {
            Facts = command.Facts,
            InjuryClass = command.InjuryClass,
            HousingFundRate = command.HousingFundRate,
            Version = (State.View?.Version ?? 0) + 1,
            ShiftsFrom = State.View is null ? null : TellsShifts(State.View, command) ? command.ShiftsFrom : State.View.ShiftsFrom,
        };
        // What was tried is on record even if the change is lost.
        await audit.Save(
            AuditEntry.Of(
                command.Command, this.GetPrimaryKeyString(), State.View is null ? "branch.created" : "branch.changed", time.GetUtcNow(), Told(State.View),
                Told(view)),
            CancellationToken.None);
        await TellShifts(view, State.View is { } before && TellsShifts(before, command));
        // The group first: a branch it does not list cannot be found, one it lists without facts is only empty.
        using (callers.AsSystem()) await GrainFactory.GetGrain<IGroupGrain>(GrainKeys.Group).NoteBranch(view);
        await Write(new BranchState { View = view, Commands = State.Commands.Remember(command.Command.Id) });
        return view;
    }

    public Task<ImmutableArray<RosterRow>> GetRoster(RosterQuery query)
    {
        var caller = callers.Current;
        return Task.FromResult(caller.Holds(Permission.SeeStaff)
            ? _roster.Find(query)
            : [.. _roster.Find(query with { Status = null, FindingCode = null }).Select(row => row.NameOnly())]);
    }

    public Task<BranchCounters> GetCounters() => Task.FromResult(_roster.Count(Code).For(callers.Current));

    /// <summary>Another template, or the day from which it holds; the same one without a day is no news.</summary>
    private static bool TellsShifts(BranchView known, ConfigureBranch command) =>
        command.ShiftsFrom is not null || command.Facts.ShiftTemplate != known.Facts.ShiftTemplate;

    private async Task TellShifts(BranchView view, bool isNews)
    {
        var now = time.GetUtcNow();
        // Before what is told now, by the smallest time that is stored.
        await shifts.Begin([BranchShift.Of(State.View ?? view, null, now.AddMicroseconds(-1))], CancellationToken.None);
        if (isNews) await shifts.Add(BranchShift.Of(view, view.ShiftsFrom, now), CancellationToken.None);
        await book.Refresh(CancellationToken.None);
    }

    private static string? Told(BranchView? view) => view is null
        ? null
        : string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{view.Facts.Name}; {view.Facts.LegalEntity}; {view.Facts.RegistrationCode}; region {view.Facts.RegionCode}; pack {view.Facts.PolicyPack}; "
            + $"shifts {view.Facts.ShiftTemplate} from {view.ShiftsFrom?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "ever"}; unit {view.Facts.UnitNumber}; injury class {view.InjuryClass}; housing fund {view.HousingFundRate}");

    private async Task OnChanges(IList<SequentialItem<Change>> delivered)
    {
        var tokens = delivered.Select(item => (LogSequenceToken)item.Token).ToList();
        if (_cursor is { } cursor && cursor.Meet(tokens[0]) == Arrival.Gap) await LoadRoster(CancellationToken.None);
        _cursor = tokens.Aggregate(_cursor ?? default, (last, token) => last.After(token));

        foreach (var item in delivered)
        {
            if (item.Item.Employee is { } row) _roster.Put(row);
            if (item.Item.MovedAway is { } moved) _roster.Remove(moved);
        }

        await GrainFactory.GetGrain<IFeedGrain>(GrainKeys.Feed).Publish([.. delivered.Select(item => item.Item)]);
    }

    private async Task LoadRoster(CancellationToken cancellationToken)
    {
        var roster = new Roster();
        roster.Load(await rows.EmployeesOf(Code, cancellationToken));
        _roster = roster;
    }

    private async Task Report(CancellationToken cancellationToken)
    {
        if (_reported == _roster.Version) return;

        var counters = _roster.Count(Code);
        using (callers.AsSystem()) await GrainFactory.GetGrain<IGroupGrain>(GrainKeys.Group).NoteCounters(counters);
        _reported = counters.Version;
    }
}
