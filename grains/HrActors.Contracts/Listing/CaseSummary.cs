using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Contracts.Listing;

/// <summary>How many transfer cases there are: by state, and the open ones by old place and by age.</summary>
[GenerateSerializer, Immutable, Alias("hr.case-summary")]
public sealed record CaseSummary
{
    [Id(0)] public required int Total { get; init; }
    [Id(1)] public required int Open { get; init; }

    /// <summary>Open cases whose running step is beyond its last day.</summary>
    [Id(2)] public required int Overdue { get; init; }

    /// <summary>In the order of states; those without a case are absent.</summary>
    [Id(3)] public ImmutableArray<CaseCount> ByState { get; init; } = [];

    /// <summary>Open cases by the old place's code, the most first.</summary>
    [Id(4)] public ImmutableArray<CaseCount> ByOrigin { get; init; } = [];

    /// <summary>Open cases by the least days of age of <see cref="CaseAges"/>, every class in its order.</summary>
    [Id(5)] public ImmutableArray<CaseCount> ByAge { get; init; } = [];

    public static CaseSummary Of(IReadOnlyCollection<CaseGroup> groups)
    {
        var open = groups.Where(group => group.State.IsOpen()).ToList();
        return new()
        {
            Total = groups.Sum(group => group.Count),
            Open = open.Sum(group => group.Count),
            Overdue = open.Where(group => group.Overdue).Sum(group => group.Count),
            ByState = [.. Count(groups, group => group.State).OrderBy(count => count.Key).Select(count => count.Named(count.Key.ToString()))],
            ByOrigin =
            [
                .. Count(open, group => group.OriginRegionCode)
                    .OrderByDescending(count => count.Cases).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => count.Named(count.Key)),
            ],
            ByAge =
            [
                .. CaseAges.LeastDays.Select((days, index) => new Counted<int>(
                    days, open.Where(group => group.Age == index).Sum(group => group.Count),
                    open.Where(group => group.Age == index && group.Overdue).Sum(group => group.Count)).Named(Text(days))),
            ],
        };
    }

    private static string Text(int days) => days.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<Counted<T>> Count<T>(IEnumerable<CaseGroup> groups, Func<CaseGroup, T> key) => groups
        .GroupBy(key)
        .Select(same => new Counted<T>(same.Key, same.Sum(group => group.Count), same.Where(IsOverdue).Sum(group => group.Count)));

    private static bool IsOverdue(CaseGroup group) => group.Overdue && group.State.IsOpen();

    private sealed record Counted<T>(T Key, int Cases, int Overdue)
    {
        public CaseCount Named(string name) => new() { Key = name, Cases = Cases, Overdue = Overdue };
    }
}

/// <summary>One count with how many of it are overdue.</summary>
[GenerateSerializer, Immutable, Alias("hr.case-count")]
public sealed record CaseCount
{
    /// <summary>The state's name, the old place's code, or the least days of age.</summary>
    [Id(0)] public required string Key { get; init; }
    [Id(1)] public required int Cases { get; init; }
    [Id(2)] public required int Overdue { get; init; }
}

/// <summary>Classes of age (案件时长): each from its least days to the day before the next.</summary>
public static class CaseAges
{
    /// <summary>In days since the day a case was opened: 0-7, 8-30, 31-60, 61-90, 91 and more.</summary>
    public static readonly ImmutableArray<int> LeastDays = [0, 8, 31, 61, 91];

    /// <summary>The instant before which a case was opened that is at least so many days old.</summary>
    public static DateTimeOffset OpenedBefore(DateOnly today, int leastDays) => ChinaTime.StartOf(today.AddDays(1 - leastDays));

    /// <summary>The class of a case opened on a day, as an index of <see cref="LeastDays"/>.</summary>
    public static int Of(DateOnly openedOn, DateOnly today)
    {
        var days = Math.Max(0, today.DayNumber - openedOn.DayNumber);
        return LeastDays.Length - 1 - LeastDays.Reverse().ToList().FindIndex(least => least <= days);
    }
}

/// <summary>Cases alike in all that is counted; rows only.</summary>
/// <param name="Age">Index of <see cref="CaseAges.LeastDays"/>.</param>
public sealed record CaseGroup(TransferState State, string OriginRegionCode, int Age, bool Overdue, int Count);
