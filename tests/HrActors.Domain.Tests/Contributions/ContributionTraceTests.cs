using HrActors.Domain.Contributions;
using HrActors.Domain.Policies;

namespace HrActors.Domain.Tests.Contributions;

/// <summary>The answer to "why is this 1,600.00?".</summary>
public class ContributionTraceTests
{
    private static readonly ContributionPlan March =
        ContributionPlan.For(PolicyBook.Shipped, "430100", "sample", new(2024, 3), new(2024, 3, 1)).Value!;

    [Fact]
    public void Every_figure_explains_itself()
    {
        var facts = new ContributionFacts { GrossWage = 2000m, HireDate = new(2024, 3, 16) };
        var (statement, trace) = (March.Calculate(facts).Value!, March.Explain(facts));

        Assert.Equal(
            ["base", "pension.base", "pension.factor", "pension.employer", "pension.employee",
             "medical.base", "medical.factor", "medical.employer", "medical.employee", "total.employer", "total.employee"],
            trace.Select(step => step.Step));
        var employer = trace.Single(step => step.Step == "pension.employer");
        Assert.Equal("3604.00 × 16% × 0.5", TraceTexts.Input(employer).Zh);
        Assert.Equal(statement.Lines[0].Employer, employer.Figure);
        Assert.Contains("示例数据", employer.Source, StringComparison.Ordinal);
        Assert.Equal(PolicyGrade.Sample, employer.Grade);
        Assert.Equal("低于下限，按下限（3604.00-18021.00）", TraceTexts.Rule(trace[1]).Zh);
        Assert.Contains("15 日及以前入职按 1，其后按 0.5", TraceTexts.Rule(trace[2]).Zh, StringComparison.Ordinal);
        Assert.Equal("养老保险单位部分，取整规则：四舍五入到分", TraceTexts.Rule(employer).Zh);
        Assert.Equal("288.32 + 144.16", TraceTexts.Input(trace[^2]).En);
        Assert.All(trace, step => Assert.NotEqual("", TraceTexts.Rule(step).En + TraceTexts.Input(step).En));
        Assert.StartsWith("sample/430100/pension/2020-01/2020-01-01/", statement.Lines[0].PolicyVersion, StringComparison.Ordinal);
        Assert.Equal("half-up-fen", statement.Lines[0].Rounding);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_machine_changes_no_text(string culture)
    {
        var facts = new ContributionFacts { GrossWage = 8765.43m, HireDate = new(2024, 3, 16) };
        var before = March.Explain(facts).ConvertAll(step => (TraceTexts.Input(step), TraceTexts.Rule(step)));
        var original = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new(culture);

            Assert.Equal(before, March.Explain(facts).ConvertAll(step => (TraceTexts.Input(step), TraceTexts.Rule(step))));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = original;
        }
    }
}
