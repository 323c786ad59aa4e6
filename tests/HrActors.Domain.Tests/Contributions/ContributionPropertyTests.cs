using CsCheck;
using HrActors.Domain.Contributions;
using HrActors.Domain.Policies;

namespace HrActors.Domain.Tests.Contributions;

/// <summary>What holds for every wage and every day of hire.</summary>
public class ContributionPropertyTests
{
    private static readonly Gen<decimal> Wages = Gen.Int[0, 4_000_000].Select(fen => fen / 100m);

    private static readonly Gen<DateOnly?> Hires =
        Gen.Int[-40, 40].Select(days => days == 0 ? (DateOnly?)null : new DateOnly(2024, 3, 15).AddDays(days));

    [Fact]
    public void More_wage_is_never_less_contribution() =>
        Gen.Select(Wages, Wages, Hires).Sample((one, other, hired) =>
        {
            var (low, high) = (Calculate(Math.Min(one, other), hired), Calculate(Math.Max(one, other), hired));
            return low.Base <= high.Base && low.TotalEmployer <= high.TotalEmployer && low.TotalEmployee <= high.TotalEmployee;
        });

    [Fact]
    public void The_totals_are_the_sum_of_the_lines() =>
        Gen.Select(Wages, Hires).Sample((wage, hired) =>
        {
            var statement = Calculate(wage, hired);
            return statement.TotalEmployer == statement.Lines.Sum(line => line.Employer)
                && statement.TotalEmployee == statement.Lines.Sum(line => line.Employee);
        });

    [Fact]
    public void The_base_lies_within_the_bounds_and_a_base_as_wage_gives_itself() =>
        Gen.Select(Wages, Hires).Sample((wage, hired) =>
        {
            var statement = Calculate(wage, hired);
            var again = Calculate(statement.Base, hired);
            return statement.Base is >= 3604m and <= 18021m && again.Base == statement.Base && again.TotalEmployer == statement.TotalEmployer
                && again.Clamped == Clamp.None;
        });

    [Fact]
    public void The_same_facts_give_the_same_statement() =>
        Gen.Select(Wages, Hires).Sample((wage, hired) =>
        {
            var (one, other) = (Calculate(wage, hired), Calculate(wage, hired));
            return one.Lines.SequenceEqual(other.Lines) && one.TotalEmployer == other.TotalEmployer;
        });

    private static ContributionStatement Calculate(decimal wage, DateOnly? hired) => ContributionCalculator.Calculate(new()
    {
        RegionCode = "430100",
        Pack = "sample",
        Month = new(2024, 3),
        KnownOn = new(2024, 3, 1),
        Facts = new() { GrossWage = wage, HireDate = hired },
    }, PolicyBook.Shipped).Value!;
}
