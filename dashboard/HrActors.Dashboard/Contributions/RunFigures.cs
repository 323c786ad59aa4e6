using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Desk;

namespace HrActors.Dashboard.Contributions;

/// <summary>What runs come to, for pages that show several. Amounts in yuan, without adjustments and people held back.</summary>
public readonly record struct RunFigures
{
    public required int People { get; init; }
    public required int Held { get; init; }
    public required decimal Employer { get; init; }
    public required decimal Employee { get; init; }

    /// <summary>Against the month before, by all causes; adjustments and people held back included.</summary>
    public required decimal Difference { get; init; }

    /// <summary>People calculated, and to be calculated.</summary>
    public required int Done { get; init; }
    public required int Expected { get; init; }

    public decimal Total => Employer + Employee;

    /// <summary>Whole percent; 100 only when everybody is done.</summary>
    public int Percent => Expected == 0 ? 0 : (int)(100L * Done / Expected);

    public static RunFigures Of(IEnumerable<RunView> runs)
    {
        var sum = default(RunFigures);
        foreach (var run in runs)
        {
            sum = sum with
            {
                People = sum.People + run.Totals.People,
                Held = sum.Held + run.Totals.Held,
                Employer = sum.Employer + run.Totals.Employer,
                Employee = sum.Employee + run.Totals.Employee,
                Difference = sum.Difference + run.Totals.Differences.Sum(cause => cause.Employer + cause.Employee),
                Done = sum.Done + (run.Phase == RunPhase.Calculating ? run.Done : run.Total),
                Expected = sum.Expected + run.Total,
            };
        }

        return sum;
    }

    public static bool IsBusy(RunView? run) => run?.Phase is RunPhase.Calculating or RunPhase.Confirming;

    public static bool MayBeStarted(BranchRun branch) => branch.Run?.Phase is not (RunPhase.Confirming or RunPhase.Confirmed);
}
