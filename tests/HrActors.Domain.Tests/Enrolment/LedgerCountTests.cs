using CsCheck;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Enrolment;

/// <summary>社会保险法 art. 19: a month that some place shows as paid counts, and counts once, in whatever order the places are told.</summary>
public class LedgerCountTests
{
    private static readonly YearMonth First = new(2020, 1);

    private static readonly Gen<(MonthSpan Span, int Paid)> Stretch =
        from start in Gen.Int[0, 30]
        from length in Gen.Int[1, 24]
        from paid in Gen.Int[0, 26]
        select (new MonthSpan(First.AddMonths(start), First.AddMonths(start + length - 1)), paid);

    [Theory]
    // A whole year at one place, half of it at the other: the whole year.
    [InlineData("2021-01 2021-12 12; 2021-01 2021-12 6", 12)]
    // Two halves may make a whole, and no more than that.
    [InlineData("2021-01 2021-12 6; 2021-01 2021-12 6", 12)]
    [InlineData("2021-01 2021-12 8; 2021-01 2021-12 8", 12)]
    [InlineData("2021-01 2021-12 6; 2021-01 2022-12 12", 18)]
    // What was not paid lies where the other place has paid, as far as it has.
    [InlineData("2021-01 2021-12 12; 2021-07 2022-06 7", 18)]
    [InlineData("2021-01 2021-12 12; 2021-07 2022-06 5", 17)]
    // Inside another, after another, apart from it.
    [InlineData("2021-01 2021-12 12; 2021-06 2021-09 4", 12)]
    [InlineData("2021-01 2021-12 9; 2021-06 2021-09 4", 12)]
    [InlineData("2021-01 2021-12 12; 2022-01 2022-02 2", 14)]
    [InlineData("2021-01 2021-12 12; 2023-01 2023-02 1", 13)]
    // More than the stretch is long, and none at all.
    [InlineData("2021-01 2021-12 40", 12)]
    [InlineData("2021-01 2021-12 0", 0)]
    [InlineData("", 0)]
    public void A_month_counts_once_if_any_place_shows_it_paid(string stretches, int expected)
    {
        var told = stretches.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split(' '))
            .Select(parts => (new MonthSpan(YearMonth.Parse(parts[0]), YearMonth.Parse(parts[1])), int.Parse(parts[2], null))).ToList();

        Assert.Equal(expected, LedgerCount.Of(told).Count);
        Assert.Equal(expected, LedgerCount.Of(Enumerable.Reverse(told)).Count);
    }

    [Fact]
    public void The_order_changes_nothing() => Gen.Select(Stretch.List[0, 6], Gen.Int).Sample((stretches, seed) =>
    {
        var shuffled = stretches.ToArray();
        new Random(seed).Shuffle(shuffled);

        var (told, other) = (LedgerCount.Of(stretches), LedgerCount.Of(shuffled));

        Assert.Equal(told, other);
        // Whole stretches count whole, nothing counts that lies in none, and nothing that nobody paid.
        Assert.Superset(stretches.Where(one => one.Paid >= one.Span.Months).SelectMany(Months).ToHashSet(), told.ToHashSet());
        Assert.Subset(stretches.SelectMany(Months).ToHashSet(), told.ToHashSet());
        Assert.True(told.Count <= stretches.Sum(one => one.Paid));
    });

    /// <summary>The ledger of the same records, their places named the other way round.</summary>
    [Fact]
    public void The_names_of_the_places_change_no_total() => Gen.Select(Stretch, Stretch, Stretch).Sample((a, b, c) =>
    {
        string[] places = [Wuhan, Changsha, Guangzhou];

        var totals =
            from order in new[] { new[] { 0, 1, 2 }, [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0] }
            let records = new[] { a, b, c }.Select((one, index) => Record(InsuranceLine.Pension, places[order[index]], EnrolmentStatus.Paused, one.Paid)
                with { From = one.Span.From, To = one.Span.To })
            let line = Ledger.Of(records, First).Lines.SingleOrDefault()
            select (line?.TotalMonths, line?.Periods.Sum(period => period.Counted));

        Assert.Single(totals.Distinct());
    });

    private static IEnumerable<YearMonth> Months((MonthSpan Span, int Paid) one) => Enumerable.Range(0, one.Span.Months).Select(one.Span.From.AddMonths);
}
