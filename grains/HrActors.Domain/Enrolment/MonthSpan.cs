using HrActors.Domain.Time;

namespace HrActors.Domain.Enrolment;

/// <summary>Whole months from <paramref name="From"/> to <paramref name="To"/>, both included; never empty.</summary>
public readonly record struct MonthSpan(YearMonth From, YearMonth To)
{
    /// <summary>The months a relationship covers; null when the agency gave only a count, or when it ended before it began.</summary>
    /// <param name="record">A relationship as shown by an agency or by the group itself.</param>
    /// <param name="through">Ends what still runs, included; a relationship that begins later covers its first month.</param>
    public static MonthSpan? Of(EnrolmentRecord record, YearMonth through)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.From is not { } from || record.To < from) return null;
        var to = record.To
            ?? (record.Status == EnrolmentStatus.Active ? through : record.Months > 0 ? from.AddMonths(record.Months - 1) : null as YearMonth?);
        return to is not { } end ? null : new(from, end < from ? from : end);
    }

    public int Months => YearMonth.CountInclusive(From, To);

    /// <summary>The months both have; null when there are none.</summary>
    public MonthSpan? Overlap(MonthSpan other)
    {
        var (from, to) = (From > other.From ? From : other.From, To < other.To ? To : other.To);
        return from <= to ? new(from, to) : null;
    }

    /// <summary>The months that any of them has, as spans in order of time with months between them.</summary>
    public static ImmutableList<MonthSpan> Union(IEnumerable<MonthSpan> spans) =>
        spans.OrderBy(span => span.From).Aggregate(ImmutableList<MonthSpan>.Empty, (union, next) =>
            union is [.., var last] && next.From <= last.To.AddMonths(1)
                ? union.SetItem(union.Count - 1, last with { To = last.To > next.To ? last.To : next.To })
                : union.Add(next));
}
