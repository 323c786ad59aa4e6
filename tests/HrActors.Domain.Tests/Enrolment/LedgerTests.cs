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
    // Ended before it began: none.
    [InlineData("own 430100 2024-07 2024-06 0", 0)]
    [InlineData("own 430100 2024-06 2024-06 0", 1)]
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
    // What ended before it began parts no gap.
    [InlineData("440100 2021-01 2023-09 33; own 430100 2023-12 2023-11 0; own 430100 2024-02 - 0", "2023-10 2024-01 4")]
    [InlineData("own 430100 2023-12 2023-11 0", "")]
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
    [InlineData("420100 2016-01 2016-12 12; 420100 2017-01 2021-06 54", 40, "0 40", 26)]
    [InlineData("420100 2017-01 2022-06 66; 440100 2017-01 2022-06 66", 0, "0 0", 66)]
    // Three months also paid elsewhere are taken from what does not count anyway.
    [InlineData("420100 2017-01 2022-06 66; 430100 2022-04 2024-05 26", 48, "48 0", 44)]
    public void Months_that_a_transfer_left_behind_are_named_and_not_counted(string records, int? stayed, string expected, int total)
    {
        var done = new CompletedTransfer
        {
            Line = InsuranceLine.Pension, OriginRegionCode = Wuhan, CaseNo = "T-1", Months = Math.Max(0, 66 - (stayed ?? 0)), StayedMonths = stayed, At = Now.AddDays(1),
            DestinationRegionCode = Changsha,
        };

        var line = Ledger.Of(Records(records), Present, [done, done with { CaseNo = "T-2" }]).Lines.Single();

        Assert.Equal(expected, string.Join(' ', line.Periods.Select(period => period.NotTransferred)));
        Assert.Equal((total, line.Periods.Sum(period => period.NotTransferred)), (line.TotalMonths, line.NotTransferred));
        // Another line is not touched by it.
        var medical = Records(records).Select(record => record with { Line = InsuranceLine.Medical });
        Assert.Equal(0, Ledger.Of(medical, Present, [done]).Lines.Single(one => one.Line == InsuranceLine.Medical).NotTransferred);
    }

    /// <summary>社会保险法 art. 19: what was transferred stays with the person, also when the old place answers that it has nothing any more.</summary>
    [Theory]
    // 36 months of Guangzhou came to Changsha, five were paid there since; the old place as it was, and gone.
    [InlineData("36 2021-01 2023-12", "440100 2021-01 2023-12 36; own 430100 2024-01 - 0", 41, null)]
    [InlineData("36 2021-01 2023-12", "own 430100 2024-01 - 0", 41, "440100 2021-01 2023-12 36")]
    [InlineData("36 2021-01 2023-12", "", 36, "440100 2021-01 2023-12 36")]
    [InlineData("36 - 2023-12", "own 430100 2024-01 - 0", 41, "440100 2021-01 2023-12 36")]
    [InlineData("36 2021-01 -", "own 430100 2024-01 - 0", 41, "440100 2021-01 2023-12 36")]
    [InlineData("36 - -", "own 430100 2024-01 - 0", 41, "440100   36")]
    // Not all months of its span were paid, and some were paid here too.
    [InlineData("30 2021-01 2023-12", "own 430100 2024-01 - 0", 35, "440100 2021-01 2023-12 30")]
    [InlineData("36 2021-01 2023-12", "own 430100 2023-11 - 0", 41, "440100 2021-01 2023-12 34")]
    // The old place shows some of them still, or began anew after the end.
    [InlineData("36 2021-01 2023-12", "after 440100 2021-01 2021-12 12; own 430100 2024-01 - 0", 41, "440100 2021-01 2023-12 24")]
    [InlineData("36 - -", "after 440100 - - 36; own 430100 2024-01 - 0", 41, null)]
    [InlineData("36 2021-01 2023-12", "after 440100 2024-04 2024-05 2; own 430100 2024-01 2024-03 0", 41, "440100 2021-01 2023-12 36")]
    // The new place dates its record back, or gives one count for all.
    [InlineData("36 2021-01 2023-12", "after 430100 2021-01 2024-05 41", 41, null)]
    // Dated back over them, with months between that nobody paid; a month short of them; fewer months than were brought.
    [InlineData("36 2021-01 2023-12", "after 430100 2021-01 2024-05 38", 38, null)]
    [InlineData("36 2021-01 2023-12", "after 430100 - - 41", 41, null)]
    [InlineData("36 2021-01 2023-12", "after 430100 - - 5", 41, "440100 2021-01 2023-12 36")]
    [InlineData("36 2021-01 2023-12", "after 430100 2024-01 2024-05 41", 41, "440100 2021-01 2023-12 36")]
    // A temporary account leaves the months where they are.
    [InlineData("0 2021-01 2023-12", "own 430100 2024-01 - 0", 5, null)]
    public void What_a_transfer_brought_counts_though_no_record_shows_it(string transfer, string records, int total, string? brought)
    {
        var line = Assert.Single(Ledger.Of(Records(records), Present, [Transfer("T-1", Guangzhou, Changsha, transfer)]).Lines);

        Assert.Equal(total, line.TotalMonths);
        var told = line.Periods.SingleOrDefault(period => period.Source == LedgerPeriod.Transfer);
        Assert.Equal(brought, told is null ? null : $"{told.RegionCode} {told.From} {told.To} {told.Counted}");
        Assert.Equal(told is null ? null : "T-1", told?.CaseNo);
    }

    [Theory]
    // Carried on from Changsha to Wuhan with the five months of Changsha, and shown nowhere any more.
    [InlineData("36 2021-01 2023-12", "T-2 430100 420100 41 2021-01 2024-05", 41)]
    [InlineData("36 2021-01 2023-12", "T-2 430100 420100 41 2024-01 2024-05", 41)]
    [InlineData("36 2021-01 2023-12", "T-2 430100 420100 41 - -", 41)]
    [InlineData("36 - -", "T-2 430100 420100 41 - -", 41)]
    [InlineData("36 - -", "T-2 430100 420100 41 2021-01 2024-05", 41)]
    [InlineData("36 - -", "T-2 430100 420100 41 2024-01 2024-05", 41)]
    // The same months named again, and other months of the same place.
    [InlineData("36 - -", "T-2 440100 430100 36 - -", 36)]
    [InlineData("36 2021-01 2023-12", "T-2 440100 430100 36 2021-01 2023-12", 36)]
    [InlineData("36 2021-01 2023-12", "T-2 440100 430100 3 2024-01 2024-03", 39)]
    [InlineData("36 - -", "T-2 440100 430100 3 - -", 39)]
    // From another place.
    [InlineData("36 - -", "T-2 420100 430100 36 - -", 72)]
    public void Months_transferred_again_count_once(string first, string second, int total)
    {
        var parts = second.Split(' ', 4);

        var ledger = Ledger.Of([], Present, [Transfer("T-1", Guangzhou, Changsha, first), Transfer(parts[0], parts[1], parts[2], parts[3])]);

        Assert.Equal(total, Assert.Single(ledger.Lines).TotalMonths);
    }

    /// <summary>A pension transfer that ended after <see cref="Now"/>, from <c>months from through</c>.</summary>
    private static CompletedTransfer Transfer(string caseNo, string origin, string destination, string text)
    {
        var parts = text.Split(' ');
        return new()
        {
            Line = InsuranceLine.Pension, OriginRegionCode = origin, DestinationRegionCode = destination, CaseNo = caseNo, At = Now.AddDays(1),
            Months = int.Parse(parts[0], null), From = Month(parts[1]), Through = Month(parts[2]), StayedMonths = 0,
        };
    }

    private static (YearMonth?, YearMonth?, int, string) Shown(LedgerPeriod period) => (period.From, period.To, period.Months, period.Source);

    /// <summary>
    /// Pension records from <c>[own|active|after] region from to months</c>, separated by semicolons; a dash leaves a month out. What is told
    /// <c>after</c> is newer than the transfers.
    /// </summary>
    private static IEnumerable<EnrolmentRecord> Records(string texts) =>
        texts.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text =>
        {
            var (own, active) = (text.StartsWith("own ", StringComparison.Ordinal), text.StartsWith("active ", StringComparison.Ordinal));
            var after = text.StartsWith("after ", StringComparison.Ordinal);
            var parts = text.Split(' ')[(own || active || after ? 1 : 0)..];
            var record = Record(InsuranceLine.Pension, parts[0], own || active ? EnrolmentStatus.Active : EnrolmentStatus.Paused, int.Parse(parts[3], null));
            return record with { AsOf = after ? Now.AddDays(2) : Now, From = Month(parts[1]), To = Month(parts[2]), Source = own ? EnrolmentRecord.Own : "sandbox" };
        });

    private static YearMonth? Month(string text) => text == "-" ? null : YearMonth.Parse(text);
}
