using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Tests.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.BaseDeclarations;

public class YearBaseTests
{
    private static readonly YearMonth Year = new(2024, 1);

    /// <summary>The lines of a calendar base year; the housing fund's begins in July and looks at another year.</summary>
    private static readonly ContributionPlan January = SevenLines.Plan("430100", "2024-01", "2024-06-01");

    private static readonly ContributionPlan December = SevenLines.Plan("430100", "2023-12", "2024-06-01");

    /// <summary>Months of 2023 worked, wage of each, average before; then average, base, bound and whether it is a move.</summary>
    public static TheoryData<int, decimal, string?, string?, decimal, Clamp, bool> People => new()
    {
        { 12, 10_000m, "9000", "10000", 10_000m, Clamp.None, false },
        { 12, 3603.99m, "3604", "3603.99", 3604m, Clamp.Floor, true },
        { 12, 3604m, "3604", "3604", 3604m, Clamp.None, false },
        { 12, 3000m, "2900", "3000", 3604m, Clamp.Floor, false },
        { 12, 18_021m, "10000", "18021", 18_021m, Clamp.None, false },
        { 12, 18_021.01m, "10000", "18021.01", 18_021m, Clamp.Cap, true },
        { 12, 30_000m, "20000", "30000", 18_021m, Clamp.Cap, false },
        { 12, 30_000m, "3000", "30000", 18_021m, Clamp.Cap, true },
        { 1, 30_000m, null, "30000", 18_021m, Clamp.Cap, true },
        { 5, 7000m, null, "7000", 7000m, Clamp.None, false },
    };

    [Theory]
    [MemberData(nameof(People))]
    public void The_average_of_the_months_worked_is_declared_and_brought_within_the_bounds(
        int months, decimal wage, string? before, string? average, decimal expected, Clamp clamp, bool moved)
    {
        var person = Declare(Enumerable.Range(1, months).Select(month => Wage(2023, month, wage)), before: before);

        Assert.Equal((DeclaredAs.Average, months, average), (person.As, person.Wage?.Months ?? 0, person.Wage?.Wage.ToString("0.##", null)));
        var pension = person.Lines[0];
        Assert.Equal((InsuranceLine.Pension, expected, clamp, moved), (pension.Line, pension.Base, pension.Clamped, pension.Moved));
        Assert.Equal((3604m, 18_021m), (pension.Floor, pension.Cap));
    }

    /// <summary>First day of work; then what is declared, over how many months, and the base.</summary>
    public static TheoryData<string?, DeclaredAs, int, decimal> Hires => new()
    {
        { null, DeclaredAs.Average, 12, 6000m },
        { "2022-12-31", DeclaredAs.Average, 12, 6000m },
        { "2023-01-01", DeclaredAs.Average, 12, 6000m },
        // The part of a month somebody was hired in is no month's wage.
        { "2023-01-02", DeclaredAs.Average, 11, 6000m },
        { "2023-06-30", DeclaredAs.Average, 6, 6000m },
        { "2023-07-01", DeclaredAs.Average, 6, 6000m },
        { "2023-07-02", DeclaredAs.Average, 5, 6000m },
        { "2023-11-30", DeclaredAs.Average, 1, 6000m },
        { "2023-12-01", DeclaredAs.Average, 1, 6000m },
        { "2023-12-02", DeclaredAs.NewHire, 0, 8000m },
        { "2023-12-31", DeclaredAs.NewHire, 0, 8000m },
        { "2024-01-01", DeclaredAs.NewHire, 0, 8000m },
        { "2024-01-02", DeclaredAs.NewHire, 0, 8000m },
    };

    [Theory]
    [MemberData(nameof(Hires))]
    public void Months_count_from_the_first_one_worked_in_full(string? hired, DeclaredAs kind, int months, decimal expected)
    {
        var person = Declare(Enumerable.Range(1, 12).Select(month => Wage(2023, month, 6000m)), hired);

        Assert.Equal((kind, months, expected), (person.As, person.Wage?.Months ?? 0, person.Lines[0].Base));
    }

    [Fact]
    public void An_average_is_rounded_to_the_fen_halves_up()
    {
        var declared = Declare([Wage(2023, 1, 5000m), Wage(2023, 2, 5000.01m)]).Wage;

        Assert.Equal((5000.01m, 10_000.01m), (declared?.Wage, declared?.Total));
    }

    [Fact]
    public void Months_of_other_years_do_not_count()
    {
        var declared = Declare([Wage(2022, 12, 9000m), Wage(2023, 6, 5000m), Wage(2024, 1, 9000m)]).Wage;

        Assert.Equal((1, 5000m), (declared?.Months, declared?.Wage));
    }

    [Fact]
    public void Who_has_no_wage_of_that_year_declares_nothing_and_is_shown_with_the_base_that_stays()
    {
        var person = Declare([Wage(2024, 1, 9000m)]);

        Assert.Equal((DeclaredAs.WithoutWages, null, 8000m), (person.As, person.Wage, person.Lines[0].Base));
    }

    [Fact]
    public void Lines_of_fixed_amounts_and_of_another_base_year_are_not_declared() => Assert.Equal(
        [InsuranceLine.Pension, InsuranceLine.Medical, InsuranceLine.Maternity, InsuranceLine.Unemployment, InsuranceLine.WorkInjury],
        Declare([Wage(2023, 1, 5000m)]).Lines.Select(line => line.Line));

    [Theory]
    [InlineData("2023-12", 0)]
    [InlineData("2024-01", 5)]
    [InlineData("2024-02", 0)]
    [InlineData("2024-06", 0)]
    [InlineData("2024-07", 1)]
    [InlineData("2024-08", 0)]
    public void Only_the_first_month_of_a_base_year_declares_anything(string month, int lines) =>
        Assert.Equal(lines, YearBase.LinesOf(SevenLines.Plan("430100", month, "2024-08-01")).Length);

    [Theory]
    [InlineData("2023-12-31", true)]
    [InlineData("2024-01-01", false)]
    [InlineData("2024-01-02", false)]
    public void A_year_is_declared_once_the_year_before_is_over(string today, bool refused) =>
        Assert.Equal(refused ? "declaration.year-running" : null, YearBase.Refuse(Year, DateOnly.Parse(today, null))?.Code);

    /// <summary>Month of contribution, and the base of pension (from January) and housing fund (from July).</summary>
    [Theory]
    [InlineData("2023-12", 8000, 8000)]
    [InlineData("2024-01", 6000, 8000)]
    [InlineData("2024-06", 6000, 8000)]
    [InlineData("2024-07", 6000, 5000)]
    [InlineData("2024-12", 6000, 5000)]
    [InlineData("2025-01", 8000, 5000)]
    public void A_declared_wage_holds_for_its_base_year_line_by_line(string month, int pension, int fund)
    {
        var facts = Established with
        {
            HousingFundRate = 0.08m,
            Declared = [Declared(Year, 6000m), Declared(new(2024, 7), 5000m)],
        };

        var statement = SevenLines.Plan("430100", month, "2024-06-01").Calculate(facts).Value!;

        Assert.Equal((pension, fund), (BaseOf(InsuranceLine.Pension), BaseOf(InsuranceLine.HousingFund)));
        decimal BaseOf(InsuranceLine line) => statement.Lines.Find(one => one.Line == line)!.Base;
    }

    [Fact]
    public void What_was_declared_stays_whatever_the_average_becomes()
    {
        var facts = Established with { PreviousYearMonthlyAverage = 7000m, Declared = [Declared(Year, 6000m)] };

        Assert.Equal((6000m, BaseRule.PreviousYearAverage), January.Calculate(facts).Value is { } statement ? (statement.Base, statement.BaseRule) : default);
    }

    [Fact]
    public void Somebody_who_turns_out_to_be_new_has_the_first_months_wage_though_one_was_declared() =>
        Assert.Equal(8000m, January.Calculate(Established with { HireDate = new(2024, 1, 1), Declared = [Declared(Year, 6000m)] }).Value!.Base);

    [Fact]
    public void Every_base_explains_itself_with_its_source()
    {
        var person = Declare([Wage(2023, 1, 3000m), Wage(2023, 2, 3500m)]);

        var trace = YearBase.Explain(person, January);

        Assert.Equal(["base", "pension.base", "medical.base", "maternity.base", "unemployment.base", "work-injury.base"], trace.Select(step => step.Step));
        Assert.Equal("2023 年 2 个月应发工资合计 6500.00，月平均 3250.00", TraceTexts.Input(trace[0]).In(Language.Zh));
        Assert.Equal((3250m, 3604m), (trace[0].Figure, trace[1].Figure));
        Assert.All(trace, step => Assert.Contains("测试数据", step.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void The_sums_tell_who_comes_to_a_bound()
    {
        var totals = DeclarationTotals.Of(
        [
            Declare(Enumerable.Range(1, 12).Select(month => Wage(2023, month, 3000m)), before: "4000"),
            Declare(Enumerable.Range(1, 12).Select(month => Wage(2023, month, 30_000m)), before: "20000"),
            Declare([], "2024-01-01"),
            Declare([]),
        ]);

        Assert.Equal((4, 2, 1, 1, 1, 0), (totals.People, totals.Declared, totals.NewHires, totals.WithoutWages, totals.ToFloor, totals.ToCap));
        var pension = totals.Lines[0];
        Assert.Equal((InsuranceLine.Pension, 4, 1, 1, 1, 0), (pension.Line, pension.People, pension.AtFloor, pension.ToFloor, pension.AtCap, pension.ToCap));
        Assert.Equal((3604m + 18_021m + 8000m + 8000m, -396m), (pension.Base, pension.Difference));
    }

    private static ContributionFacts Established => new() { GrossWage = 8000m, FirstMonthWage = 8000m, InjuryClass = 1 };

    private static DeclaredWage Declared(YearMonth from, decimal wage) => new() { From = from, Wage = wage, Total = wage * 12, Months = 12 };

    private static KeyValuePair<YearMonth, decimal> Wage(int year, int month, decimal gross) => KeyValuePair.Create(new YearMonth(year, month), gross);

    /// <param name="wages">Gross wages by month.</param>
    /// <param name="hired">First day of work; null when long ago.</param>
    /// <param name="before">The average that the base of December rests on; null for who was not there.</param>
    private static PersonDeclaration Declare(IEnumerable<KeyValuePair<YearMonth, decimal>> wages, string? hired = null, string? before = null)
    {
        var contribution = Established with { HireDate = hired is null ? null : DateOnly.Parse(hired, null) };
        return YearBase.Declare(
            new() { EmployeeNo = "1", LegalEntity = "公司", RegionCode = "430100", Pack = SevenLines.Pack, Contribution = contribution },
            wages,
            January,
            before is null ? null : contribution with { PreviousYearMonthlyAverage = decimal.Parse(before, null) },
            December);
    }
}
