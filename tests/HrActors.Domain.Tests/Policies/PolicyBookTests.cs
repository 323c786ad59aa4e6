using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Policies;

public class PolicyBookTests
{
    private static readonly PolicyBook Book =
        PolicyImport.Import(PolicyBook.Empty, [new() { Name = "trial.yaml", Text = PolicyTexts.Right }]).Book!;

    /// <summary>Hunan fixed its 2022 bounds on 2022-07-19 (湘人社规〔2022〕28号), back to January; until then provisional ones held.</summary>
    public static TheoryData<string, string, decimal?> Knowledge => new()
    {
        { "2022-03", "2022-01-04", null },
        { "2022-03", "2022-01-05", 3604m },
        { "2022-03", "2022-07-18", 3604m },
        { "2022-03", "2022-07-19", 3586m },
        { "2022-03", "2024-01-01", 3586m },
        { "2021-12", "2024-01-01", null },
        { "2022-01", "2024-01-01", 3586m },
        { "2022-12", "2024-01-01", 3586m },
        { "2023-01", "2024-01-01", 3770m },
        // Known too late: in June 2023 nothing was published for 2023 yet, and the value of 2022 ends with its year.
        { "2023-01", "2023-07-30", null },
        { "2023-01", "2023-07-31", 3770m },
    };

    [Theory]
    [MemberData(nameof(Knowledge))]
    public void What_held_for_a_month_depends_on_the_day_of_knowledge(string month, string knownOn, decimal? floor)
    {
        var found = Book.Find("430100", "trial", InsuranceLine.Pension, YearMonth.Parse(month), DateOnly.Parse(knownOn, null));

        Assert.Equal(floor, found.Value?.Bounds?.Floor);
        Assert.Equal(floor is null ? "policy.not-in-force" : null, found.Refusal?.Code);
    }

    [Theory]
    [InlineData("2023-03", "2023-12-31", 0.16)]
    [InlineData("2023-04", "2023-12-31", 0.15)]
    [InlineData("2023-05", "2023-12-31", 0.15)]
    public void Rates_change_inside_a_year_of_bounds(string month, string knownOn, decimal employer)
    {
        var policy = Book.Find("430100", "trial", InsuranceLine.Pension, YearMonth.Parse(month), DateOnly.Parse(knownOn, null)).Value!;

        Assert.Equal(employer, ((Rates.Flat)policy.Rates!).Employer);
        Assert.Equal(3770m, policy.Bounds!.Floor);
    }

    [Fact]
    public void Different_values_have_different_versions()
    {
        string Version(string month, string knownOn) =>
            Book.Find("430100", "trial", InsuranceLine.Pension, YearMonth.Parse(month), DateOnly.Parse(knownOn, null)).Value!.Version;

        Assert.StartsWith("trial/430100/pension/2022-01/2022-01-05/", Version("2022-03", "2022-07-18"), StringComparison.Ordinal);
        Assert.StartsWith("trial/430100/pension/2022-01/2022-07-19/", Version("2022-03", "2022-07-19"), StringComparison.Ordinal);
        Assert.StartsWith("trial/430100/pension/2023-01/2023-07-31/", Version("2023-03", "2023-12-31"), StringComparison.Ordinal);
        Assert.StartsWith("trial/430100/pension/2023-04/2023-07-31/", Version("2023-04", "2023-12-31"), StringComparison.Ordinal);
        Assert.Equal(Version("2022-03", "2022-07-19"), Version("2022-04", "2024-01-01"));
    }

    [Theory]
    [InlineData("430100", "other", InsuranceLine.Pension, "policy.unknown-pack")]
    [InlineData("420100", "trial", InsuranceLine.Pension, "policy.unknown-region")]
    [InlineData("430100", "trial", InsuranceLine.Medical, "policy.unknown-line")]
    public void What_is_not_there_is_named_and_never_assumed(string region, string pack, InsuranceLine line, string code) =>
        Assert.Equal(code, Book.Find(region, pack, line, new(2023, 1), new(2024, 1, 1)).Refusal?.Code);

    [Fact]
    public void Not_in_force_names_region_line_and_month()
    {
        var refusal = Book.Select("430100", "trial", new(2021, 12), new(2024, 1, 1)).Refusal!;

        Assert.Equal("policy.not-in-force", refusal.Code);
        Assert.Contains("长沙（430100）养老保险 2021-12", refusal.Chinese, StringComparison.Ordinal);
        Assert.Contains("pension insurance in Changsha (430100) for 2021-12", refusal.English, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_pack_has_two_lines_in_every_region_and_says_what_it_is()
    {
        Assert.Equal("示例", PolicyBook.Shipped.Packs["sample"].Zh);
        var regions = PolicyBook.Shipped.RegionsOf("sample").ToList();
        string[] needed = ["430100", "430200", "420100", "440100", "440300", "310000", "110000", "510100", "330100", "320100", "500000",
            "610100"];
        Assert.Empty(needed.Except(regions));
        Assert.All(regions, region =>
        {
            var policies = PolicyBook.Shipped.Select(region, "sample", new(2024, 3), new(2024, 3, 1)).Value!.Lines;
            Assert.Equal([InsuranceLine.Pension, InsuranceLine.Medical], policies.Select(policy => policy.Line));
            Assert.All(policies, policy => Assert.Contains("并非官方政策", policy.Source, StringComparison.Ordinal));
            Assert.All(policies, policy => Assert.Equal("示例", policy.Grade.Label()?.Zh));
        });
    }

    [Theory]
    [InlineData("2019-12", "2020-01-01", false)]
    [InlineData("2020-01", "2019-12-31", false)]
    [InlineData("2020-01", "2020-01-01", true)]
    [InlineData("2099-12", "2020-01-01", true)]
    public void The_sample_pack_begins_with_2020_and_stays_open(string month, string knownOn, bool inForce) =>
        Assert.Equal(inForce,
            !PolicyBook.Shipped.Select("430100", "sample", YearMonth.Parse(month), DateOnly.Parse(knownOn, null)).IsRefused);
}
