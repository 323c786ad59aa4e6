using CsCheck;
using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;
using HrActors.Domain.Tests.Policies;

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
            return statement.Base is >= 3604m and <= 18021m && again.Base == statement.Base
                && again.TotalEmployer == statement.TotalEmployer
                && again.Clamped == Clamp.None;
        });

    [Fact]
    public void The_same_facts_give_the_same_statement() =>
        Gen.Select(Wages, Hires).Sample((wage, hired) =>
        {
            var (one, other) = (Calculate(wage, hired), Calculate(wage, hired));
            return one.Lines.SequenceEqual(other.Lines) && one.TotalEmployer == other.TotalEmployer;
        });

    /// <summary>Every line, every kind of rate, rounding and rule of months: the made-up packs.</summary>
    private static readonly Gen<(ContributionPlan Plan, ContributionFacts Facts)> Situations =
        from region in Gen.OneOf(Gen.Const("430100"), Gen.Const("310000"), Gen.Const("420100"), Gen.Const("440300"))
        from month in Gen.Int[1, 12]
        from wage in Wages
        from average in Gen.OneOf(Gen.Const((decimal?)null), Wages.Select(amount => (decimal?)amount))
        from hired in Hires
        from stayed in Gen.Int[0, 60]
        from left in Gen.Bool
        from injuryClass in Gen.Int[1, 8]
        from percent in Gen.Int[5, 7]
        from newToWork in Gen.Bool
        select (SevenLines.Plan(region, $"2024-{month:00}", "2025-01-01"), new ContributionFacts
        {
            GrossWage = wage,
            PreviousYearMonthlyAverage = average,
            HireDate = hired,
            LeaveDate = left && hired is { } day ? day.AddDays(stayed) : null,
            InjuryClass = injuryClass,
            HousingFundRate = percent / 100m,
            NewToWork = newToWork,
        });

    [Fact]
    public void Statement_and_trace_never_disagree() => Situations.Sample(situation =>
    {
        var statement = situation.Plan.Calculate(situation.Facts).Value!;
        var trace = situation.Plan.Explain(situation.Facts).ToDictionary(step => step.Step, step => step.Figure);
        return trace["total.employer"] == statement.TotalEmployer && trace["total.employee"] == statement.TotalEmployee
            && statement.Lines.All(line => trace[line.Line.WireName() + ".employer"] == line.Employer
                && trace[line.Line.WireName() + ".employee"] == line.Employee && trace[line.Line.WireName() + ".factor"] == line.Factor);
    });

    [Fact]
    public void No_line_pays_less_for_a_higher_wage() => Gen.Select(Situations, Wages).Sample((situation, other) =>
    {
        var (low, high) = (Math.Min(situation.Facts.GrossWage, other), Math.Max(situation.Facts.GrossWage, other));
        var less = situation.Plan.Calculate(situation.Facts with { GrossWage = low }).Value!;
        var more = situation.Plan.Calculate(situation.Facts with { GrossWage = high }).Value!;
        return less.Lines.Zip(more.Lines).All(pair => pair.First.Employer <= pair.Second.Employer && pair.First.Employee <= pair.Second.Employee);
    });

    [Fact]
    public void Every_base_lies_within_the_bounds_of_its_line() => Situations.Sample(situation =>
        situation.Plan.Calculate(situation.Facts).Value!.Lines.All(line =>
            situation.Plan.Policies.First(policy => policy.Line == line.Line).Bounds is not { } bounds
            || (line.Base >= bounds.Floor && !(line.Base > bounds.Cap) && bounds.Clamp(line.Base) == (line.Base, Clamp.None))));

    private static ContributionStatement Calculate(decimal wage, DateOnly? hired) => ContributionCalculator.Calculate(new()
    {
        RegionCode = "430100",
        Pack = "sample",
        Month = new(2024, 3),
        KnownOn = new(2024, 3, 1),
        Facts = new() { GrossWage = wage, HireDate = hired },
    }, PolicyBook.Shipped).Value!;
}
