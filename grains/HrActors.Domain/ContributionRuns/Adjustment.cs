using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Domain.ContributionRuns;

/// <summary>Why a closed month is settled again. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.adjustment-cause")]
public enum AdjustmentCause
{
    None = 0,
    /// <summary>A policy with an earlier effect.</summary>
    Policy = 1,
    /// <summary>Facts that changed after the month was closed: a wage, a hire or leave date.</summary>
    Facts = 2,
    /// <summary>The person was held back by a finding when the month was confirmed.</summary>
    Held = 3,
}

/// <summary>
/// What is still due (补缴) or too much (退费) for one person, line and closed month. The closed month itself stays as it is.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.adjustment")]
public sealed record Adjustment
{
    /// <summary>The same settlement computed again has the same id.</summary>
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required string EmployeeNo { get; init; }
    [Id(2)] public required string BranchCode { get; init; }
    [Id(3)] public required ContributionAdjustment Change { get; init; }
    [Id(4)] public required AdjustmentCause Cause { get; init; }
    [Id(5)] public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The month whose run carries it; null while it is open.</summary>
    [Id(6)] public YearMonth? BookedIn { get; init; }
}

/// <summary>Settles a closed month of one person: what is due now against what was paid with the month and by adjustments booked since.</summary>
public static class Settlement
{
    /// <param name="closed">The statement as confirmed.</param>
    /// <param name="booked">Adjustments of this person and month that were paid already, in the order they were made.</param>
    /// <param name="facts">The facts that hold now; null when the branch turns out not to have had this person in the month.</param>
    /// <param name="plans">The policies as known now.</param>
    /// <param name="branchCode">The branch whose month it is.</param>
    /// <param name="cause">Why it is settled again.</param>
    /// <param name="now">When; its local day is the day of knowledge.</param>
    /// <returns>At most one makeup and one refund per line; nothing where the policies have no answer.</returns>
    public static IEnumerable<Adjustment> Settle(
        RunStatement closed, IReadOnlyCollection<Adjustment> booked, StatementFacts? facts, StatementPlans plans, string branchCode,
        AdjustmentCause cause, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(closed);
        ArgumentNullException.ThrowIfNull(plans);
        var paid = closed.IsHeld ? [] : closed.Lines.Select(line => new SettledLine
        {
            Line = line.Line, Base = line.Base, Employer = line.Employer, Employee = line.Employee, PolicyVersion = line.PolicyVersion,
        });
        var settled = Retroaction.Settle(paid, booked.Select(adjustment => adjustment.Change));
        var changes = facts is null ? Retroaction.TakeBack(settled, closed.Month) : plans.Adjust(settled, facts, closed.Month, ChinaTime.DateOf(now));
        return
            from change in changes
            let earlier = booked.Count(adjustment => adjustment.Change.Line == change.Line)
            select new Adjustment
            {
                Id = $"{branchCode}:{closed.Month}:{closed.Facts.EmployeeNo}:{change.Line.WireName()}:{change.Kind.WireName()}:{earlier + 1}",
                EmployeeNo = closed.Facts.EmployeeNo,
                BranchCode = branchCode,
                Change = change,
                Cause = closed.IsHeld && earlier == 0 ? AdjustmentCause.Held : cause,
                CreatedAt = now,
            };
    }
}
