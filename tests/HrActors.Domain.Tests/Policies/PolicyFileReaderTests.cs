using HrActors.Domain.Policies;

namespace HrActors.Domain.Tests.Policies;

public class PolicyFileReaderTests
{
    [Fact]
    public void A_right_file_is_read()
    {
        var reading = PolicyFileReader.Read(PolicyTexts.Right);

        Assert.Empty(reading.Faults);
        var line = Assert.Single(Assert.Single(reading.File!.Sections).Lines);
        var bounds = line.Find(PolicyParameter.Bounds)!.Values;
        Assert.Equal(3, bounds.Length);
        Assert.Equal((PolicyGrade.Confirmed, "final 2022 (http://example.org/22)"), (bounds[1].Source.Grade, bounds[1].Source.Text));
        Assert.Equal(0.15m, ((Rates.Flat)line.Find(PolicyParameter.Rates)!.Values[1].Value).Employer);
        Assert.Equal("half-up-fen/up-to-jiao", ((SideRounding)line.Find(PolicyParameter.Rounding)!.Values[0].Value).WireName);
        Assert.Equal(3, reading.File.Cases.Count);
    }

    /// <summary>What is replaced, by what, where the fault is seen (a piece of the right file), and its code.</summary>
    public static TheoryData<string, string, string, string> Spoiled => new()
    {
        { "floor: 3770", "flor: 3770", "floor: 3770", "unknown-key" },
        { "pack: trial", "note: x", "pack: trial", "unknown-key" },
        { "pension:", "pensions:", "pension:", "unknown-key" },
        { "cap: 18852, source: final23", "cap: 18852", "cap: 18852", "missing-source" },
        { "cap: 18852, source: final23", "cap: 18852, source: other", "cap: 18852", "missing-source" },
        { "cap: 18852, source: final23", "cap: 18852, source: ''", "cap: 18852", "malformed" },
        { "floor: 3770, ", "", "floor: 3770", "missing-key" },
        { "floor: 3770", "floor: many", "floor: 3770", "out-of-range" },
        { "floor: 3770", "floor: -1", "floor: 3770", "out-of-range" },
        { "floor: 3770", "floor: 18853", "floor: 3770", "reversed-bounds" },
        { "floor: 3770", "newAccountFloor: 4000, floor: 3770", "floor: 3770", "missing-key" },
        { "{ from: 2023-01, floor", "{ from: 2023-02, floor", "floor: 3770", "gap" },
        { "{ from: 2023-01, floor: 3770, cap: 18852, source: final23", "{ from: 2022-12, floor: 3770, cap: 18852, source: final22",
            "floor: 3770", "overlap" },
        { "floor: 3586, cap: 17931, source: final22", "floor: 3586, cap: 17931, source: provisional", "floor: 3586", "overlap" },
        { "source: rates23", "source: provisional", "from: 2023-04", null! },
        { "{ from: 2023-04, employer", "{ from: 2021-04, employer", "from: 2023-04", "overlap" },
        { "to: 2022-12, floor: 3586", "to: 2021-12, floor: 3586", "floor: 3586", "reversed" },
        { "from: 2023-04", "from: 2023-04-01", "from: 2023-04", "malformed" },
        { "published: 2023-03,", "published: 2023-02-30,", "rates23: {", "malformed" },
        { "published: 2023-03,", "published: unstated,", "rates23: {", "missing-key" },
        { "document: rates 2023, ", "", "rates23: {", "missing-key" },
        { "document: rates 2023, published: 2023-03, grade: confirmed", "document: rates 2023, published: 2023-03, grade: sure",
            "rates23: {", "unknown-grade" },
        { "source: rates23", "source: final23", "rates23: {", "unused-source" },
        { "employer: 0.15", "employer: 15", "employer: 0.15", "out-of-range" },
        { "employer: 0.15, employee: 0.08, total: 0.23", "employer: 0.95, employee: 0.08", "employer: 0.15", "rates-sum" },
        { "total: 0.23", "total: 0.24", "employer: 0.15", "rates-sum" },
        { "employee: up-to-jiao", "employee: bankers", "employee: up-to-jiao", "unknown-rounding" },
        { "cutoffDay: 31", "cutoffDay: 32", "cutoffDay: 31", "out-of-range" },
        { "cutoffDay: 31", "cutoffDay: 15.5", "cutoffDay: 31", "out-of-range" },
        { "cutoffDay: 31, inclusive: true", "cutoffDay: 31, inclusive: maybe", "cutoffDay: 31", "malformed" },
        { "newHire: first-month", "newHire: net-wage", "newHire: first-month", "unknown-base" },
        { "yearStart: 1,", "yearStart: 13,", "yearStart: 1,", "out-of-range" },
        { "regions: [\"430100\"]", "regions: [\"430199\"]", "regions: [\"430100\"]", "unknown-region" },
        { "regions: [\"430100\"]", "regions: [\"430100\", \"430100\"]", "regions: [\"430100\"]", "duplicate" },
        { "regions: [\"430100\"]", "regions: []", "regions: [\"430100\"]", "malformed" },
        { "name: hired, ", "", "name: hired,", "missing-key" },
        { "expect: { pension: { base: 3586, employer: 573.76, employee: 286.9 } }",
            "expect: { pension: { employer: 573.76, employee: 286.9 } }", "name: hired,", "missing-key" },
        { "name: hired, region", "name: hired, salary: 5, region", "name: hired,", "unknown-key" },
    };

    [Theory]
    [MemberData(nameof(Spoiled))]
    public void A_fault_is_refused_with_line_and_reason(string old, string replacement, string at, string? code)
    {
        var reading = PolicyFileReader.Read(PolicyTexts.With(old, replacement));

        if (code is null)
        {
            // The names of two values of one day do not matter, only that the source is used.
            Assert.Equal(["policy-file.unused-source"], reading.Faults.Select(fault => fault.Code));
            return;
        }

        Assert.Null(reading.File);
        Assert.Contains(reading.Faults, fault => fault.Line == PolicyTexts.LineOf(at) && fault.Code == "policy-file." + code);
        Assert.All(reading.Faults, fault => Assert.False(string.IsNullOrEmpty(fault.Text.Zh) || string.IsNullOrEmpty(fault.Text.En)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a list")]
    [InlineData("just text")]
    [InlineData("pack: x\nsections: {}\nsources: 5\ntitle: 3")]
    [InlineData("pack: x\nsections: [5, {lines: 3}]\nsources: {a: b}\ncases: [{parameter: x}, 7]\ntitle: 3")]
    [InlineData("\t")]
    [InlineData("pack: [trial")]
    [InlineData("pack: trial\npack: other")]
    public void What_is_no_policy_file_is_refused_without_an_exception(string text) => Assert.NotEmpty(PolicyFileReader.Read(text).Faults);

    [Fact]
    public void All_faults_are_reported_at_once()
    {
        var text = PolicyTexts.With("floor: 3770", "floor: many").Replace("employer: 0.15", "employer: 15", StringComparison.Ordinal);

        Assert.Superset(
            new HashSet<long> { PolicyTexts.LineOf("floor: 3770"), PolicyTexts.LineOf("employer: 0.15") },
            PolicyFileReader.Read(text).Faults.Select(fault => fault.Line).ToHashSet());
    }

    /// <summary>A month alone is known for sure on its last day; a day that nobody printed is the day of recording.</summary>
    [Theory]
    [InlineData("2022-02-03", "2022-02-03", true)]
    [InlineData("2022-02", "2022-02-28", true)]
    [InlineData("unstated", "2026-11-01", false)]
    public void A_day_of_publication_is_a_day_a_month_or_unstated(string published, string expected, bool stated)
    {
        var text = PolicyTexts.With("document: final 2023, published: 2023-07-31",
            $"document: final 2023, published: {published}") + "\nrecorded: 2026-11-01\n";
        var source = PolicyFileReader.Read(text).File!.Sections[0].Lines[0].Find(PolicyParameter.Bounds)!.Values
            .Single(value => value.Source.Document == "final 2023").Source;

        Assert.Equal((DateOnly.Parse(expected, null), stated), (source.Published, source.PublicationStated));
    }
}
