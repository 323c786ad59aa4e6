using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Grains.Transfers;

/// <summary>What a case does by itself when its time comes: printing its draft, looking at its deadlines, sending what was left.</summary>
internal sealed partial class TransferCaseGrain
{
    /// <summary>Prints the draft, away from the caller's path.</summary>
    private const string PrintKind = "print";

    /// <summary>Looks whether the running step is beyond its last day.</summary>
    private const string DeadlineKind = "deadline";

    public async Task DoDueWork(string kind)
    {
        if (kind == PrintKind)
        {
            if (State.Exists && State.State == TransferState.Draft)
            {
                var printed = await documents.Print(State, State.Values(protector, Today), Now);
                if (printed.Form != State.Form) await Commit(printed.Changed(State.State, Now));
            }

            await DueWork.Done(DueWorkOwner, PrintKind, CancellationToken.None);
        }

        if (kind == DeadlineKind) await LookAtDeadlines();
        if (kind == OutboxKind) ResumeOutbox();
    }

    /// <summary>Every change of the case may move its deadline; the row stands before the change does, so that no crash loses it.</summary>
    protected override async Task BeforeCommit(TransferCaseState next)
    {
        if (next.Legs.NextDeadline() is not { } deadline || deadline == State.Legs.NextDeadline()) return;

        // The earlier of both: a look too early finds nothing and puts the row right.
        var first = State.Legs.NextDeadline() is { } known && known < deadline ? known : deadline;
        await DueWork.Schedule(DueWorkOwner, DeadlineKind, ChinaTime.StartOf(first), null, CancellationToken.None);
    }

    private async Task LookAtDeadlines()
    {
        var found = State.Legs.Recount(State.Route, TransferRoutes.Published.Limits, WorkingCalendar.Published).FindOverdue(Today);
        if (State.State.IsOpen() && found != State.Legs) await Commit((State with { Legs = found }).Changed(State.State, Now));

        if (State.State.IsOpen() && State.Legs.NextDeadline() is { } next)
            await DueWork.Schedule(DueWorkOwner, DeadlineKind, ChinaTime.StartOf(next), null, CancellationToken.None);
        else
            await DueWork.Done(DueWorkOwner, DeadlineKind, CancellationToken.None);
    }
}
