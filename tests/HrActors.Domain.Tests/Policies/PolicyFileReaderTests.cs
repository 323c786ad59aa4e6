using HrActors.Domain.Policies;

namespace HrActors.Domain.Tests.Policies;

public class PolicyFileReaderTests
{
    [Fact]
    public void A_right_file_is_read()
    {
        var reading = PolicyFileReader.Read(PolicyTexts.Right);

        Assert.Empty(reading.Faults);
        var line = Assert.Single(reading.File!.Lines);
        Assert.Equal(3, line.Bounds.Values.Length);
        Assert.Equal(0.15m, line.Rates.Values[1].Value.Employer);
        Assert.Equal("half-up-fen/up-to-jiao", line.Rounding.Values[0].Value.WireName);
    }

    public static TheoryData<string, string, long, string> Spoiled => new()
    {
        { "floor: 3770", "flor: 3770", 9, "policy-file.unknown-key" },
        { "pack: trial", "pack: trial\nnote: x", 2, "policy-file.unknown-key" },
        { "  pension:", "  pensions:", 5, "policy-file.unknown-key" },
        { ", source: final 2023", "", 9, "policy-file.missing-source" },
        { "source: final 2023", "source: ''", 9, "policy-file.malformed" },
        { "floor: 3770, ", "", 9, "policy-file.missing-key" },
        { "floor: 3770", "floor: many", 9, "policy-file.out-of-range" },
        { "floor: 3770", "floor: -1", 9, "policy-file.out-of-range" },
        { "floor: 3770", "floor: 18853", 9, "policy-file.reversed-bounds" },
        { "from: 2023-01", "from: 2023-02", 9, "policy-file.gap" },
        { "from: 2023-01, published: 2023-07-31", "from: 2022-12, published: 2022-07-19", 9, "policy-file.overlap" },
        { "from: 2022-01, to: 2022-12, published: 2022-07-19", "from: 2022-01, to: 2022-12, published: 2022-01-05", 8, "policy-file.overlap" },
        { "from: 2023-04, published: 2023-03-01", "from: 2022-01, published: 2022-01-05", 12, "policy-file.overlap" },
        { "from: 2023-04, published: 2023-03-01", "from: 2021-04, published: 2023-03-01", 12, "policy-file.overlap" },
        { "published: 2023-03-01", "published: 2022-01-04", 12, "policy-file.order" },
        { "from: 2022-01, to: 2022-12, published: 2022-07-19", "from: 2022-01, to: 2021-12, published: 2022-07-19", 8, "policy-file.reversed" },
        { "from: 2023-04", "from: 2023-04-01", 12, "policy-file.malformed" },
        { "published: 2023-03-01", "published: 2023-02-30", 12, "policy-file.malformed" },
        { "employer: 0.15", "employer: 15", 12, "policy-file.out-of-range" },
        { "employer: 0.15", "employer: 0.95", 12, "policy-file.rates-sum" },
        { "employee: up-to-jiao", "employee: bankers", 14, "policy-file.unknown-rounding" },
        { "cutoffDay: 31", "cutoffDay: 32", 16, "policy-file.out-of-range" },
        { "cutoffDay: 31", "cutoffDay: 15.5", 16, "policy-file.out-of-range" },
        { "inclusive: true", "inclusive: maybe", 16, "policy-file.malformed" },
        { "[\"430100\"]", "[\"430199\"]", 3, "policy-file.unknown-region" },
        { "[\"430100\"]", "[\"430100\", \"430100\"]", 3, "policy-file.duplicate" },
        { "[\"430100\"]", "[]", 3, "policy-file.malformed" },
        { "pack: trial", "pack: trial\npack: other", 2, "policy-file.malformed" },
    };

    [Theory]
    [MemberData(nameof(Spoiled))]
    public void A_fault_is_refused_with_line_and_reason(string old, string replacement, long line, string code)
    {
        var reading = PolicyFileReader.Read(PolicyTexts.With(old, replacement));

        Assert.Null(reading.File);
        Assert.Contains(reading.Faults, fault => fault.Line == line && fault.Code == code);
        Assert.All(reading.Faults, fault => Assert.False(string.IsNullOrEmpty(fault.Text.Zh) || string.IsNullOrEmpty(fault.Text.En)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a list")]
    [InlineData("just text")]
    [InlineData("pack: x\nlines: {}\nregions: 5\ntitle: 3")]
    [InlineData("\t")]
    [InlineData("pack: [trial")]
    public void What_is_no_policy_file_is_refused_without_an_exception(string text) => Assert.NotEmpty(PolicyFileReader.Read(text).Faults);

    [Fact]
    public void All_faults_are_reported_at_once()
    {
        var text = PolicyTexts.With("floor: 3770", "floor: many").Replace("employer: 0.15", "employer: 15", StringComparison.Ordinal);

        Assert.Equal([9, 12], PolicyFileReader.Read(text).Faults.Select(fault => fault.Line));
    }
}
