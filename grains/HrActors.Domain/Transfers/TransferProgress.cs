using HrActors.Domain.Time;

namespace HrActors.Domain.Transfers;

/// <summary>The state of a case as its events make it: the fold, and nothing else.</summary>
[GenerateSerializer, Immutable, Alias("hr.transfer-progress")]
public sealed record TransferProgress
{
    public static readonly TransferProgress Draft = new() { State = TransferState.Draft };

    [Id(0)] public required TransferState State { get; init; }
    [Id(1)] public bool HasInformationTable { get; init; }
    [Id(2)] public bool HasFunds { get; init; }

    /// <summary>In the order of recording.</summary>
    [Id(3)] public ImmutableList<TransferEvent> Events { get; init; } = [];

    /// <summary>The amounts of the money that arrived, as told last; null before it came, or when nobody told any.</summary>
    [Id(4)] public TransferMoneyReceived? Received { get; init; }

    /// <summary>True when this kind of transfer brings no information table.</summary>
    [Id(5)] public bool WithoutTable { get; init; }

    /// <summary>True when this transfer brings no money: a temporary account, or unemployment insurance of less than a year.</summary>
    [Id(6)] public bool WithoutFunds { get; init; }

    /// <summary>Months that stay at the old place, so that the case ends as partially transferred; 0 when all come.</summary>
    [Id(7)] public int ExcludedMonths { get; init; }

    /// <summary>The amounts of the information table; null before it came, or when it told none.</summary>
    [Id(8)] public TransferMoneyReceived? Stated { get; init; }

    /// <summary>Whether all that this transfer brings is here.</summary>
    public bool EverythingArrived =>
        (HasInformationTable || WithoutTable) && (HasFunds || WithoutFunds) && State >= TransferState.NewPlaceAccepted;

    /// <summary>
    /// The day in China on which a step that was applied happened, by its last report and never behind the recording; null when there is none.
    /// </summary>
    public DateOnly? DayOf(TransferNode node) =>
        Events.FindLast(e => e.Node == node && e is { Unexpected: false, Stale: false, Fault: null }) is { } found
            ? ChinaTime.DateOf(found.At < found.RecordedAt ? found.At : found.RecordedAt)
            : null;

    /// <summary>The day in China on which the last information table came, when it contradicts itself; null when there is none, or it is right.</summary>
    public DateOnly? FaultyTableOn => !HasInformationTable
        && Events.FindLast(e => e is { Node: TransferNode.InformationTable, Stale: false }) is { Fault: not null } found
            ? ChinaTime.DateOf(found.RecordedAt)
            : null;

    /// <summary>Whether this report was recorded before.</summary>
    public bool Knows(string eventId, TransferMoneyReceived? money) => Events.Exists(e => ReportIds.IsSame(e, eventId, money));

    /// <summary>
    /// Takes one report. A known event changes nothing; one that does not fit is kept as unexpected and tried again after the next; an
    /// information table that contradicts itself is kept with its fault and never applied.
    /// </summary>
    public TransferProgress Record(TransferEvent reported)
    {
        if (Knows(reported.EventId, reported.Money)) return this;
        if (MoneyStatement.Fault(reported) is { } fault) return this with { Events = Events.Add(reported with { Fault = fault }) };

        var next = Advance(reported) is { } advanced
            ? advanced with { Events = advanced.Events.Add(reported with { Unexpected = false }) }
            : this with { Events = Events.Add(reported with { Unexpected = true }) };
        return next.TryUnexpectedAgain();
    }

    /// <summary>
    /// Whatever still waits, and a table that contradicts itself, belongs to a submission that is over: it is shown, and is nothing to the next.
    /// </summary>
    public TransferProgress WithoutWaiting() =>
        this with { Events = Events.ConvertAll(e => e.Unexpected || e.Fault is not null ? e with { Stale = true } : e) };

    /// <summary>
    /// An event that came early fits as soon as what it waited for has been recorded. A submission reported before the signature waits for
    /// nothing: what is signed later is another application.
    /// </summary>
    private TransferProgress TryUnexpectedAgain()
    {
        for (var i = 0; i < Events.Count; i++)
        {
            if (!Events[i].Unexpected || Events[i].Node == TransferNode.Submitted || Advance(Events[i]) is not { } advanced) continue;
            return (advanced with { Events = advanced.Events.SetItem(i, Events[i] with { Unexpected = false }) }).TryUnexpectedAgain();
        }

        return this;
    }

    /// <summary>
    /// Whether an agency dated this arrival before one whose amounts are known: it was overtaken on its way. Days decide, for files tell no more;
    /// what a person enters was meant to correct what they saw.
    /// </summary>
    private bool IsLate(TransferEvent e) => e.By is null && Events.Exists(known =>
        known is { Node: TransferNode.FundsArrived, Unexpected: false, Stale: false, Money: not null } && DayKnown(known) > DayKnown(e));

    /// <summary>A day that had not come when it was reported says no more than that it was reported then.</summary>
    private static DateOnly DayKnown(TransferEvent e) => ChinaTime.DateOf(e.At < e.RecordedAt ? e.At : e.RecordedAt);

    /// <summary>The progress after <paramref name="e"/>, or null when it does not fit the present state.</summary>
    private TransferProgress? Advance(TransferEvent e) => e.Stale ? null : (State, e.Node) switch
    {
        (TransferState.Signed, TransferNode.Submitted) => this with { State = TransferState.Submitted },
        (TransferState.Submitted, TransferNode.Accepted) => this with { State = TransferState.NewPlaceAccepted },
        (TransferState.NewPlaceAccepted, TransferNode.OriginReviewed) => this with { State = TransferState.OriginReviewed },

        // The table and the money come in either order; the state is FundsArrived once the money is there.
        (TransferState.OriginReviewed or TransferState.FundsArrived, TransferNode.InformationTable) =>
            this with { HasInformationTable = true, Stated = e.Money ?? Stated },
        (TransferState.OriginReviewed, TransferNode.FundsArrived) =>
            this with { HasFunds = true, State = TransferState.FundsArrived, Received = e.Money ?? Received },
        // Told anew: the amounts that count are those told last, in the end too.
        (TransferState.FundsArrived or TransferState.Completed or TransferState.PartiallyTransferred, TransferNode.FundsArrived)
            when HasFunds && e.Money is { } money => IsLate(e) ? this : this with { Received = money },

        (TransferState.NewPlaceAccepted or TransferState.OriginReviewed or TransferState.FundsArrived, TransferNode.Completed) when EverythingArrived =>
            this with { State = ExcludedMonths > 0 ? TransferState.PartiallyTransferred : TransferState.Completed },

        (TransferState.Submitted or TransferState.NewPlaceAccepted or TransferState.OriginReviewed, TransferNode.Refused) =>
            this with { State = TransferState.Refused },
        (TransferState.Submitted or TransferState.NewPlaceAccepted or TransferState.OriginReviewed, TransferNode.Returned) =>
            (this with { State = TransferState.Draft, HasInformationTable = false, HasFunds = false, Stated = null }).WithoutWaiting(),
        (TransferState.Draft or TransferState.Signed or TransferState.Submitted or TransferState.NewPlaceAccepted, TransferNode.Withdrawn) =>
            this with { State = TransferState.Withdrawn },
        // The agency confirms it.
        (TransferState.Withdrawn, TransferNode.Withdrawn) => this,
        _ => null,
    };
}
