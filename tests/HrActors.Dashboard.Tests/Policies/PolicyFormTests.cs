using HrActors.Dashboard.Policies;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;

namespace HrActors.Dashboard.Tests.Policies;

public class PolicyFormTests
{
    [Fact]
    public void A_form_is_read_once_everything_needed_stands_in_it()
    {
        var fields = Full();
        var form = fields.Read()!;

        Assert.Equal(new Rates.Flat { Employer = 0.15m, Employee = 0.08m }, form.Value);
        Assert.Equal((new(2026, 9), null, "西人社发〔2026〕1号", null), (form.From, form.To, form.Document, form.Address));
        fields.To = "2026-13";
        Assert.Null(fields.Read());
    }

    [Theory]
    [InlineData("Pack")]
    [InlineData("Region")]
    [InlineData("From")]
    [InlineData("Document")]
    [InlineData("Published")]
    [InlineData("First")]
    [InlineData("Second")]
    [InlineData("Wage")]
    [InlineData("Employer")]
    [InlineData("Employee")]
    public void It_is_not_read_while_something_is_missing(string field)
    {
        var fields = Full();
        typeof(PolicyFormFields).GetProperty(field)!.SetValue(fields, null);

        Assert.Null(fields.Read());
    }

    [Fact]
    public void Bounds_may_go_without_a_cap()
    {
        var fields = Full();
        (fields.Parameter, fields.Second) = (PolicyParameter.Bounds, null);

        Assert.Equal(new Bounds { Floor = 15, Cap = null }, fields.Read()!.Value);
    }

    [Fact]
    public void Another_pack_takes_back_the_place_and_a_grade_that_it_does_not_have()
    {
        var fields = Full();
        fields.Fit();

        Assert.Equal((PolicyGrade.Sample, (string?)null), (fields.Grade, fields.Region));
    }

    private static PolicyFormFields Full() => new()
    {
        Pack = "sample", Region = "610100", Line = InsuranceLine.Pension, Parameter = PolicyParameter.Rates, First = 15, Second = 8, From = "2026-09",
        Document = " 西人社发〔2026〕1号 ", Address = " ", Published = new(2026, 11, 20), Wage = 10_000, Employer = 1_500, Employee = 800,
    };
}
