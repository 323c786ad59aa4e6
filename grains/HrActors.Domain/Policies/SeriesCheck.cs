using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>What the values of one series must have in common so that every month and day of knowledge has one answer.</summary>
internal static class SeriesCheck
{
    public static void Check<T>(IReadOnlyList<(Dated<T> Value, long Line)> values, PolicyYaml yaml)
    {
        for (var i = 0; i < values.Count; i++)
        {
            var (value, line) = values[i];
            if (value.To < value.From) yaml.Fail(line, "reversed", "to 早于 from", "to is before from");
            var earlier = values.Take(i).Select(item => item.Value).ToList();
            CheckOrder(earlier, value, line, yaml);
            CheckReach(earlier, value, line, yaml);
        }

        CheckGaps(values, yaml);
    }

    private static void CheckOrder<T>(List<Dated<T>> earlier, Dated<T> value, long line, PolicyYaml yaml)
    {
        if (earlier is [.., var previous]
            && (value.Published < previous.Published || (value.Published == previous.Published && value.From < previous.From)))
        {
            yaml.Fail(line, "order", "应按 published、from 的先后排列", "The values have to stand in the order of published, then from");
        }

        // Of one day's notices an open end is closed by the next start; an end that is stated is meant.
        if (earlier.Find(other => other.Published == value.Published && other.Covers(value.From) && (other.To is not null || other.From == value.From))
            is { } overlapped)
        {
            yaml.Fail(line, "overlap", $"与同日发布、自 {overlapped.From} 起的值重叠", $"Overlaps the value from {overlapped.From}, published on the same day");
        }
    }

    /// <summary>A later notice about earlier months must say where it ends, or it would silently undo what starts after it.</summary>
    private static void CheckReach<T>(List<Dated<T>> earlier, Dated<T> value, long line, PolicyYaml yaml)
    {
        if (value.To is null && earlier.Find(other => other.From > value.From) is { } overrun)
        {
            yaml.Fail(line, "overlap", $"未写明 to，会覆盖自 {overrun.From} 起的值", $"Without to it would replace the value from {overrun.From}");
        }
    }

    private static void CheckGaps<T>(IReadOnlyList<(Dated<T> Value, long Line)> values, PolicyYaml yaml)
    {
        YearMonth? end = null;
        foreach (var (value, line) in values.OrderBy(item => item.Value.From))
        {
            if (end is { } last && value.From > last.AddMonths(1))
            {
                yaml.Fail(line, "gap", $"{last} 之后至 {value.From} 之前没有值", $"No value after {last} and before {value.From}");
            }

            if (value.To is not { } to) return;
            end = end is { } known && known > to ? known : to;
        }
    }
}
