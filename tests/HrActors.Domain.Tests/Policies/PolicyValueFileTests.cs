using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Policies;

public sealed class PolicyValueFileTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly PolicyValueForm Rate = new()
    {
        Pack = "sample",
        RegionCode = "610100",
        Line = InsuranceLine.Pension,
        Value = new Rates.Flat { Employer = 0.15m, Employee = 0.08m },
        From = new(2026, 9),
        Document = "西人社发〔2026〕1号 “试” : # 'x'",
        Address = "https://example.cn/a?b=1#c",
        Published = new(2026, 11, 20),
        Grade = PolicyGrade.Sample,
        ControlWage = 10_000,
        ControlEmployer = 1_500,
        ControlEmployee = 800,
    };

    [Theory]
    [InlineData("2026-08", 0.16)]
    [InlineData("2026-09", 0.15)]
    [InlineData("2026-10", 0.15)]
    public void The_value_of_the_form_holds_from_its_month_on(string month, double expected)
    {
        var policy = Import(Rate).Book!.Find("610100", "sample", InsuranceLine.Pension, YearMonth.Parse(month), Today).Value!;

        Assert.Equal((decimal)expected, ((Rates.Flat)policy.Rates!).Employer);
    }

    [Fact]
    public void What_the_notice_is_called_comes_through_whatever_stands_in_it()
    {
        var source = PolicyFileReader.Read(Text(Rate)).File!.Sections[0].Lines[0].Series.Single().Value.Values[0].Source;

        Assert.Equal((Rate.Document, Rate.Address, Rate.Published, PolicyGrade.Sample), (source.Document, source.Address, source.Published, source.Grade));
    }

    [Fact]
    public void It_is_not_known_before_it_was_published()
    {
        var book = Import(Rate).Book!;

        Assert.Equal(0.16m, ((Rates.Flat)book.Find("610100", "sample", InsuranceLine.Pension, new(2026, 9), new(2026, 11, 19)).Value!.Rates!).Employer);
        Assert.Equal(0.15m, ((Rates.Flat)book.Find("610100", "sample", InsuranceLine.Pension, new(2026, 9), new(2026, 11, 20)).Value!.Rates!).Employer);
    }

    [Theory]
    [InlineData(1_499.99, 800)]
    [InlineData(1_600, 800)]
    [InlineData(1_500, 799)]
    public void An_example_that_does_not_come_out_refuses_the_file(double employer, double employee)
    {
        var imported = Import(Rate with { ControlEmployer = (decimal)employer, ControlEmployee = (decimal)employee });

        Assert.Equal("policy-file.case-failed", Assert.Single(imported.Faults).Code);
    }

    [Fact]
    public void Bounds_without_a_cap_and_an_end_are_written_too()
    {
        var bounds = Rate with
        {
            Value = new Bounds { Floor = 4_000, Cap = null }, To = new(2026, 12), ControlWage = 1_000, ControlEmployer = 640, ControlEmployee = 320,
        };
        var policy = Import(bounds).Book!.Find("610100", "sample", InsuranceLine.Pension, new(2026, 12), Today).Value!;
        Assert.Equal((4_000m, null), (policy.Bounds!.Floor, policy.Bounds.Cap));
        Assert.Equal(3_604m, Import(bounds).Book!.Find("610100", "sample", InsuranceLine.Pension, new(2027, 1), Today).Value!.Bounds!.Floor);
    }

    [Fact]
    public void What_cannot_be_is_refused_by_its_line()
    {
        var negative = Import(Rate with { Value = new Rates.Flat { Employer = 1.2m, Employee = 0.08m } });
        var reversed = Import(Rate with { Value = new Bounds { Floor = 5_000, Cap = 4_000 } });
        var nowhere = Import(Rate with { RegionCode = "999999" });

        Assert.All([.. negative.Faults, .. reversed.Faults, .. nowhere.Faults], fault => Assert.True(fault.Line > 0));
        Assert.Equal(("policy-file.out-of-range", "policy-file.reversed-bounds", "policy-file.unknown-region"),
            (negative.Faults[0].Code, reversed.Faults[0].Code, nowhere.Faults[0].Code));
    }

    /// <summary>Line, kind of value, and why the line cannot have it: the sample place knows rates alone, the other one a line of fixed amounts.</summary>
    [Theory]
    [InlineData(InsuranceLine.Pension, "fixed", "policy-form.no-fixed-amounts")]
    [InlineData(InsuranceLine.Pension, "rates", null)]
    [InlineData(InsuranceLine.Pension, "bounds", null)]
    [InlineData(InsuranceLine.HousingFund, "fixed", "policy-form.no-fixed-amounts")]
    [InlineData(InsuranceLine.SupplementaryMedical, "fixed", null)]
    [InlineData(InsuranceLine.SupplementaryMedical, "rates", "policy-form.fixed-amounts-only")]
    [InlineData(InsuranceLine.SupplementaryMedical, "bounds", "policy-form.fixed-amounts-only")]
    public void A_line_takes_only_the_kinds_of_value_it_has(InsuranceLine line, string kind, string? code)
    {
        PolicyValue value = kind switch
        {
            "fixed" => new FixedAmounts { Employer = 0, Employee = 15 },
            "bounds" => new Bounds { Floor = 4_000, Cap = null },
            _ => new Rates.Flat { Employer = 0.15m, Employee = 0.08m },
        };
        var refusal = (Rate with { Pack = SevenLines.Pack, RegionCode = "430100", Line = line, Value = value }).Refuse(SevenLines.Book);

        Assert.Equal((code, code is null ? null : "/parameter"), (refusal?.Code, refusal?.Errors[0].Field));
    }

    [Fact]
    public void A_line_the_place_does_not_have_yet_takes_any_kind() =>
        Assert.Null((Rate with { Line = InsuranceLine.SupplementaryMedical, Value = new FixedAmounts { Employer = 0, Employee = 15 } }).Refuse(PolicyBook.Shipped));

    private static string Text(PolicyValueForm form) => PolicyValueFile.Write(form, PolicyBook.Shipped, Today);

    private static PolicyImported Import(PolicyValueForm form) =>
        PolicyImport.Import(PolicyBook.Shipped, [new() { Name = "form.yaml", Text = Text(form) }]);
}
