using HrActors.Domain.Time;

namespace HrActors.Domain.Enrolment;

/// <summary>Which months of several stretches count: each once, at whatever place it was paid (社会保险法 art. 19, 人社部发〔2010〕70号).</summary>
public static class LedgerCount
{
    /// <summary>
    /// As many months as can each be a paid one of some stretch, whatever the order of the stretches. Nobody says which months of a stretch
    /// were not paid: they are taken to be those that another one has, as far as it has any.
    /// </summary>
    /// <param name="stretches">Stretches with the months paid in each; more than it is long count as its length.</param>
    public static ImmutableSortedSet<YearMonth> Of(IEnumerable<(MonthSpan Span, int Paid)> stretches)
    {
        var ahead = new Queue<(MonthSpan Span, int Paid)>(stretches.Where(stretch => stretch.Paid > 0).OrderBy(stretch => stretch.Span.From));
        // The one that ends first has the fewest months left to be counted in, so that it goes first.
        var begun = new PriorityQueue<(YearMonth To, int Left), YearMonth>();
        var months = ImmutableSortedSet.CreateBuilder<YearMonth>();
        var month = new YearMonth(1, 1);
        while (begun.Count > 0 || ahead.Count > 0)
        {
            if (begun.Count == 0 && ahead.Peek().Span.From > month) month = ahead.Peek().Span.From;
            while (ahead.TryPeek(out var next) && next.Span.From <= month)
            {
                ahead.Dequeue();
                begun.Enqueue((next.Span.To, next.Paid), next.Span.To);
            }

            var (to, left) = begun.Dequeue();
            if (to < month) continue;
            if (left > 1) begun.Enqueue((to, left - 1), to);
            months.Add(month);
            month = month.AddMonths(1);
        }

        return months.ToImmutable();
    }
}
