using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Tests.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.BaseDeclarations;

/// <summary>An average that was recorded with the person, for one calendar year, and no wages of its months.</summary>
public class RecordedAverageTests
{
    private static readonly ContributionPlan January = SevenLines.Plan("430100", "2024-01", "2024-06-01");

    /// <summary>Year it was recorded for, months of 2023 with a wage; then what is declared, over how many months, and the base.</summary>
    public static TheoryData<int?, int, DeclaredAs, int?, decimal> Years => new()
    {
        { 2021, 0, DeclaredAs.WithoutWages, null, 7000m },
        { 2022, 0, DeclaredAs.WithoutWages, null, 7000m },
        { 2023, 0, DeclaredAs.Recorded, null, 7000m },
        { 2024, 0, DeclaredAs.WithoutWages, null, 7000m },
        { null, 0, DeclaredAs.WithoutWages, null, 8000m },
        // One month that is known counts before a figure that nobody can break down.
        { 2023, 1, DeclaredAs.Average, 1, 6000m },
        { 2023, 12, DeclaredAs.Average, 12, 6000m },
        { 2022, 1, DeclaredAs.Average, 1, 6000m },
    };

    [Theory]
    [MemberData(nameof(Years))]
    public void It_is_declared_for_its_year_alone_and_only_without_wages_of_the_months(
        int? recorded, int months, DeclaredAs kind, int? counted, decimal expected)
    {
        var person = Declare(Of(recorded), months);

        Assert.Equal((kind, counted, expected), (person.As, person.Wage?.Months, person.Lines[0].Base));
        Assert.Equal(kind is DeclaredAs.Recorded or DeclaredAs.Average, person.Wage is not null);
        if (kind == DeclaredAs.Recorded) Assert.Equal((7000m, (decimal?)null), (person.Wage!.Wage, person.Wage.Total));
    }

    /// <summary>First day of work and the year of the average; then what is declared, and the base.</summary>
    public static TheoryData<string, int, DeclaredAs, decimal> Hires => new()
    {
        { "2023-11-30", 2023, DeclaredAs.Recorded, 7000m },
        { "2023-12-01", 2023, DeclaredAs.Recorded, 7000m },
        { "2023-12-02", 2023, DeclaredAs.Recorded, 7000m },
        { "2023-12-31", 2023, DeclaredAs.Recorded, 7000m },
        { "2024-01-01", 2023, DeclaredAs.NewHire, 8000m },
        { "2024-01-02", 2023, DeclaredAs.NewHire, 8000m },
        // What was recorded of the year before the hire, with another employer, makes nobody established.
        { "2023-11-30", 2022, DeclaredAs.WithoutWages, 7000m },
        { "2023-12-01", 2022, DeclaredAs.WithoutWages, 7000m },
        { "2023-12-02", 2022, DeclaredAs.NewHire, 8000m },
    };

    [Theory]
    [MemberData(nameof(Hires))]
    public void Who_came_in_the_base_year_is_new_whatever_was_recorded(string hired, int recorded, DeclaredAs kind, decimal expected)
    {
        var person = Declare(Of(recorded) with { HireDate = DateOnly.Parse(hired, null) });

        Assert.Equal((kind, expected), (person.As, person.Lines[0].Base));
    }

    /// <summary>A run without a declaration, with one, and the words of each.</summary>
    [Theory]
    [InlineData(2023, false, "应发工资 8000.00，登记的 2023 年月平均 7000.00", "以登记的 2023 年度月平均应发工资为基数")]
    [InlineData(2021, false, "应发工资 8000.00，登记的 2021 年月平均 7000.00", "无 2023 年度月平均工资：沿用登记的 2021 年度月平均")]
    [InlineData(2023, true, "登记的 2023 年月平均应发工资 7000.00，月数不详", "按 2024-01 起的年度申报：以登记的 2023 年度月平均应发工资为基数")]
    public void The_steps_say_that_it_was_recorded_and_of_which_year(int recorded, bool declared, string input, string rule)
    {
        var facts = declared ? Declare(Of(recorded)).Facts.Contribution : Of(recorded);

        var step = January.Explain(facts)[0];

        Assert.Equal((input, rule, 7000m), (TraceTexts.Input(step).In(Language.Zh), TraceTexts.Rule(step).In(Language.Zh), step.Figure));
        Assert.NotEqual(TraceTexts.Input(step).Zh, TraceTexts.Input(step).En);
        Assert.NotEqual(TraceTexts.Rule(step).Zh, TraceTexts.Rule(step).En);
    }

    [Fact]
    public void The_sums_tell_how_many_of_the_declared_were_recorded()
    {
        var totals = DeclarationTotals.Of([Declare(Of(2023)), Declare(Of(2023), 12), Declare(Of(2021)), Declare(Of(null))]);

        Assert.Equal((4, 2, 1, 2), (totals.People, totals.Declared, totals.Recorded, totals.WithoutWages));
        Assert.Equal(InsuranceLine.Pension, totals.Lines[0].Line);
    }

    [Fact]
    public void It_is_brought_within_the_bounds_like_any_other() => Assert.Equal(
        (DeclaredAs.Recorded, 18_021m, Clamp.Cap),
        Declare(Of(2023) with { PreviousYearMonthlyAverage = 18_021.01m }) is { Lines: [var pension, ..] } person
            ? (person.As, pension.Base, pension.Clamped) : default);

    private static ContributionFacts Of(int? year) => new()
    {
        GrossWage = 8000m, FirstMonthWage = 8000m, InjuryClass = 1, HireDate = new(2015, 3, 1),
        PreviousYearMonthlyAverage = year is null ? null : 7000m, RecordedYear = year,
    };

    /// <param name="contribution">The person.</param>
    /// <param name="months">Months of 2023 with a wage of 6,000, from December back.</param>
    private static PersonDeclaration Declare(ContributionFacts contribution, int months = 0) => YearBase.Declare(
        new() { EmployeeNo = "1", LegalEntity = "公司", RegionCode = "430100", Pack = SevenLines.Pack, Contribution = contribution },
        Enumerable.Range(0, months).Select(month => KeyValuePair.Create(new YearMonth(2023, 12 - month), 6000m)),
        January,
        before: null,
        planBefore: null);
}
