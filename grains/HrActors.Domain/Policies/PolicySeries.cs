using HrActors.Domain.Localisation;
using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>
/// A parameter over time, in two times: the months it holds for and the day it became known. Where values overlap, the one that
/// was published later holds; of two published on one day, the one that starts later.
/// </summary>
public sealed class PolicySeries
{
    private static readonly LocalText NotYetPublished = LocalText.Of("截至查询日尚未公布", "not published yet on the day asked for");

    private static readonly LocalText UnknownPublication =
        LocalText.Of("通知未载明发布日期，无法认定查询日已公布", "the notice states no day of publication, so nobody can say it was known then");

    public PolicySeries(IEnumerable<Dated> values, IEnumerable<PendingValue> pending)
    {
        Values = [.. values.OrderBy(value => value.Published).ThenBy(value => value.From)];
        Pending = [.. pending.OrderBy(value => value.From)];
    }

    /// <summary>In the order of publication, then of their first month.</summary>
    public ImmutableArray<Dated> Values { get; }

    /// <summary>Months that are stated to have no value; a value takes precedence.</summary>
    public ImmutableArray<PendingValue> Pending { get; }

    /// <summary>First month with a value or a pending mark.</summary>
    public YearMonth Start => Values.Select(value => value.From).Concat(Pending.Select(pending => pending.From)).Min();

    /// <summary>What holds for <paramref name="month"/> as known at the end of <paramref name="knownOn"/>; null outside its life.</summary>
    public Dated? Find(YearMonth month, DateOnly knownOn)
    {
        for (var i = Values.Length - 1; i >= 0; i--)
        {
            if (Values[i].Published <= knownOn && Values[i].Covers(month)) return Values[i];
        }

        return null;
    }

    /// <summary>
    /// Why there is no value for a month though the pack knows of the parameter: nobody confirmed it, or its notice came, or was
    /// recorded, only after <paramref name="knownOn"/>. Null when the month is simply outside the life.
    /// </summary>
    public LocalText? FindPending(YearMonth month, DateOnly knownOn)
    {
        foreach (var pending in Pending)
        {
            if (pending.Covers(month)) return pending.Reason;
        }

        var later = Values.FirstOrDefault(value => value.Published > knownOn && value.Covers(month));
        return later is null ? null : later.Source.PublicationStated ? NotYetPublished : UnknownPublication;
    }
}
