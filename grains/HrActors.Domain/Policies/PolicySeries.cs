using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>
/// A parameter over time, in two times: the months it holds for and the day it became known. Where values overlap, the one that
/// was published later holds; of two published on one day, the one that starts later.
/// </summary>
/// <param name="values">In the order of publication, then of their first month.</param>
public sealed class PolicySeries<T>(ImmutableArray<Dated<T>> values)
{
    public ImmutableArray<Dated<T>> Values { get; } = values;

    /// <summary>What holds for <paramref name="month"/> as known at the end of <paramref name="knownOn"/>; null outside its life.</summary>
    public Dated<T>? Find(YearMonth month, DateOnly knownOn)
    {
        for (var i = Values.Length - 1; i >= 0; i--)
        {
            if (Values[i].Published <= knownOn && Values[i].Covers(month)) return Values[i];
        }

        return null;
    }
}
