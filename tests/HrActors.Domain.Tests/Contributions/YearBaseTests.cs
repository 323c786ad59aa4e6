using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Tests.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Contributions;

public class YearBaseTests
{
    /// <summary>The lines of a calendar base year; the housing fund's begins in July and looks at another year.</summary>
    private static readonly ContributionPlan January = SevenLines.Plan("430100", "2024-01", "2024-06-01");

    /// <summary>Months of 2023 worked, wage of each, present wage; then average, base, bound and whether it is a move.</summary>
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
        int months, decimal wage, string? present, string? average, decimal expected, Clamp clamp, bool moved)
    {
        var declaration = Declare(Enumerable.Range(1, months).Select(month => (new YearMonth(2023, month), wage)), present);

        Assert.Equal((months, average), (declaration.Months, declaration.Average?.ToString("0.##", null)));
        var pension = declaration.Lines[0];
        Assert.Equal((InsuranceLine.Pension, expected, clamp, moved), (pension.Line, pension.Base, pension.Clamped, pension.Moved));
    }

    [Fact]
    public void An_average_is_rounded_to_the_fen_halves_up() => Assert.Equal(5000.01m,
        Declare([(new(2023, 1), 5000m), (new(2023, 2), 5000.01m)], null).Average);

    [Fact]
    public void Months_of_other_years_do_not_count() =>
        Assert.Equal((1, 5000m), Declare([(new(2022, 12), 9000m), (new(2023, 6), 5000m), (new(2024, 1), 9000m)], null) is var declared
            ? (declared.Months, declared.Average) : default);

    [Fact]
    public void Who_has_no_wage_of_that_year_declares_nothing() =>
        Assert.Equal((0, null, 0), Declare([(new(2024, 1), 9000m)], "9000") is var declared
            ? (declared.Months, declared.Average, declared.Lines.Count) : default);

    [Fact]
    public void Lines_of_fixed_amounts_and_of_another_base_year_are_not_declared() => Assert.Equal(
        [InsuranceLine.Pension, InsuranceLine.Medical, InsuranceLine.Maternity, InsuranceLine.Unemployment, InsuranceLine.WorkInjury],
        Declare([(new(2023, 1), 5000m)], null).Lines.Select(line => line.Line));

    private static YearBaseDeclaration Declare(IEnumerable<(YearMonth Month, decimal Wage)> months, string? present) =>
        Assert.Single(YearBase.Declare(
        [new() { EmployeeNo = "1", Months = months.ToImmutableSortedDictionary(item => item.Month, item => item.Wage),
            PresentWage = present is null ? null : decimal.Parse(present, null) }],
        January));
}
