using HrActors.Domain.Time;

namespace HrActors.Domain.Transfers;

/// <summary>The statutory steps of a case as they run, with their due days.</summary>
public static class TransferLegs
{
    public const string NewPlaceReview = "new-place-review";

    /// <summary>The old place makes out the information table and, unless <see cref="OriginFunds"/> has a limit of its own, sends the money.</summary>
    public const string OriginProcessing = "origin-processing";

    /// <summary>The old place sends the money (资金划转), where that has a limit of its own; beside the information table, from the contact letter on.</summary>
    public const string OriginFunds = "origin-funds";
    public const string Merging = "merging";

    /// <summary>The old place tells the person which months stay (一次性缴费不予转移的告知); beside the others, from the contact letter on.</summary>
    public const string ExclusionNotice = "exclusion-notice";

    /// <summary>A person brings the application to the agency, by hand or by file (送达经办机构); before the others.</summary>
    public const string HandIn = "hand-in";

    /// <summary>The employer asks when the new place has not answered (跟进查询), where no law limits the answer; internal, as <see cref="HandIn"/>.</summary>
    public const string FollowUp = "follow-up";

    /// <summary>Steps that a table of routes may limit.</summary>
    internal static readonly ImmutableArray<string> Names = [NewPlaceReview, FollowUp, OriginProcessing, OriginFunds, Merging];

    /// <summary>
    /// The legs after the case has come to <paramref name="progress"/>, recorded on <paramref name="today"/>: what is over is done, what
    /// follows starts, each on the day in China of the report that brought it, never behind the recording and never before the leg ahead of
    /// it. They are those of the present submission; one that was returned has none, and its limits run anew with the next.
    /// </summary>
    public static ImmutableList<TransferLeg> Advance(
        this ImmutableList<TransferLeg> legs, TransferRoute route, TransferProgress progress, WorkingCalendar calendar, DateOnly today)
    {
        var state = progress.State;
        if (!state.HasArrived() && !state.IsOpen()) return End(legs, Day(progress, LastStep(state), today));
        if (state < TransferState.Submitted) return [];

        var begun = Day(progress, TransferNode.Submitted, today);
        legs = Start(Start(Finish(legs, HandIn, begun), route, NewPlaceReview, calendar, begun), route, FollowUp, calendar, begun);
        if (state >= TransferState.NewPlaceAccepted)
        {
            var accepted = Later(Day(progress, TransferNode.Accepted, today), Began(legs, NewPlaceReview, FollowUp) ?? begun);
            legs = Start(Finish(Finish(legs, NewPlaceReview, accepted), FollowUp, accepted), route, OriginProcessing, calendar, accepted);
            if (!progress.WithoutFunds) legs = Start(legs, route, OriginFunds, calendar, accepted);
            legs = Arrive(legs, route, progress, calendar, today, accepted);
        }

        if (state.IsOpen()) return legs;
        var notice = legs.Find(leg => leg.Name == ExclusionNotice);
        legs = End(legs, Day(progress, TransferNode.Completed, today));
        // What the old place owes the person ends with its word to them, and not with the transfer.
        return notice is null ? legs : legs.ConvertAll(leg => leg.Name == ExclusionNotice ? notice : leg);
    }

    /// <summary>
    /// The legs with the old place's duty to tell the person which months stay (人社厅发〔2019〕94号), once: it starts with the contact
    /// letter, whenever it comes to be known; on <paramref name="today"/> when no leg tells the day of the letter.
    /// </summary>
    public static ImmutableList<TransferLeg> WithExclusionNotice(
        this ImmutableList<TransferLeg> legs, TransferLimits limits, WorkingCalendar calendar, DateOnly today) =>
        Start(legs, limits.ExclusionNotice, calendar, Began(legs, OriginProcessing) ?? today);

    /// <summary>The one leg of an application that a person brings to the agency: as it is known in these legs, or from today on.</summary>
    public static ImmutableList<TransferLeg> OnlyHandIn(
        this ImmutableList<TransferLeg> legs, TransferLimits limits, WorkingCalendar calendar, DateOnly today) =>
        Start(legs.FindAll(leg => leg.Name == HandIn), limits.HandIn, calendar, today);

    /// <summary>The legs with the named one done on <paramref name="day"/>; one that does not run changes nothing.</summary>
    public static ImmutableList<TransferLeg> Done(this ImmutableList<TransferLeg> legs, string name, DateOnly day) => Finish(legs, name, day);

    /// <summary>The legs with every running one marked that is overdue on <paramref name="today"/>; the same list when there is no new one.</summary>
    public static ImmutableList<TransferLeg> FindOverdue(this ImmutableList<TransferLeg> legs, DateOnly today) =>
        legs.Exists(leg => leg.FoundOverdueOn is null && leg.IsOverdueOn(today))
            ? legs.ConvertAll(leg => leg.FoundOverdueOn is null && leg.IsOverdueOn(today) ? leg with { FoundOverdueOn = today } : leg)
            : legs;

    /// <summary>
    /// The legs with every running provisional one counted again: its year's calendar may have come out since. The same list when no due
    /// day moved.
    /// </summary>
    public static ImmutableList<TransferLeg> Recount(
        this ImmutableList<TransferLeg> legs, TransferRoute route, TransferLimits limits, WorkingCalendar calendar)
    {
        for (var i = 0; i < legs.Count; i++)
        {
            if (legs[i] is not { Provisional: true, DoneOn: null } leg || LimitOf(leg.Name, route, limits) is not { } limit) continue;

            var due = limit.DueFrom(leg.StartedOn, calendar);
            if (due.Date != leg.DueOn || !due.Provisional) legs = legs.SetItem(i, leg with { DueOn = due.Date, Provisional = due.Provisional });
        }

        return legs;
    }

    /// <summary>The first day on which a running leg, not found overdue yet, will be; null when none can be.</summary>
    public static DateOnly? NextDeadline(this ImmutableList<TransferLeg> legs) =>
        legs.FindAll(leg => leg is { DoneOn: null, FoundOverdueOn: null }) is { IsEmpty: false } running ? running.Min(leg => leg.DueOn).AddDays(1) : null;

    /// <summary>
    /// When the case is expected to be over, seen on <paramref name="today"/>: the running limit, or today once it is over, then those of the
    /// route that have not begun. Null when nothing runs.
    /// </summary>
    public static DateOnly? Expected(
        this ImmutableList<TransferLeg> legs, TransferRoute route, TransferProgress progress, WorkingCalendar calendar, DateOnly today)
    {
        var running = legs.FindAll(leg => leg.DoneOn is null && (leg.Name == HandIn || route.Leg(leg.Name) is not null));
        if (running.IsEmpty) return null;

        var reached = running.Max(leg => Stage(leg.Name));
        return route.Legs
            .Where(leg => Stage(leg.Name) > reached && !(leg.Name == OriginFunds && progress.WithoutFunds))
            .GroupBy(leg => Stage(leg.Name))
            .Aggregate(Later(running.Max(leg => leg.DueOn), today), (day, abreast) => abreast.Max(leg => leg.DueFrom(day, calendar).Date));
    }

    /// <summary>The leg that runs and is due first; null when none does.</summary>
    public static TransferLeg? Running(this ImmutableList<TransferLeg> legs) => legs.FindAll(leg => leg.DoneOn is null).MinBy(leg => leg.DueOn);

    private static LegLimit? LimitOf(string name, TransferRoute route, TransferLimits limits) => name switch
    {
        HandIn => limits.HandIn,
        ExclusionNotice => limits.ExclusionNotice,
        _ => route.Leg(name),
    };

    /// <summary>Table and money: each ends its own leg, or both together the one they share, and all of it starts the merging.</summary>
    private static ImmutableList<TransferLeg> Arrive(
        ImmutableList<TransferLeg> legs, TransferRoute route, TransferProgress progress, WorkingCalendar calendar, DateOnly today, DateOnly accepted)
    {
        var table = progress.HasInformationTable ? Later(Day(progress, TransferNode.InformationTable, today), accepted) : accepted;
        var funds = progress.HasFunds ? Later(Day(progress, TransferNode.FundsArrived, today), accepted) : accepted;
        if (route.Leg(OriginFunds) is not null)
        {
            if (progress.HasInformationTable || progress.WithoutTable) legs = Finish(legs, OriginProcessing, table);
            if (progress.HasFunds || progress.WithoutFunds) legs = Finish(legs, OriginFunds, funds);
        }

        return progress.EverythingArrived ? Start(Finish(legs, OriginProcessing, Later(table, funds)), route, Merging, calendar, Later(table, funds)) : legs;
    }

    /// <summary>Which legs run side by side: those of one stage do, and a later stage starts when the one before it is over.</summary>
    private static int Stage(string name) => name switch
    {
        NewPlaceReview or FollowUp => 1,
        OriginProcessing or OriginFunds => 2,
        Merging => 3,
        _ => 0,
    };

    private static TransferNode LastStep(TransferState state) => state switch
    {
        TransferState.Refused => TransferNode.Refused,
        TransferState.Withdrawn => TransferNode.Withdrawn,
        _ => TransferNode.None,
    };

    /// <summary>The day of the step; <paramref name="today"/> when nothing tells it.</summary>
    private static DateOnly Day(TransferProgress progress, TransferNode node, DateOnly today) =>
        progress.DayOf(node) is { } day && day < today ? day : today;

    private static DateOnly? Began(ImmutableList<TransferLeg> legs, params ImmutableArray<string> names) =>
        legs.Find(leg => names.Contains(leg.Name))?.StartedOn;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static ImmutableList<TransferLeg> End(ImmutableList<TransferLeg> legs, DateOnly day) =>
        legs.ConvertAll(leg => leg.DoneOn is null ? leg with { DoneOn = Later(day, leg.StartedOn) } : leg);

    private static ImmutableList<TransferLeg> Start(
        ImmutableList<TransferLeg> legs, TransferRoute route, string name, WorkingCalendar calendar, DateOnly day) =>
        route.Leg(name) is { } limit ? Start(legs, limit, calendar, day) : legs;

    private static ImmutableList<TransferLeg> Start(ImmutableList<TransferLeg> legs, LegLimit limit, WorkingCalendar calendar, DateOnly day)
    {
        if (legs.Exists(leg => leg.Name == limit.Name)) return legs;

        var due = limit.DueFrom(day, calendar);
        return legs.Add(new()
        {
            Name = limit.Name,
            StartedOn = day,
            DueOn = due.Date,
            Provisional = due.Provisional,
            Source = limit.Source,
            Unconfirmed = !limit.Confirmed,
        });
    }

    private static ImmutableList<TransferLeg> Finish(ImmutableList<TransferLeg> legs, string name, DateOnly day)
    {
        var index = legs.FindIndex(leg => leg.Name == name && leg.DoneOn is null);
        return index < 0 ? legs : legs.SetItem(index, legs[index] with { DoneOn = Later(day, legs[index].StartedOn) });
    }
}
