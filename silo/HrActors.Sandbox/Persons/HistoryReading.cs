namespace HrActors.Sandbox.Persons;

/// <summary>Whole months from First to Last, both included.</summary>
internal sealed record CheckedPeriod(Month First, Month Last, decimal Base);

internal static class HistoryReading
{
    /// <summary>The periods in order of time; those with errors are left out. Periods of one record may not overlap.</summary>
    public static IReadOnlyList<CheckedPeriod> Read(IReadOnlyList<HistoryInput?> input, InputErrorsAt errors)
    {
        var periods = new List<CheckedPeriod>(input.Count);
        for (var i = 0; i < input.Count; i++)
        {
            var period = input[i] ?? new HistoryInput();
            var at = $"/history/{i}";
            var complete = true;
            if (!Month.TryParse(period.From, out var first)) Fail("/from", "须为 yyyy-MM", "must be yyyy-MM");
            if (!Month.TryParse(period.To, out var last)) Fail("/to", "须为 yyyy-MM", "must be yyyy-MM");
            if (period.Base is null or < 0) Fail("/base", "须为不小于零的金额", "must be an amount of at least zero");
            if (complete && last < first) Fail("/to", "早于起始月份", "lies before from");
            if (complete) periods.Add(new CheckedPeriod(first, last, period.Base!.Value));

            void Fail(string pointer, string chinese, string english)
            {
                complete = false;
                errors.Add(at + pointer, chinese, english);
            }
        }

        periods.Sort((a, b) => a.First.CompareTo(b.First));
        if (periods.Zip(periods.Skip(1)).Any(pair => pair.Second.First <= pair.First.Last))
            errors.Add("/history", "期间不能重叠", "holds periods that overlap");
        return periods;
    }
}
