using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.ContributionRuns;

/// <summary>What a run says of the policies behind its amounts.</summary>
public sealed class StatementPlansTests
{
    [Fact]
    public void Every_line_of_the_sample_pack_is_graded_as_sample()
    {
        var statement = Statements.Of("2024-06", 10000);

        var grades = Statements.Plans.Grades([statement]);

        Assert.Equal(statement.Lines.Select(line => line.Line), grades.Keys);
        Assert.All(grades.Values, grade => Assert.Equal(PolicyGrade.Sample, grade));
    }

    [Fact]
    public void Somebody_without_an_amount_has_no_grade()
    {
        var nowhere = Statements.Plans.Calculate(Statements.Facts(10000) with { RegionCode = "999999" }, new YearMonth(2024, 6), Statements.Known);

        Assert.NotNull(nowhere.RefusalCode);
        Assert.Empty(Statements.Plans.Grades([nowhere]));
        Assert.Empty(Statements.Plans.Pending(nowhere));
    }

    [Fact]
    public void A_line_without_a_figure_says_which_fact_is_missing()
    {
        var facts = Statements.Facts(10000) with { Pack = "official", RegionCode = "430100" };
        var statement = Statements.Plans.Calculate(facts, new YearMonth(2026, 11), new(2026, 11, 23));

        var pending = Statements.Plans.Pending(statement);

        Assert.Equal(statement.Pending, pending.Select(line => line.Line));
        Assert.Equal("contribution.housing-fund-rate", pending.Single(line => line.Line == InsuranceLine.HousingFund).Code);
    }
}
