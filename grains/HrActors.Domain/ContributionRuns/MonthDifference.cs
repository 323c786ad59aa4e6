namespace HrActors.Domain.ContributionRuns;

/// <summary>Why a month's amounts differ from the last month's. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.difference-cause")]
public enum DifferenceCause
{
    None = 0,
    /// <summary>Hired, moved in, or the first whole month after a part month (增员).</summary>
    Joined = 1,
    /// <summary>Left or moved out (减员).</summary>
    Left = 2,
    /// <summary>Another wage or average (工资变动).</summary>
    Wage = 3,
    /// <summary>Other bounds or rates: a notice, another pack, another place, or the unit's own class or rate (政策变动).</summary>
    Policy = 4,
    /// <summary>Adjustments booked with the run (补缴、退费).</summary>
    Correction = 5,
}

/// <summary>Part of a difference, in yuan; negative when less is due.</summary>
[GenerateSerializer, Immutable, Alias("hr.cause-amount")]
public readonly record struct CauseAmount
{
    [Id(0)] public required DifferenceCause Cause { get; init; }
    [Id(1)] public required decimal Employer { get; init; }
    [Id(2)] public required decimal Employee { get; init; }
}

/// <summary>Explains the difference between two months of one person; the parts always add up to the whole difference.</summary>
public static class MonthDifference
{
    /// <param name="before">Last month's statement; null when there was none.</param>
    /// <param name="now">This month's; null when there is none any more.</param>
    /// <param name="plans">The policies.</param>
    public static ImmutableArray<CauseAmount> Explain(RunStatement? before, RunStatement? now, StatementPlans plans)
    {
        var was = Total(before);
        var @is = Total(now);
        if (now is null || IsNothing(now)) return Parts((DifferenceCause.Left, @is.Employer - was.Employer, @is.Employee - was.Employee));
        if (before is null || IsNothing(before)) return Parts((DifferenceCause.Joined, @is.Employer - was.Employer, @is.Employee - was.Employee));
        if (was == @is) return [];

        // Last month's wages under this month's policies: what lies before that step is the month or the policy, what lies behind it the wage.
        var (then, these) = (before.Facts.Contribution, now.Facts.Contribution);
        var facts = now.Facts with
        {
            Contribution = then with { LeaveDate = these.LeaveDate, InjuryClass = these.InjuryClass, HousingFundRate = these.HousingFundRate },
        };
        var middle = Total(plans.Calculate(facts, now.Month, now.KnownOn));
        var first = before.Factor == now.Factor ? DifferenceCause.Policy : before.Factor < now.Factor ? DifferenceCause.Joined : DifferenceCause.Left;
        return Parts(
            (first, middle.Employer - was.Employer, middle.Employee - was.Employee),
            (DifferenceCause.Wage, @is.Employer - middle.Employer, @is.Employee - middle.Employee));
    }

    private static (decimal Employer, decimal Employee) Total(RunStatement? statement) =>
        statement is null ? (0, 0) : (statement.TotalEmployer, statement.TotalEmployee);

    private static bool IsNothing(RunStatement statement) => statement.RefusalCode is not null || statement.Factor == 0;

    private static ImmutableArray<CauseAmount> Parts(params ReadOnlySpan<(DifferenceCause Cause, decimal Employer, decimal Employee)> parts)
    {
        var found = ImmutableArray.CreateBuilder<CauseAmount>(parts.Length);
        foreach (var (cause, employer, employee) in parts)
        {
            if (employer != 0 || employee != 0) found.Add(new() { Cause = cause, Employer = employer, Employee = employee });
        }

        return found.ToImmutable();
    }
}
