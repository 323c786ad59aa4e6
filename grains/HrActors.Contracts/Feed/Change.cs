using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Policies;

namespace HrActors.Contracts.Feed;

/// <summary>
/// That an employee, a case or a policy draft changed: the new summary row, for rosters and dashboards. Exactly one member is set.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.change")]
public sealed record Change
{
    /// <summary>Empty for a policy draft: it is everybody's who sees amounts.</summary>
    [Id(0)] public required string BranchCode { get; init; }
    [Id(1)] public RosterRow? Employee { get; init; }
    [Id(2)] public CaseRow? Case { get; init; }

    /// <summary>An employee that moved away: the number and the version of the move. Takes it off this branch's roster.</summary>
    [Id(3)] public RosterRow? MovedAway { get; init; }
    [Id(4)] public required DateTimeOffset At { get; init; }

    /// <summary>A policy draft that came, was weighed or decided, or whose 24 hours are over.</summary>
    [Id(5)] public PolicyDraft? Policy { get; init; }
}

/// <summary>A dashboard process: hears of every change, best effort. What it shows it reads again from the actors.</summary>
[Alias("hr.IFeedObserver")]
public interface IFeedObserver : IGrainObserver
{
    [Alias("Notify"), SystemOnly] Task Notify(ImmutableArray<Change> changes);
}

/// <summary>Hands changes to the observers, one per process. Key: <see cref="GrainKeys.Feed"/>. A hint, not a record.</summary>
[Alias("hr.IFeedGrain")]
public interface IFeedGrain : IGrainWithStringKey
{
    /// <summary>To be renewed at half of <see cref="FeedLease.Duration"/>.</summary>
    [Alias("Subscribe"), SystemOnly] Task Subscribe(IFeedObserver observer);
    [Alias("Unsubscribe"), SystemOnly] Task Unsubscribe(IFeedObserver observer);
    [Alias("Publish"), SystemOnly] Task Publish(ImmutableArray<Change> changes);
}

public static class FeedLease
{
    /// <summary>How long a subscription lasts without renewal.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(2);
}
