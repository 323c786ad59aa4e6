using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Findings.Rules;
using HrActors.Domain.Identity;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Findings.Rules;

public class AgeRulesTests
{
    private static EmployeeFacts Aged(string born, Sex sex, string hired, string? hukou) =>
        Staff(Day(hired)) with { AgeMarks = AgeMarks.Of(Day(born), sex, null, new(2024, 3, 4)), HukouRegionCode = hukou };

    /// <summary>国办发〔2009〕66号 art. 5: a man of 50, a woman of 40, on the birthday too.</summary>
    [Theory]
    [InlineData("1974-03-02", Sex.Male, Guangzhou, false)]
    [InlineData("1974-03-01", Sex.Male, Guangzhou, true)]
    [InlineData("1974-02-28", Sex.Male, Guangzhou, true)]
    [InlineData("1984-03-02", Sex.Female, Guangzhou, false)]
    [InlineData("1984-03-01", Sex.Female, Guangzhou, true)]
    [InlineData("1984-02-29", Sex.Female, Guangzhou, true)]
    // At home, and in the same province, everything is as for others, at 55 too.
    [InlineData("1969-03-01", Sex.Male, Changsha, false)]
    [InlineData("1969-03-01", Sex.Male, Shaoyang, false)]
    public void Of_the_age_and_away_from_home_it_is_a_temporary_account_and_the_old_relationship_stays(string born, Sex sex, string hukou, bool expected)
    {
        var input = Sample(Aged(born, sex, "2024-03-01", hukou), new(2024, 3, 4), Record(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Paused));

        Assert.Equal(expected ? Severity.Warning : Severity.None, Weight(new TemporaryAccountRule(), input));
        Assert.Equal(!expected, new NewEnrolmentFalseRule().Evaluate(input).Any());
    }

    [Fact]
    public void The_age_counts_on_the_first_day_at_the_place_and_not_at_the_branch()
    {
        var facts = Aged("1974-06-01", Sex.Male, "2024-03-01", Guangzhou) with
        {
            Periods = [Period(Changsha, new(2024, 3, 1), new(2024, 6, 30)), Period(Changsha, new(2024, 7, 1))],
        };
        var away = facts with { Periods = [Period(Wuhan, new(2024, 3, 1), new(2024, 6, 30)), Period(Changsha, new(2024, 7, 1))] };

        Assert.Empty(new TemporaryAccountRule().Evaluate(Sample(facts, new(2024, 8, 1))));
        Assert.Single(new TemporaryAccountRule().Evaluate(Sample(away, new(2024, 8, 1))));
    }

    [Theory]
    [InlineData(Wuhan, Severity.Info)]
    [InlineData(Shaoyang, Severity.None)]
    public void Without_the_household_register_it_is_asked_for_when_a_transfer_depends_on_it(string origin, Severity expected)
    {
        var input = Sample(Aged("1970-03-01", Sex.Male, "2024-03-01", null), new(2024, 3, 4), Record(InsuranceLine.Pension, origin, EnrolmentStatus.Paused));

        Assert.Equal(expected, Weight(new TemporaryAccountRule(), input));
    }

    /// <summary>A man of February 1964 reaches the statutory age of 60 in February 2024, before it was raised.</summary>
    [Theory]
    [InlineData("1964-02-15", EnrolmentStatus.Paused, false)]
    [InlineData("1964-03-15", EnrolmentStatus.Paused, true)]
    [InlineData("1964-04-15", EnrolmentStatus.Paused, true)]
    [InlineData("1990-02-15", EnrolmentStatus.Paused, true)]
    [InlineData("1990-02-15", EnrolmentStatus.Drawing, false)]
    public void Who_is_taken_on_past_the_age_or_draws_a_pension_is_not_enrolled_late(string born, EnrolmentStatus status, bool late)
    {
        var input = Sample(Aged(born, Sex.Male, "2024-03-01", Changsha), new(2024, 6, 1), Record(InsuranceLine.Pension, Wuhan, status));

        Assert.Equal(late, new LateEnrolmentRule().Evaluate(input).Any());
        Assert.Equal(late, new LateEnrolmentRule().Looks(input).Any());
    }

    [Theory]
    [InlineData(EnrolmentStatus.Paused, "pension")]
    [InlineData(EnrolmentStatus.Drawing, null)]
    public void Who_draws_a_pension_misses_no_pension_line(EnrolmentStatus status, string? missing)
    {
        var facts = Aged("1960-02-15", Sex.Male, "2016-03-01", Changsha) with { OwnEnrolments = [Own(InsuranceLine.Medical, "2024-03")] };

        var causes = new MixedLinesRule().Evaluate(Sample(facts, new(2024, 6, 1), Record(InsuranceLine.Pension, Wuhan, status)));

        Assert.Equal(missing is null ? [] : [missing], causes.Select(cause => cause.Facts["missing"]));
    }

    [Theory]
    [InlineData(Guangzhou)]
    [InlineData(null)]
    public void Who_draws_a_pension_is_not_asked_for_a_temporary_account(string? hukou)
    {
        var input = Sample(Aged("1960-03-01", Sex.Male, "2024-03-01", hukou), new(2024, 3, 4), Record(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Drawing));

        Assert.Empty(new TemporaryAccountRule().Evaluate(input));
        Assert.Single(new PensionerRule().Evaluate(input));
        // Another line in payment is no pension.
        var medical = Sample(Aged("1960-03-01", Sex.Male, "2024-03-01", Guangzhou), new(2024, 3, 4), Record(InsuranceLine.Medical, Wuhan, EnrolmentStatus.Drawing));
        Assert.Single(new TemporaryAccountRule().Evaluate(medical));
    }

    /// <summary>A man born in June 1970 retires in November 2031.</summary>
    [Theory]
    [InlineData("1970-06-15", Sex.Male, "2031-04-30", Severity.None)]
    [InlineData("1970-06-15", Sex.Male, "2031-05-01", Severity.Info)]
    [InlineData("1970-06-15", Sex.Male, "2031-11-30", Severity.Info)]
    [InlineData("1970-06-15", Sex.Male, "2031-12-01", Severity.Warning)]
    // A woman born in March 1975: May 2025 in a worker's post, July 2031 in another.
    [InlineData("1975-03-01", Sex.Female, "2024-10-31", Severity.None)]
    [InlineData("1975-03-01", Sex.Female, "2024-11-01", Severity.Info)]
    [InlineData("1975-03-01", Sex.Female, "2031-07-31", Severity.Info)]
    [InlineData("1975-03-01", Sex.Female, "2031-08-01", Severity.Warning)]
    public void Retirement_is_called_to_mind_half_a_year_ahead(string born, Sex sex, string today, Severity expected)
    {
        var input = Sample(Aged(born, sex, "2024-03-01", Changsha), Day(today));

        Assert.Equal(expected, Weight(new PensionerRule(), input));
        var next = new PensionerRule().Looks(input).Where(day => day > input.Today).ToList();
        Assert.All(next, day => Assert.NotEqual(
            new PensionerRule().Evaluate(input with { Today = day.AddDays(-1) }).SingleOrDefault()?.Facts["stage"],
            new PensionerRule().Evaluate(input with { Today = day }).SingleOrDefault()?.Facts["stage"]));
    }
}
