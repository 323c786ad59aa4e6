using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;
using HrActors.Domain.Regions;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Policies;

/// <summary>The pack of real notices: what it knows, from when, and what it does not pretend to know.</summary>
public class OfficialPackTests
{
    private static readonly DateOnly Now = new(2026, 11, 23);

    private static readonly PolicyBook Book = PolicyBook.Shipped;

    /// <summary>The chain of notices about Hunan: month, day of knowledge, floor and cap, grade.</summary>
    public static TheoryData<string, string, decimal?, decimal?, string?> Hunan => new()
    {
        { "2021-12", "2026-11-23", null, null, null },
        { "2022-01", "2022-02-10", 3604m, 18018m, "unconfirmed" },
        { "2022-07", "2022-07-18", 3604m, 18018m, "unconfirmed" },
        { "2022-07", "2022-07-19", 3586m, 17931m, "confirmed" },
        { "2022-12", "2026-11-23", 3586m, 17931m, "confirmed" },
        { "2023-01", "2023-07-30", null, null, null },
        { "2023-01", "2023-07-31", 3770m, 18852m, "confirmed" },
        { "2024-03", "2024-05-01", null, null, null },
        { "2024-03", "2024-08-07", null, null, null },
        { "2024-03", "2024-08-08", 4027m, 20133m, "confirmed" },
        { "2024-03", "2024-09-01", 4027m, 20133m, "confirmed" },
        { "2025-06", "2025-01-30", null, null, null },
        { "2025-06", "2025-01-31", 4308m, 21540m, "unconfirmed" },
        { "2025-06", "2025-09-21", 4308m, 21540m, "unconfirmed" },
        { "2025-06", "2025-09-22", 4072m, 20361m, "confirmed" },
        { "2026-06", "2026-08-22", 4106m, 20529m, "unconfirmed" },
        { "2027-01", "2026-11-23", null, null, null },
    };

    [Theory]
    [MemberData(nameof(Hunan))]
    public void Hunans_bounds_follow_the_notices_and_the_days_they_came(string month, string knownOn, decimal? floor, decimal? cap,
        string? grade)
    {
        foreach (var region in new[] { "430100", "430200", "430000" })
        {
            var found = Book.Find(region, "official", InsuranceLine.Pension, YearMonth.Parse(month), DateOnly.Parse(knownOn, null));

            Assert.Equal((floor, cap), (found.Value?.Bounds?.Floor, found.Value?.Bounds?.Cap));
            Assert.Equal(grade, found.Value?.Grade.WireName());
            Assert.Equal(floor is null ? "policy.not-in-force" : null, found.Refusal?.Code);
        }
    }

    [Theory]
    [InlineData(2000, 4027, 644.32, 322.16)]
    [InlineData(4027, 4027, 644.32, 322.16)]
    [InlineData(50_000, 20_133, 3221.28, 1610.64)]
    public void Changsha_2024_comes_out_with_its_notice_named(decimal wage, decimal lineBase, decimal employer, decimal employee)
    {
        var plan = ContributionPlan.For(Book, "430100", "official", new(2024, 3), Now).Value!;
        var pension = plan.Calculate(new() { GrossWage = wage }).Value!.Lines[0];

        Assert.Equal((InsuranceLine.Pension, lineBase, employer, employee),
            (pension.Line, pension.Base, pension.Employer, pension.Employee));
        Assert.Contains("湘人社规〔2024〕12号", pension.Source, StringComparison.Ordinal);
        Assert.Contains(plan.Explain(new() { GrossWage = wage }), step =>
            step.Step == "pension.base" && step.Source!.Contains("湘人社规〔2024〕12号", StringComparison.Ordinal));
    }

    /// <summary>A figure whose notice names a year but no month is no figure from January.</summary>
    [Fact]
    public void What_no_notice_confirms_is_listed_without_a_figure()
    {
        var statement = ContributionPlan.For(Book, "430100", "official", new(2024, 3), Now).Value!
            .Calculate(new() { GrossWage = 10_000m, InjuryClass = 1, HousingFundRate = 0.12m }).Value!;

        Assert.Equal([InsuranceLine.Pension, InsuranceLine.Medical, InsuranceLine.HousingFund], statement.Lines.Select(line => line.Line));
        Assert.Equal(
            [InsuranceLine.Unemployment, InsuranceLine.WorkInjury, InsuranceLine.SupplementaryMedical],
                statement.Pending.Select(line => line.Line));
        Assert.All(statement.Pending, line => Assert.Contains("未载明起始月", line.Reason.Zh, StringComparison.Ordinal));
        Assert.Equal(
            ["confirmed", "unconfirmed", "unconfirmed"], statement.Lines.Select(line => line.Grade.WireName()));
    }

    /// <summary>Floor 1,930 at 5 % and cap 31,303 at 12 %: the monthly totals Changsha printed for 2024, 194 and 7,512.</summary>
    [Theory]
    [InlineData(0, 0.05, 194)]
    [InlineData(50_000, 0.12, 7512)]
    public void The_housing_fund_gives_the_totals_that_Changsha_printed(decimal wage, decimal rate, decimal total)
    {
        var statement = ContributionPlan.For(Book, "430100", "official", new(2024, 7), Now).Value!
            .Calculate(new() { GrossWage = wage, HousingFundRate = rate }).Value!;
        var fund = statement.Lines.Single(line => line.Line == InsuranceLine.HousingFund);

        Assert.Equal(total, fund.Employer + fund.Employee);
    }

    /// <summary>60 % of 6711 is 4026.6 and of 5977 is 3586.2; what the notices print is stored.</summary>
    [Theory]
    [InlineData("2024-03", 4027)]
    [InlineData("2022-12", 3586)]
    public void Bounds_are_data_and_not_a_share_of_an_average(string month, decimal floor) =>
        Assert.Equal(floor, Book.Find("430100", "official", InsuranceLine.Pension, YearMonth.Parse(month), Now).Value!.Bounds!.Floor);

    /// <summary>Guangzhou's rate fell in March 2024 while its bounds stayed.</summary>
    [Theory]
    [InlineData("2024-02", 0.0685)]
    [InlineData("2024-03", 0.0535)]
    [InlineData("2025-12", 0.0535)]
    [InlineData("2026-01", 0.0685)]
    public void A_rate_changes_inside_a_year_of_bounds(string month, decimal employer) =>
        Assert.Equal(employer,
            ((Rates.Flat)Book.Find("440100", "official", InsuranceLine.Medical, YearMonth.Parse(month), Now).Value!.Rates!).Employer);

    [Theory]
    [InlineData("2025-02-28", 2360)]
    [InlineData("2025-03-01", 2520)]
    public void Two_floors_hold_at_once_in_Shenzhen(string opened, decimal floor) =>
        Assert.Equal(floor, ((Bounds)Book.FindSeries("440300", "official", InsuranceLine.HousingFund, PolicyParameter.Bounds)!
            .Find(new(2025, 7), Now)!.Value).FloorFor(DateOnly.Parse(opened, null)));

    [Fact]
    public void Every_value_names_its_notice_and_nothing_made_up_is_among_them() =>
        Assert.All(
            from region in Book.RegionsOf("official")
            from line in Book.LinesOf(region, "official")
            from parameter in PolicyParameters.All
            let series = Book.FindSeries(region, "official", line, parameter)
            where series is not null
            from value in series.Values
            select value,
            value => Assert.True(value.Source is { Document.Length: > 3, Grade: PolicyGrade.Confirmed or PolicyGrade.Unconfirmed }));

    /// <summary>The coming thirteen months of every region and line, whatever the day: a value, or a word that it is pending.</summary>
    [Theory]
    [InlineData("2026-11")]
    [InlineData("2027-08")]
    [InlineData("2031-01")]
    public void Every_region_and_line_is_covered_or_says_that_it_is_not(string from)
    {
        var all = Book.Packs.Keys.SelectMany(pack => RegionTable.All.Select(region => (pack, region.Code)))
            .Where(place => !Book.LinesOf(place.Code, place.pack).IsEmpty);

        Assert.Empty(PolicyCoverage.Check(Book, all, YearMonth.Parse(from), Now));
    }

    [Fact]
    public void A_line_that_runs_out_is_a_hole_from_its_first_month()
    {
        var text = PolicyTexts.With("{ from: 2023-01, floor", "{ from: 2023-01, to: 2023-12, floor");
        var book = PolicyImport.Import(PolicyBook.Empty, [new() { Name = "trial", Text = text }]).Book!;

        Assert.Empty(PolicyCoverage.Check(book, [("trial", "430100")], new(2022, 12), Now));
        var hole = Assert.Single(PolicyCoverage.Check(book, [("trial", "430100"), ("trial", "430100")], new(2023, 1), Now));
        Assert.Equal((PolicyParameter.Bounds, new YearMonth(2024, 1)), (hole.Parameter, hole.Month));
        Assert.Equal(InsuranceLine.None, Assert.Single(PolicyCoverage.Check(book, [("trial", "420100")], new(2023, 1), Now)).Line);
    }
}
