using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Enrolment;

/// <summary>社会保险法 art. 19: months at several places add up, and no month counts twice.</summary>
public class LedgerTests
{
    private static readonly YearMonth Present = new(2024, 5);

    [Theory]
    // Guangzhou to 2023-12, Changsha on its own from 2024-01 to the present month.
    [InlineData("440100 2021-01 2023-12 36; own 430100 2024-01 - 0", 41)]
    [InlineData("440100 2021-01 2023-12 36; own 430100 2024-05 - 0", 37)]
    // Three months at both places.
    [InlineData("440100 2021-01 2023-12 36; 420100 2023-10 2023-12 3", 36)]
    [InlineData("420100 2023-10 2023-12 3; 440100 2021-01 2023-12 36", 36)]
    [InlineData("440100 2021-01 2023-12 36; 420100 2023-10 2024-02 5", 38)]
    // Fewer paid than the span.
    [InlineData("440100 2021-01 2023-12 30", 30)]
    [InlineData("440100 2021-01 2023-12 0", 0)]
    // Only a count.
    [InlineData("440100 - - 36", 36)]
    [InlineData("440100 - - 36; 420100 - - 3", 39)]
    [InlineData("440100 - - 36; own 430100 2024-01 - 0", 41)]
    // Still paying elsewhere: the span runs to the present, the months are those paid.
    [InlineData("active 420100 2021-01 - 36", 36)]
    // Begins after the present month: that one month.
    [InlineData("own 430100 2024-07 - 0", 1)]
    [InlineData("440100 - - 0", null)]
    [InlineData("", null)]
    public void Months_add_up_and_count_once(string records, int? expected)
    {
        var ledger = Ledger.Of(Records(records), Present);

        Assert.Equal(expected, ledger.Lines.SingleOrDefault()?.TotalMonths);
    }

    [Theory]
    // The month before: no gap. The month of: one month. The month after: two.
    [InlineData("440100 2021-01 2022-12 24; 420100 2023-01 2024-05 17", "")]
    [InlineData("440100 2021-01 2022-12 24; 420100 2023-02 2024-05 16", "2023-01 2023-01 1")]
    [InlineData("440100 2021-01 2022-12 24; 420100 2023-03 2024-05 15", "2023-01 2023-02 2")]
    // Overlapping and enclosed periods leave none.
    [InlineData("440100 2021-01 2022-12 24; 420100 2021-06 2021-09 4; 430100 2022-12 2024-05 18", "")]
    [InlineData("440100 2021-01 2022-12 24; 420100 2021-06 2021-09 4; 430100 2023-02 2024-05 16", "2023-01 2023-01 1")]
    // Several, in whatever order they are told.
    [InlineData("430100 2024-01 2024-05 5; 440100 2021-01 2021-12 12; 420100 2022-02 2023-10 21", "2022-01 2022-01 1; 2023-11 2023-12 2")]
    // It runs on until the month before the present one, which may still be paid.
    [InlineData("440100 2021-01 2024-05 41", "")]
    [InlineData("440100 2021-01 2024-04 40", "")]
    [InlineData("440100 2021-01 2024-03 39", "2024-04 2024-04 1")]
    [InlineData("440100 2021-01 2022-12 24; own 430100 2024-05 - 0", "2023-01 2024-04 16")]
    // A count without months has no place in time.
    [InlineData("440100 - - 36", "")]
    [InlineData("440100 - - 12; 420100 2021-01 2022-12 24; own 430100 2023-07 - 0", "2023-01 2023-06 6")]
    [InlineData("", "")]
    public void Months_without_a_contribution_are_shown(string records, string expected)
    {
        var line = Ledger.Of(Records(records), Present).Lines.SingleOrDefault();

        Assert.Equal(expected, string.Join("; ", line?.Gaps.Select(gap => $"{gap.From} {gap.To} {gap.Months}") ?? []));
    }

    [Theory]
    [InlineData(InsuranceLine.Medical, "2023-03", 2, false)]
    [InlineData(InsuranceLine.Medical, "2023-04", 3, false)]
    [InlineData(InsuranceLine.Medical, "2023-05", 4, true)]
    [InlineData(InsuranceLine.Pension, "2023-05", 4, false)]
    public void More_than_three_months_without_medical_insurance_may_mean_waiting(InsuranceLine line, string from, int months, bool expected)
    {
        var records = Records($"440100 2021-01 2022-12 24; own 430100 {from} - 0").Select(record => record with { Line = line });

        var gap = Assert.Single(Ledger.Of(records, Present).Lines.Single().Gaps);

        Assert.Equal((months, expected), (gap.Months, gap.MayWait));
    }

    [Fact]
    public void Each_period_says_where_it_is_from_and_what_it_adds()
    {
        var line = Ledger.Of(Records("440100 2021-01 2023-12 36; 420100 2023-10 2024-02 5; 420100 - - 7"), Present).Lines.Single();

        Assert.Equal(
            [("420100", 7, 7, "sandbox"), ("440100", 36, 36, "sandbox"), ("420100", 5, 2, "sandbox")],
            line.Periods.Select(period => (period.RegionCode, period.Months, period.Counted, period.Source)));
        Assert.Equal((45, 7), (line.TotalMonths, line.Undated));
    }

    [Fact]
    public void The_newest_answer_about_a_period_replaces_the_older()
    {
        var older = Records("440100 2021-01 2023-12 30").Single();

        Assert.Equal(36, Ledger.Of([older with { Months = 36, AsOf = Now.AddDays(1) }, older], Present).Lines[0].TotalMonths);
        Assert.Equal(30, Ledger.Of([older, older with { Months = 36, AsOf = Now.AddDays(-1) }], Present).Lines[0].TotalMonths);
    }

    [Fact]
    public void Lines_stand_apart_and_periods_in_order_of_time()
    {
        var pension = Records("own 430100 2024-01 - 0; 440100 2021-01 2023-12 36").ToList();
        var ledger = Ledger.Of([pension[0] with { Line = InsuranceLine.Medical }, .. pension], Present);

        Assert.Equal([(InsuranceLine.Pension, 41), (InsuranceLine.Medical, 5)], ledger.Lines.Select(line => (line.Line, line.TotalMonths)));
        Assert.Equal([Guangzhou, Changsha], ledger.Lines[0].Periods.Select(period => period.RegionCode));
        Assert.Equal((new YearMonth(2024, 1), Present, 5, "own"), Shown(ledger.Lines[0].Periods[1]));
    }

    /// <summary>人社厅发〔2019〕94号: a lump sum without papers stays at the old place; which months they are, nobody says.</summary>
    [Theory]
    // 66 months there, of which 48 stay, and 18 here.
    [InlineData("420100 2017-01 2022-06 66; own 430100 2022-12 - 0", 48, "48 0", 36)]
    [InlineData("420100 2017-01 2022-06 66; own 430100 2022-12 - 0", 0, "0 0", 84)]
    [InlineData("420100 2017-01 2022-06 66; own 430100 2022-12 - 0", null, "0 0", 84)]
    [InlineData("420100 - - 66; own 430100 2022-12 - 0", 48, "48 0", 36)]
    // All of them, and no more than were paid.
    [InlineData("420100 2017-01 2022-06 66", 66, "66", 0)]
    [InlineData("420100 2017-01 2022-06 66", 67, "66", 0)]
    // Of two stretches the longer one; another place is not meant.
    [InlineData("420100 2016-01 2016-12 12; 420100 2017-01 2020-12 48", 40, "0 40", 20)]
    [InlineData("440100 2017-01 2022-06 66", 48, "0", 66)]
    // Three months also paid elsewhere are taken from what does not count anyway.
    [InlineData("420100 2017-01 2022-06 66; 430100 2022-04 2024-05 26", 48, "48 0", 44)]
    public void Months_that_a_transfer_left_behind_are_named_and_not_counted(string records, int? stayed, string expected, int total)
    {
        var done = new CompletedTransfer
        {
            Line = InsuranceLine.Pension, OriginRegionCode = Wuhan, CaseNo = "T-1", Months = 18, StayedMonths = stayed, At = Now.AddDays(1),
            DestinationRegionCode = Changsha,
        };

        var line = Ledger.Of(Records(records), Present, [done, done with { CaseNo = "T-2" }]).Lines.Single();

        Assert.Equal(expected, string.Join(' ', line.Periods.Select(period => period.NotTransferred)));
        Assert.Equal((total, line.Periods.Sum(period => period.NotTransferred)), (line.TotalMonths, line.NotTransferred));
        // Another line is not touched by it.
        var medical = Records(records).Select(record => record with { Line = InsuranceLine.Medical });
        Assert.Equal(0, Ledger.Of(medical, Present, [done]).Lines.Single().NotTransferred);
    }

    private static (YearMonth?, YearMonth?, int, string) Shown(LedgerPeriod period) => (period.From, period.To, period.Months, period.Source);

    /// <summary>Pension records from <c>[own|active] region from to months</c>, separated by semicolons; a dash leaves a month out.</summary>
    private static IEnumerable<EnrolmentRecord> Records(string texts) =>
        texts.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text =>
        {
            var (own, active) = (text.StartsWith("own ", StringComparison.Ordinal), text.StartsWith("active ", StringComparison.Ordinal));
            var parts = text.Split(' ')[(own || active ? 1 : 0)..];
            var record = Record(InsuranceLine.Pension, parts[0], own || active ? EnrolmentStatus.Active : EnrolmentStatus.Paused, int.Parse(parts[3], null));
            return record with { From = Month(parts[1]), To = Month(parts[2]), Source = own ? EnrolmentRecord.Own : "sandbox" };
        });

    private static YearMonth? Month(string text) => text == "-" ? null : YearMonth.Parse(text);
}
