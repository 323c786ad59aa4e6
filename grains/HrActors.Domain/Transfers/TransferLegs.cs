using HrActors.Domain.Time;

namespace HrActors.Domain.Transfers;

/// <summary>The statutory steps of a case as they run, with their due days.</summary>
public static class TransferLegs
{
    public const string NewPlaceReview = "new-place-review";
    public const string OriginProcessing = "origin-processing";
    public const string Merging = "merging";

    /// <summary>The old place tells the person which months stay (一次性缴费不予转移的告知); beside the others, from the contact letter on.</summary>
    public const string ExclusionNotice = "exclusion-notice";

    /// <summary>A person brings the application to the agency, by hand or by file (送达经办机构); before the others.</summary>
    public const string HandIn = "hand-in";

    /// <summary>Steps that a table of routes may limit.</summary>
    internal static readonly ImmutableArray<string> Names = [NewPlaceReview, OriginProcessing, Merging];

    /// <summary>
    /// The legs after the case has come to <paramref name="progress"/> on <paramref name="today"/>: what is over is done, what follows
    /// starts. They are those of the present submission; one that was returned has none, and its limits run anew with the next.
    /// </summary>
    public static ImmutableList<TransferLeg> Advance(
        this ImmutableList<TransferLeg> legs, TransferRoute route, TransferProgress progress, WorkingCalendar calendar, DateOnly today)
    {
        var state = progress.State;
        if (state is not (TransferState.Completed or TransferState.PartiallyTransferred) && !state.IsOpen())
            return [.. legs.Select(leg => leg with { DoneOn = leg.DoneOn ?? today })];
        if (state < TransferState.Submitted) return [];

        legs = Start(Finish(legs, HandIn, today), route, NewPlaceReview, calendar, today);
        if (state >= TransferState.NewPlaceAccepted) legs = Start(Finish(legs, NewPlaceReview, today), route, OriginProcessing, calendar, today);
        if (progress.EverythingArrived) legs = Start(Finish(legs, OriginProcessing, today), route, Merging, calendar, today);
        return state.IsOpen() ? legs : [.. legs.Select(leg => leg with { DoneOn = leg.DoneOn ?? today })];
    }

    /// <summary>
    /// The legs with the old place's duty to tell the person which months stay (人社厅发〔2019〕94号), once: it starts when the duty is
    /// known behind the contact letter.
    /// </summary>
    public static ImmutableList<TransferLeg> WithExclusionNotice(
        this ImmutableList<TransferLeg> legs, TransferLimits limits, WorkingCalendar calendar, DateOnly today) =>
        Start(legs, new(ExclusionNotice, limits.LumpSumNoticeDays, limits.LumpSumSource, true), calendar, today);

    /// <summary>The one leg of an application that a person brings to the agency: as it is known in these legs, or from today on.</summary>
    public static ImmutableList<TransferLeg> OnlyHandIn(
        this ImmutableList<TransferLeg> legs, TransferLimits limits, WorkingCalendar calendar, DateOnly today) =>
        Start(legs.FindAll(leg => leg.Name == HandIn), new(HandIn, limits.HandInDays, limits.HandInSource, true), calendar, today);

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
    public static ImmutableList<TransferLeg> Recount(this ImmutableList<TransferLeg> legs, TransferRoute route, WorkingCalendar calendar)
    {
        for (var i = 0; i < legs.Count; i++)
        {
            if (legs[i] is not { Provisional: true, DoneOn: null } leg || route.Leg(leg.Name) is not { } limit) continue;

            var due = calendar.Add(leg.StartedOn, limit.WorkingDays);
            if (due.Date != leg.DueOn || !due.Provisional) legs = legs.SetItem(i, leg with { DueOn = due.Date, Provisional = due.Provisional });
        }

        return legs;
    }

    /// <summary>The first day on which a running leg, not found overdue yet, will be; null when none can be.</summary>
    public static DateOnly? NextDeadline(this ImmutableList<TransferLeg> legs) =>
        legs.FindAll(leg => leg is { DoneOn: null, FoundOverdueOn: null }) is { IsEmpty: false } running ? running.Min(leg => leg.DueOn).AddDays(1) : null;

    /// <summary>
    /// When the case is expected to be over: the running limit, then those of the route that have not begun. Null when nothing runs.
    /// </summary>
    public static DateOnly? Expected(this ImmutableList<TransferLeg> legs, TransferRoute route, WorkingCalendar calendar)
    {
        if (legs.FindLast(leg => leg.DoneOn is null && (leg.Name == HandIn || route.Leg(leg.Name) is not null)) is not { } running) return null;

        var behind = running.Name == HandIn ? route.Legs : route.Legs.SkipWhile(leg => leg.Name != running.Name).Skip(1);
        var ahead = behind.Where(leg => !legs.Exists(known => known.Name == leg.Name));
        return calendar.Add(running.DueOn, ahead.Sum(leg => leg.WorkingDays)).Date;
    }

    /// <summary>The leg that runs and is due first; null when none does.</summary>
    public static TransferLeg? Running(this ImmutableList<TransferLeg> legs) => legs.FindAll(leg => leg.DoneOn is null).MinBy(leg => leg.DueOn);

    private static ImmutableList<TransferLeg> Start(
        ImmutableList<TransferLeg> legs, TransferRoute route, string name, WorkingCalendar calendar, DateOnly today) =>
        route.Leg(name) is { } limit ? Start(legs, limit, calendar, today) : legs;

    private static ImmutableList<TransferLeg> Start(ImmutableList<TransferLeg> legs, LegLimit limit, WorkingCalendar calendar, DateOnly today)
    {
        if (legs.Exists(leg => leg.Name == limit.Name)) return legs;

        var due = calendar.Add(today, limit.WorkingDays);
        return legs.Add(new()
        {
            Name = limit.Name,
            StartedOn = today,
            DueOn = due.Date,
            Provisional = due.Provisional,
            Source = limit.Source,
            Unconfirmed = !limit.Confirmed,
        });
    }

    private static ImmutableList<TransferLeg> Finish(ImmutableList<TransferLeg> legs, string name, DateOnly today)
    {
        var index = legs.FindIndex(leg => leg.Name == name && leg.DoneOn is null);
        return index < 0 ? legs : legs.SetItem(index, legs[index] with { DoneOn = today });
    }
}
