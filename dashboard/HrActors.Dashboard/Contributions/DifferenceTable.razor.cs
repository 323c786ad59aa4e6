using HrActors.Contracts.ContributionRuns;
using HrActors.Dashboard.Localisation;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Contributions;

/// <summary>From last month's amounts to this month's, cause by cause, so that a reader can add it up.</summary>
public sealed partial class DifferenceTable
{
    private ImmutableArray<Row> _rows = [];

    [Parameter, EditorRequired] public required RunView Run { get; set; }

    /// <summary>Last month's run; null when there was none.</summary>
    [Parameter, EditorRequired] public required RunView? Before { get; set; }

    [Inject] internal Words W { get; init; } = null!;

    protected override void OnParametersSet() => _rows = [.. Rows()];

    private IEnumerable<Row> Rows()
    {
        var causes = Run.Totals.Differences;
        // Without both ends there is no way from one to the other, only the causes.
        var bridged = Before is { Phase: RunPhase.Ready or RunPhase.Confirmed } && !RunFigures.IsBusy(Run);
        if (causes.IsEmpty && !bridged) yield break;

        if (bridged)
        {
            yield return new(W.Format(RunTexts.LastMonth, Before!.Month), "", Before.Totals.Employer, Before.Totals.Employee)
            {
                IsSum = true,
            };
        }

        foreach (var cause in causes)
        {
            yield return new(W[ContributionTexts.CauseName(cause.Cause)], Words.Count(cause.People), cause.Employer, cause.Employee)
            {
                Hint = W[ContributionTexts.CauseHint(cause.Cause)],
            };
        }

        var all = (Employer: causes.Sum(cause => cause.Employer), Employee: causes.Sum(cause => cause.Employee));
        if (!bridged)
        {
            yield return new(W[RunTexts.AllCauses], "", all.Employer, all.Employee) { IsSum = true, IsChange = true };
            yield break;
        }

        var end = (Employer: Run.Totals.Employer + Run.Adjustments.Employer, Employee: Run.Totals.Employee + Run.Adjustments.Employee);
        // Causes count everybody, amounts only those who are paid: what is left is who is held back now or was last month.
        var held = (Employer: end.Employer - Before!.Totals.Employer - all.Employer,
            Employee: end.Employee - Before.Totals.Employee - all.Employee);
        if (held != default) yield return new(W[RunTexts.HeldShift], "", held.Employer, held.Employee) { Hint = W[RunTexts.HeldShiftHint] };
        yield return new(W.Format(RunTexts.ThisMonth, Run.Month), "", end.Employer, end.Employee)
        {
            IsSum = true,
            Hint = W[RunTexts.ThisMonthHint],
        };
    }

    private sealed record Row(string Name, string People, decimal Employer, decimal Employee)
    {
        public bool IsSum { get; init; }
        public string? Hint { get; init; }

        /// <summary>A sum of changes, which has a sign.</summary>
        public bool IsChange { get; init; }

        public string Show(decimal amount) => IsSum && !IsChange ? Words.Money(amount) : ContributionTexts.Signed(amount);
    }
}
