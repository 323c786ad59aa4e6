using HrActors.Contracts;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Listing;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Transfers;

/// <summary>What follows from a change of a case: its row, news for the branch, the employee's note of it, the end of its reservation.</summary>
internal static class TransferCaseMessages
{
    public static CaseRow Row(this TransferCaseState state, DateOnly today) => new()
    {
        CaseNo = state.CaseNo,
        EmployeeNo = state.Applicant!.EmployeeNo,
        EmployeeName = state.Applicant.Name,
        BranchCode = state.Applicant.Branch.Code,
        Kind = state.Kind,
        Line = state.Line,
        OriginRegionCode = state.OriginRegionCode,
        DestinationRegionCode = state.DestinationRegionCode,
        State = state.State,
        OpenedAt = state.OpenedAt,
        ChangedAt = state.ChangedAt,
        DueOn = state.Running?.DueOn,
        Version = state.Version,
        ExpectedOn = state.ExpectedOn(today),
    };

    /// <summary>The next version, with everything that must follow it. <paramref name="before"/> tells whether the state moved.</summary>
    public static TransferCaseState Changed(this TransferCaseState state, TransferState before, DateTimeOffset at)
    {
        var today = ChinaTime.DateOf(at);
        var next = state with { Version = state.Version + 1, ChangedAt = at, Legs = Legs(state, today) };
        // Noted of a submission that came back: the draft takes the person anew, and the next submission is another one.
        if (next.FollowsPerson) next = next with { PersonRegionCode = null, NumberCorrected = false };
        var row = next.Row(today);
        var outbox = next.Outbox.Add(
            new OutboxMessage.SaveCaseRow { Row = row },
            new OutboxMessage.PublishChange { Change = new Change { BranchCode = row.BranchCode, Case = row, At = at } });
        // The employee takes a note it already has for none.
        foreach (var employeeNo in next.EmployeeNos())
        {
            outbox = outbox.Add(Note(next, employeeNo));
            if (next.State.HasArrived() && !before.HasArrived()) outbox = outbox.Add(Arrival(next, employeeNo, at));
        }

        if (before.IsOpen() && !next.State.IsOpen())
            outbox = outbox.Add(new OutboxMessage.ReleaseCase { PersonHash = next.Applicant!.IdNumberHash, CaseNo = next.CaseNo });
        return next with { Outbox = outbox };
    }

    private static ImmutableList<TransferLeg> Legs(TransferCaseState state, DateOnly today)
    {
        if (state.AwaitsHandIn) return state.Legs.OnlyHandIn(TransferRoutes.Published.Limits, WorkingCalendar.Published, today);

        var legs = state.Legs.Recount(state.Route, TransferRoutes.Published.Limits, WorkingCalendar.Published).Advance(state.Route, state.Progress, WorkingCalendar.Published, today);
        var owed = state.State >= TransferState.NewPlaceAccepted && (state.State.IsOpen() || state.State == TransferState.PartiallyTransferred);
        if (state.KnownLumpSum is not { } lump || state.Progress.ExcludedMonths == 0 || !owed) return legs;

        legs = legs.WithExclusionNotice(TransferRoutes.Published.Limits, WorkingCalendar.Published, today);
        return lump.ToldOn is { } told ? legs.Done(TransferLegs.ExclusionNotice, told) : legs;
    }

    public static TransferCaseState Audited(this TransferCaseState state, CommandInfo command, string action, DateTimeOffset at, string? after = null) => state with
    {
        Commands = state.Commands.Remember(command.Id),
        Outbox = state.Outbox.Add(new OutboxMessage.SaveAudit
        {
            Entry = AuditEntry.Of(command, GrainKeys.Case(state.CaseNo), action, at, after: after),
        }),
    };

    private static OutboxMessage.NoteCase Note(TransferCaseState state, string employeeNo) => new()
    {
        EmployeeNo = employeeNo,
        Reference = new CaseReference
        {
            CaseNo = state.CaseNo,
            Line = state.Line,
            OriginRegionCode = state.OriginRegionCode,
            DestinationRegionCode = state.DestinationRegionCode,
            State = state.State,
            Leg = state.Running?.Name,
            DueOn = state.Running?.DueOn,
            LegSource = state.Running?.Source,
            LegUnconfirmed = state.Running?.Unconfirmed ?? false,
            EndReported = (state.State.IsOpen() || state.State == TransferState.Withdrawn)
                && state.Progress.Events.Exists(e => e is { Node: TransferNode.Completed, Unexpected: true, Stale: false }),
            FaultyTableOn = state.Progress.FaultyTableOn,
            SubmittedOn = state.ReceiptNo is null
                ? null
                : state.Progress.Events.FindLast(e => e is { Node: TransferNode.Submitted, Stale: false, Unexpected: false }) is { } submitted ? ChinaTime.DateOf(submitted.At) : null,
            LastEventAt = state.Progress.Events.IsEmpty ? null : state.Progress.Events[^1].RecordedAt,
            ReturnedOn = state.State == TransferState.Draft && state.Progress.Events.FindLast(e => e is { Node: TransferNode.Returned, Stale: false, Unexpected: false }) is { } returned
                ? ChinaTime.DateOf(returned.At)
                : null,
            Overdue = state.Legs.Exists(leg => leg is { DoneOn: null, FoundOverdueOn: not null }),
        },
    };

    private static OutboxMessage.TellArrival Arrival(TransferCaseState state, string employeeNo, DateTimeOffset at) => new()
    {
        EmployeeNo = employeeNo,
        Arrived = new TransferArrived
        {
            CaseNo = state.CaseNo,
            Line = state.Line,
            OriginRegionCode = state.OriginRegionCode,
            // With a temporary account the relationship, and its months, stay where they are.
            Months = state.Kind == TransferKind.TemporaryAccount ? 0 : Math.Max(0, (state.Origin?.Months ?? 0) - state.Progress.ExcludedMonths),
            At = at,
            DestinationRegionCode = state.DestinationRegionCode,
            StayedMonths = state.Progress.ExcludedMonths,
            From = state.Origin?.From,
            To = state.Origin?.To,
            Kind = state.Kind,
        },
    };
}
