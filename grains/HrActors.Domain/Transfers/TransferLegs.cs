using HrActors.Domain.Time;

namespace HrActors.Domain.Transfers;

/// <summary>The statutory steps of a case and their limits in working days.</summary>
public static class TransferLegs
{
    public const string NewPlaceReview = "new-place-review";
    public const string OriginProcessing = "origin-processing";
    public const string Merging = "merging";

    /// <summary>
    /// Limits by kind: pension 15 + 15 + 15 (国办发〔2009〕66号), medical 10 for the old and 5 for the new place (医保办发〔2021〕43号).
    /// For unemployment no national limit is confirmed, so no leg is counted.
    /// </summary>
    private static int? Limit(TransferKind kind, string leg) => (kind, leg) switch
    {
        (TransferKind.CrossProvince or TransferKind.SchemeChange or TransferKind.TemporaryAccount, _) => 15,
        (TransferKind.Medical, OriginProcessing) => 10,
        (TransferKind.Medical, Merging) => 5,
        _ => null,
    };

    /// <summary>
    /// The legs after the case has come to <paramref name="progress"/> on <paramref name="today"/>: what is over is done, what follows
    /// starts. They are those of the present submission; one that was returned has none, and its limits run anew with the next.
    /// </summary>
    public static ImmutableList<TransferLeg> Advance(
        this ImmutableList<TransferLeg> legs, TransferKind kind, TransferProgress progress, WorkingCalendar calendar, DateOnly today)
    {
        var (state, bothHere) = (progress.State, progress is { HasInformationTable: true, HasFunds: true });
        if (!state.IsOpen() && state != TransferState.Completed) return [.. legs.Select(leg => leg with { DoneOn = leg.DoneOn ?? today })];
        if (state < TransferState.Submitted) return [];

        legs = Start(legs, kind, NewPlaceReview, calendar, today);
        if (state >= TransferState.NewPlaceAccepted) legs = Start(Finish(legs, NewPlaceReview, today), kind, OriginProcessing, calendar, today);
        if (bothHere) legs = Start(Finish(legs, OriginProcessing, today), kind, Merging, calendar, today);
        return state == TransferState.Completed ? Finish(legs, Merging, today) : legs;
    }

    /// <summary>The leg that runs; null when none does.</summary>
    public static TransferLeg? Running(this ImmutableList<TransferLeg> legs) => legs.FindLast(leg => leg.DoneOn is null);

    private static ImmutableList<TransferLeg> Start(
        ImmutableList<TransferLeg> legs, TransferKind kind, string name, WorkingCalendar calendar, DateOnly today)
    {
        if (Limit(kind, name) is not { } limit || legs.Exists(leg => leg.Name == name)) return legs;

        var due = calendar.Add(today, limit);
        return legs.Add(new() { Name = name, StartedOn = today, DueOn = due.Date, Provisional = due.Provisional });
    }

    private static ImmutableList<TransferLeg> Finish(ImmutableList<TransferLeg> legs, string name, DateOnly today)
    {
        var index = legs.FindIndex(leg => leg.Name == name && leg.DoneOn is null);
        return index < 0 ? legs : legs.SetItem(index, legs[index] with { DoneOn = today });
    }
}
