using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>What the values of one series must have in common so that every month and day of knowledge has one answer.</summary>
internal static class SeriesCheck
{
    /// <param name="values">As read, in any order.</param>
    /// <param name="pending">Months stated to have no value.</param>
    /// <param name="faults">Takes the faults, each at the line of its value.</param>
    /// <param name="line">Where a fault without a value is reported.</param>
    public static void Check(IReadOnlyList<Dated> values, IReadOnlyList<PendingValue> pending, PolicyFaults faults, long line)
    {
        var ordered = values.OrderBy(value => value.Published).ThenBy(value => value.From).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            var value = ordered[i];
            if (value.To < value.From) faults.Add(value.FileLine, "reversed", "to 早于 from", "to is before from");
            CheckOverlap(ordered[..i], value, faults);
        }

        CheckGaps(values, pending, faults, line);
    }

    private static void CheckOverlap(List<Dated> earlier, Dated value, PolicyFaults faults)
    {
        // Of one day's notices an open end is closed by the next start; an end that is stated is meant.
        if (earlier.Find(other =>
            other.Published == value.Published && other.Covers(value.From) && (other.To is not null || other.From == value.From))
            is { } twin)
        {
            faults.Add(value.FileLine, "overlap", $"与同日发布、自 {twin.From} 起的值重叠",
                $"Overlaps the value from {twin.From}, published on the same day");
        }
        else if (!value.Source.PublicationStated
            && earlier.Find(other => other.Source.PublicationStated && Collide(other, value)) is { } unclear)
        {
            faults.Add(value.FileLine, "overlap", $"与自 {unclear.From} 起的值重叠，而未载明发布日期，无法判断以何者为准",
                $"Overlaps the value from {unclear.From}, and without a day of publication nobody can say which holds");
        }

        // A later notice about earlier months must say where it ends, or it would silently undo what starts after it.
        else if (value.To is null && earlier.Find(other => other.From > value.From) is { } overrun)
        {
            faults.Add(value.FileLine, "overlap", $"未写明 to，会覆盖自 {overrun.From} 起的值",
                $"Without to it would replace the value from {overrun.From}");
        }
    }

    /// <summary>An open end of the value that is known to be older is closed by the start of the newer one.</summary>
    private static bool Collide(Dated known, Dated value) => (known.To is not null && known.Covers(value.From)) || value.Covers(known.From);

    private static void CheckGaps(IReadOnlyList<Dated> values, IReadOnlyList<PendingValue> pending, PolicyFaults faults, long line)
    {
        var spans = values.Select(value => (value.From, value.To, value.FileLine))
            .Concat(pending.Select(mark => (mark.From, mark.To, FileLine: line)));
        YearMonth? end = null;
        foreach (var (from, to, at) in spans.OrderBy(span => span.From))
        {
            if (end is { } last && from > last.AddMonths(1))
            {
                faults.Add(at, "gap", $"{last} 之后至 {from} 之前没有值", $"No value after {last} and before {from}");
            }

            if (to is not { } closed) return;
            end = end is { } known && known > closed ? known : closed;
        }
    }
}
