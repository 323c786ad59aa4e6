using HrActors.Domain.Commands;
using HrActors.Domain.Time;

namespace HrActors.Domain.Contributions;

/// <summary>
/// What a notice that acts backwards changes in closed months (补缴、退费). A month is recomputed from the facts it was closed with
/// under the policies as known now; only the difference to what is settled is due, whichever way it goes.
/// </summary>
public static class Retroaction
{
    /// <summary>The lines of a closed month with the adjustments made since, in the order they were made.</summary>
    public static ImmutableList<SettledLine> Settle(ContributionStatement closed, IEnumerable<ContributionAdjustment> adjustments)
    {
        ArgumentNullException.ThrowIfNull(closed);
        return Settle(
            closed.Lines.Select(line => new SettledLine
            {
                Line = line.Line, Base = line.Base, Employer = line.Employer, Employee = line.Employee, PolicyVersion = line.PolicyVersion,
            }),
            adjustments);
    }

    /// <summary>The same for lines at hand; none for a month that was not paid at all.</summary>
    public static ImmutableList<SettledLine> Settle(IEnumerable<SettledLine> closed, IEnumerable<ContributionAdjustment> adjustments)
    {
        var lines = closed.ToDictionary(line => line.Line);
        foreach (var adjustment in adjustments)
        {
            var before = lines.GetValueOrDefault(adjustment.Line);
            lines[adjustment.Line] = new SettledLine
            {
                Line = adjustment.Line,
                Base = adjustment.ToBase,
                Employer = (before?.Employer ?? 0) + adjustment.EmployerDelta,
                Employee = (before?.Employee ?? 0) + adjustment.EmployeeDelta,
                PolicyVersion = adjustment.ToVersion,
            };
        }

        return [.. lines.Values.OrderBy(line => line.Line)];
    }

    /// <summary>
    /// The adjustments that bring what is settled to what is due under <paramref name="now"/>, by line; empty when nothing changed.
    /// A line that is pending now is left as it is; one that was pending then is made up whole, one that is not due at all any more is
    /// taken back. Where one side owes and the other is owed, there is one adjustment for each. Refused where <see cref="ContributionPlan.Calculate"/> refuses.
    /// </summary>
    /// <param name="settled">The closed month as it stands (<c>Settle</c>).</param>
    /// <param name="facts">The facts it was closed with.</param>
    /// <param name="now">The policies of the same place and month as known now.</param>
    public static Reply<ImmutableList<ContributionAdjustment>> Adjust(
        ImmutableList<SettledLine> settled, ContributionFacts facts, ContributionPlan now)
    {
        ArgumentNullException.ThrowIfNull(settled);
        ArgumentNullException.ThrowIfNull(now);
        var due = now.Calculate(facts);
        if (due.IsRefused) return due.Refusal;

        var gone = settled.Where(old => !due.Value.Lines.Exists(line => line.Line == old.Line) && !due.Value.Pending.Exists(line => line.Line == old.Line));
        return due.Value.Lines.SelectMany(line => Adjust(settled.Find(old => old.Line == line.Line), line, now.Month))
            .Concat(TakeBack(gone, now.Month)).ToImmutableList();
    }

    /// <summary>The refunds of lines that are not due; nothing for one that is settled to 0.</summary>
    public static IEnumerable<ContributionAdjustment> TakeBack(IEnumerable<SettledLine> settled, YearMonth month) =>
        from line in settled
        where line.Employer != 0 || line.Employee != 0
        select new ContributionAdjustment
        {
            Month = month,
            Line = line.Line,
            Kind = AdjustmentKind.Refund,
            EmployerDelta = -line.Employer,
            EmployeeDelta = -line.Employee,
            FromVersion = line.PolicyVersion,
            ToVersion = line.PolicyVersion,
            FromBase = line.Base,
            ToBase = 0,
        };

    private static IEnumerable<ContributionAdjustment> Adjust(SettledLine? old, ContributionLine due, YearMonth month)
    {
        var (employer, employee) = (due.Employer - (old?.Employer ?? 0), due.Employee - (old?.Employee ?? 0));
        if (employer > 0 || employee > 0) yield return Of(AdjustmentKind.Makeup, Math.Max(employer, 0), Math.Max(employee, 0));
        if (employer < 0 || employee < 0) yield return Of(AdjustmentKind.Refund, Math.Min(employer, 0), Math.Min(employee, 0));

        ContributionAdjustment Of(AdjustmentKind kind, decimal employerDelta, decimal employeeDelta) => new()
        {
            Month = month,
            Line = due.Line,
            Kind = kind,
            EmployerDelta = employerDelta,
            EmployeeDelta = employeeDelta,
            FromVersion = old?.PolicyVersion,
            ToVersion = due.PolicyVersion,
            FromBase = old?.Base ?? 0,
            ToBase = due.Base,
        };
    }
}
