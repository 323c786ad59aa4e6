using CsCheck;
using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;
using HrActors.Domain.Tests.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Contributions;

public class RetroactionTests
{
    /// <summary>200 people on 10,000: a rate of 16 % became 15 % six months before anybody knew.</summary>
    [Fact]
    public void A_rate_cut_of_six_months_ago_is_refunded_to_each_person()
    {
        var months = Enumerable.Range(3, 6).Select(month => new YearMonth(2024, month)).ToList();
        var refunds = Enumerable.Range(0, 200).SelectMany(_ => months.SelectMany(month =>
            Adjust("420100", month.ToString(), "2024-08-31", "2024-09-01", new() { GrossWage = 10_000m }))).ToList();

        Assert.Equal(1200, refunds.Count);
        Assert.All(refunds, refund =>
            Assert.Equal((AdjustmentKind.Refund, -100m, 0m), (refund.Kind, refund.EmployerDelta, refund.EmployeeDelta)));
        Assert.Equal(-120_000m, refunds.Sum(refund => refund.EmployerDelta));
        Assert.Equal(["seven-lines/420100/pension/2023-01/2023-01-01", "seven-lines/420100/pension/2024-03/2024-09-01"],
            new[] { refunds[0].FromVersion!, refunds[0].ToVersion }.Select(version => version[..version.LastIndexOf('/')]));
        Assert.Empty(Adjust("420100", "2024-02", "2024-08-31", "2024-09-01", new() { GrossWage = 10_000m }));
    }

    /// <summary>A floor of 3,523 that became 4,492 in December, from July on: five months are made up.</summary>
    [Theory]
    [InlineData("2024-06", 0, 0)]
    [InlineData("2024-07", 155.04, 77.52)]
    [InlineData("2024-11", 155.04, 77.52)]
    public void A_floor_that_rises_backwards_is_made_up(string month, decimal employer, decimal employee)
    {
        var adjustments = Adjust("440300", month, "2024-12-02", "2024-12-03", new() { GrossWage = 2000m });

        Assert.Equal((employer, employee), (adjustments.Sum(item => item.EmployerDelta), adjustments.Sum(item => item.EmployeeDelta)));
        Assert.All(adjustments, item => Assert.Equal((AdjustmentKind.Makeup, 3523m, 4492m), (item.Kind, item.FromBase, item.ToBase)));
    }

    [Fact]
    public void A_second_notice_is_compared_with_what_the_first_one_left()
    {
        var facts = new ContributionFacts { GrossWage = 2000m };
        var closed = SevenLines.Plan("440300", "2024-07", "2024-12-02").Calculate(facts).Value!;
        var now = SevenLines.Plan("440300", "2024-07", "2024-12-03");
        var first = Retroaction.Adjust(Retroaction.Settle(closed, []), facts, now).Value!;

        Assert.Single(first);
        Assert.Empty(Retroaction.Adjust(Retroaction.Settle(closed, first), facts, now).Value!);

        // Taken back: the whole difference goes the other way, and the closed month is still what it was.
        var back = Retroaction.Adjust(Retroaction.Settle(closed, first), facts, SevenLines.Plan("440300", "2024-07", "2024-12-02")).Value!;
        Assert.Equal((AdjustmentKind.Refund, -155.04m, -77.52m), (back[0].Kind, back[0].EmployerDelta, back[0].EmployeeDelta));
        Assert.Equal(closed.Lines[0].Employer, Assert.Single(Retroaction.Settle(closed, [.. first, .. back])).Employer);
    }

    [Fact]
    public void One_side_can_owe_while_the_other_is_owed()
    {
        var due = SevenLines.Plan("420100", "2024-03", "2024-09-01");
        var facts = new ContributionFacts { GrossWage = 10_000m };
        SettledLine old = new() { Line = InsuranceLine.Pension, Base = 10_000m, Employer = 1600m, Employee = 700m, PolicyVersion = "old" };

        var adjustments = Retroaction.Adjust([old], facts, due).Value!;

        Assert.Equal(
            [(AdjustmentKind.Makeup, 0m, 100m), (AdjustmentKind.Refund, -100m, 0m)],
            adjustments.Select(item => (item.Kind, item.EmployerDelta, item.EmployeeDelta)));
    }

    [Fact]
    public void A_line_that_had_no_figure_is_made_up_whole_and_one_that_has_none_now_is_left_alone()
    {
        var facts = new ContributionFacts { GrossWage = 10_000m };
        var plan = SevenLines.Plan("310000", "2024-03", "2024-06-01");
        SettledLine maternity =
            new() { Line = InsuranceLine.Maternity, Base = 10_000m, Employer = 70m, Employee = 0, PolicyVersion = "old" };

        var adjustments = Retroaction.Adjust([maternity], facts, plan).Value!;

        Assert.DoesNotContain(adjustments, item => item.Line == InsuranceLine.Maternity);
        var pension = adjustments[0];
        Assert.Equal((InsuranceLine.Pension, 1600m, null), (pension.Line, pension.EmployerDelta, pension.FromVersion));
    }

    /// <summary>A month closed with seven lines whose place or branch has but two of them: what is not due any more is refunded whole.</summary>
    [Theory]
    [InlineData(InsuranceLine.Pension, 1600, 800, 0, 0)]
    [InlineData(InsuranceLine.Pension, 1700, 800, -100, 0)]
    [InlineData(InsuranceLine.Maternity, 70, 0, -70, 0)]
    [InlineData(InsuranceLine.SupplementaryMedical, 0, 15, 0, -15)]
    [InlineData(InsuranceLine.HousingFund, 500, 500, -500, -500)]
    [InlineData(InsuranceLine.HousingFund, 0, 0, 0, 0)]
    public void A_line_that_is_not_due_any_more_is_taken_back(InsuranceLine line, int employer, int employee, int employerDelta, int employeeDelta)
    {
        var plan = ContributionPlan.For(PolicyBook.Shipped, "430100", "sample", new(2024, 3), new(2024, 6, 1)).Value!;
        SettledLine settled = new() { Line = line, Base = 10_000m, Employer = employer, Employee = employee, PolicyVersion = "old" };

        var change = Retroaction.Adjust([settled], new() { GrossWage = 10_000m }, plan).Value!.Find(item => item.Line == line);

        Assert.Equal((employerDelta, employeeDelta), (change?.EmployerDelta ?? 0, change?.EmployeeDelta ?? 0));
        Assert.True(change is null || change is { Kind: AdjustmentKind.Refund, FromVersion: "old" });
    }

    /// <summary>Whatever the wage, the month and the two days of knowledge: settled plus adjustments is what is due now.</summary>
    [Fact]
    public void What_is_settled_and_what_is_adjusted_make_what_is_due() =>
        Gen.Select(Gen.Int[0, 4_000_000], Gen.Int[1, 12], Gen.Bool.Select(cut => cut ? "420100" : "440300"),
            Gen.Bool).Sample((fen, month, region, backwards) =>
        {
            var facts = new ContributionFacts { GrossWage = fen / 100m };
            var (early, late) = (SevenLines.Plan(region, $"2024-{month:00}", "2024-08-31"),
                SevenLines.Plan(region, $"2024-{month:00}", "2025-01-01"));
            var (old, now) = backwards ? (late, early) : (early, late);
            var (closed, due) = (old.Calculate(facts).Value!, now.Calculate(facts).Value!);
            var adjustments = Retroaction.Adjust(Retroaction.Settle(closed, []), facts, now).Value!;

            return adjustments.Sum(item => item.EmployerDelta) == due.TotalEmployer - closed.TotalEmployer
                && adjustments.Sum(item => item.EmployeeDelta) == due.TotalEmployee - closed.TotalEmployee
                && adjustments.All(item => item.Kind == AdjustmentKind.Makeup
                    ? item is { EmployerDelta: >= 0, EmployeeDelta: >= 0 }
                    : item is { EmployerDelta: <= 0, EmployeeDelta: <= 0 });
        });

    private static ImmutableList<ContributionAdjustment> Adjust(string region, string month, string closedOn, string knownOn,
        ContributionFacts facts)
    {
        var closed = SevenLines.Plan(region, month, closedOn).Calculate(facts).Value!;
        return Retroaction.Adjust(Retroaction.Settle(closed, []), facts, SevenLines.Plan(region, month, knownOn)).Value!;
    }
}

/// <summary>The true-ups of Hunan, from what was known at the start of a year to what its notice fixed.</summary>
public class HunanTrueUpTests
{
    /// <summary>Month, day it was closed, day of the notice, wage; then what each side is owed or owes a month.</summary>
    public static TheoryData<string, string, string, decimal, decimal, decimal> TrueUps => new()
    {
        // 3604-18018 became 3586-17931: floor and cap are refunded, who lies between is not concerned.
        { "2022-01", "2022-07-18", "2022-07-19", 2000m, -2.88m, -1.44m },
        { "2022-07", "2022-07-18", "2022-07-19", 3586m, -2.88m, -1.44m },
        { "2022-07", "2022-07-18", "2022-07-19", 50_000m, -13.92m, -6.96m },
        { "2022-07", "2022-07-18", "2022-07-19", 10_000m, 0m, 0m },
        // 4308-21540 became 4072-20361.
        { "2025-05", "2025-09-21", "2025-09-22", 3000m, -37.76m, -18.88m },
        { "2025-05", "2025-09-21", "2025-09-22", 4200m, -17.28m, -8.64m },
        { "2025-05", "2025-09-21", "2025-09-22", 10_000m, 0m, 0m },
        { "2025-05", "2025-09-21", "2025-09-22", 21_000m, -102.24m, -51.12m },
        { "2025-05", "2025-09-21", "2025-09-22", 25_000m, -188.64m, -94.32m },
        // The day before nothing is known.
        { "2025-05", "2025-09-20", "2025-09-21", 25_000m, 0m, 0m },
    };

    [Theory]
    [MemberData(nameof(TrueUps))]
    public void A_closed_month_is_trued_up_both_ways_naming_both_versions(
        string month, string closedOn, string knownOn, decimal wage, decimal employer, decimal employee)
    {
        var facts = new ContributionFacts { GrossWage = wage };
        var closed = Plan(month, closedOn).Calculate(facts).Value!;
        var before = closed.Lines[0];
        var adjustments = Retroaction.Adjust(Retroaction.Settle(closed, []), facts, Plan(month, knownOn)).Value!;

        Assert.Equal((employer, employee), (adjustments.Sum(item => item.EmployerDelta), adjustments.Sum(item => item.EmployeeDelta)));
        Assert.All(adjustments, item => Assert.Equal((AdjustmentKind.Refund, before.PolicyVersion), (item.Kind, item.FromVersion)));
        Assert.All(adjustments, item => Assert.NotEqual(item.FromVersion, item.ToVersion));
        Assert.Equal(before, closed.Lines[0]);
    }

    /// <summary>Who was billed on 3,586 in 2023 owes up to 3,770: seven months of 29.44 and 14.72.</summary>
    [Fact]
    public void A_floor_billed_too_low_is_made_up()
    {
        var facts = new ContributionFacts { GrossWage = 2000m };
        var billed = Plan("2022-12", "2023-01-01").Calculate(facts).Value!;

        var adjustments = Enumerable.Range(1, 7)
            .SelectMany(month => Retroaction.Adjust(Retroaction.Settle(billed, []), facts, Plan($"2023-{month:00}", "2023-07-31")).Value!)
                .ToList();

        Assert.All(adjustments, item =>
            Assert.Equal((AdjustmentKind.Makeup, 29.44m, 14.72m), (item.Kind, item.EmployerDelta, item.EmployeeDelta)));
        Assert.Equal((206.08m, 103.04m), (adjustments.Sum(item => item.EmployerDelta), adjustments.Sum(item => item.EmployeeDelta)));
    }

    private static ContributionPlan Plan(string month, string knownOn)
    {
        var pension = PolicyBook.Shipped
            .Find("430200", "official", InsuranceLine.Pension, YearMonth.Parse(month), DateOnly.Parse(knownOn, null));
        return new ContributionPlan([pension.Value!], []);
    }
}
