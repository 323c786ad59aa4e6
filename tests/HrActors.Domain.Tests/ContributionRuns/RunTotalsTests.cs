using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Enrolment;

namespace HrActors.Domain.Tests.ContributionRuns;

public sealed class RunTotalsTests
{
    private static readonly RunStatement Paid = Statements.Of("2024-03", 10_000);
    private static readonly RunStatement Blocked = Statements.Of("2024-03", 20_000) with { Blocking = ["ACTIVE_ELSEWHERE"] };

    [Fact]
    public void Sums_are_those_of_the_rounded_lines()
    {
        var totals = RunTotals.Empty.Add([Paid, Paid]).Add([Paid]);

        Assert.Equal((3, 0, 7_200m, 3_000m), (totals.People, totals.Held, totals.Employer, totals.Employee));
        Assert.Equal((InsuranceLine.Pension, 3, 4_800m, 2_400m), (totals.Lines[0].Line, totals.Lines[0].People, totals.Lines[0].Employer, totals.Lines[0].Employee));
    }

    [Fact]
    public void Who_is_held_back_is_counted_and_in_no_sum()
    {
        var totals = RunTotals.Empty.Add([Paid, Blocked]);

        Assert.Equal((2, 1, 2_400m), (totals.People, totals.Held, totals.Employer));
    }

    [Fact]
    public void Holding_back_and_releasing_undo_each_other()
    {
        var totals = RunTotals.Empty.Add([Paid, Paid, Blocked]);

        var moved = totals.Hold([Paid]);
        Assert.Equal((2, 2_400m), (moved.Held, moved.Employer));
        var back = moved.Release([Paid]);
        Assert.Equal((totals.Held, totals.Employer, totals.Employee, totals.Lines[0]), (back.Held, back.Employer, back.Employee, back.Lines[0]));
    }

    [Fact]
    public void Who_left_before_the_month_is_in_the_difference_only()
    {
        var gone = new RunStatement
        {
            Facts = Paid.Facts, Month = Paid.Month, KnownOn = Paid.KnownOn,
            Differences = [new() { Cause = DifferenceCause.Left, Employer = -2_400, Employee = -1_000 }],
        };

        var totals = RunTotals.Empty.Add([Paid, gone]);

        Assert.Equal(1, totals.People);
        var cause = Assert.Single(totals.Differences);
        Assert.Equal((DifferenceCause.Left, 1, -2_400m), (cause.Cause, cause.People, cause.Employer));
    }

    [Fact]
    public void Adjustments_stand_beside_the_differences_once()
    {
        var totals = RunTotals.Empty.Add([Paid]).WithCorrection(2, -852, -355).WithCorrection(3, -900, -400);

        var cause = Assert.Single(totals.Differences);
        Assert.Equal((DifferenceCause.Correction, 3, -900m, -400m), (cause.Cause, cause.People, cause.Employer, cause.Employee));
        Assert.Equal(totals, totals.WithCorrection(0, 0, 0));
    }

    [Fact]
    public void Who_is_paid_without_every_line_is_counted_by_line_and_once_by_person()
    {
        var incomplete = Paid with { Pending = [InsuranceLine.WorkInjury, InsuranceLine.HousingFund] };

        var totals = RunTotals.Empty.Add([Paid, incomplete]).Add([incomplete with { Pending = [InsuranceLine.HousingFund] }, Blocked with { Pending = [InsuranceLine.WorkInjury] }]);

        Assert.Equal(2, totals.Incomplete);
        Assert.Equal([(InsuranceLine.WorkInjury, 1), (InsuranceLine.HousingFund, 2)], totals.Pending.Select(line => (line.Line, line.People)));
        var held = totals.Hold([incomplete]);
        Assert.Equal((1, 1), (held.Incomplete, Assert.Single(held.Pending).People));
        Assert.Equal(totals.Pending.AsEnumerable(), held.Release([incomplete]).Pending);
    }
}
