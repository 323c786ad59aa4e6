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
/// What is still due (补缴) or too much (退费) for one person, line and closed month, in yuan. The closed month itself stays as it is.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.adjustment")]
public sealed record Adjustment
{
    /// <summary>The same settlement computed again has the same id.</summary>
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required string EmployeeNo { get; init; }
    [Id(2)] public required string BranchCode { get; init; }

    /// <summary>The closed month.</summary>
    [Id(3)] public required YearMonth Month { get; init; }
    [Id(4)] public required InsuranceLine Line { get; init; }

    /// <summary>Negative: too much was paid.</summary>
    [Id(5)] public required decimal EmployerDelta { get; init; }
    [Id(6)] public required decimal EmployeeDelta { get; init; }

    /// <summary>The policy version that was paid by; empty when nothing was.</summary>
    [Id(7)] public required string FromVersion { get; init; }
    [Id(8)] public required string ToVersion { get; init; }
    [Id(9)] public required AdjustmentCause Cause { get; init; }
    [Id(10)] public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The month whose run carries it; null while it is open.</summary>
    [Id(11)] public YearMonth? BookedIn { get; init; }

    /// <summary><c>makeup</c> when more is due than was paid, <c>refund</c> otherwise.</summary>
    public string Kind => EmployerDelta + EmployeeDelta > 0 ? "makeup" : "refund";
}

/// <summary>Settles a closed month: what is due now against what was paid with the month and by adjustments booked since.</summary>
public static class Settlement
{
    /// <param name="closed">The statement as confirmed.</param>
    /// <param name="due">The same month computed again.</param>
    /// <param name="booked">Adjustments of this person and month that were paid already.</param>
    /// <param name="branchCode">The branch whose month it is.</param>
    /// <param name="cause">Why it is settled again.</param>
    /// <param name="now">When.</param>
    /// <returns>One adjustment per line that differs; nothing when <paramref name="due"/> cannot be computed.</returns>
    public static IEnumerable<Adjustment> Settle(
        RunStatement closed, RunStatement due, IReadOnlyCollection<Adjustment> booked, string branchCode, AdjustmentCause cause, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(closed);
        ArgumentNullException.ThrowIfNull(due);
        if (due.RefusalCode is not null) yield break;

        var lines = due.Lines.Select(line => line.Line).Union(closed.Lines.Select(line => line.Line)).Order();
        foreach (var line in lines)
        {
            var was = closed.IsHeld ? null : closed.Find(line);
            var target = due.Find(line);
            var earlier = booked.Where(adjustment => adjustment.Line == line).ToList();
            var employer = (target?.Employer ?? 0) - (was?.Employer ?? 0) - earlier.Sum(adjustment => adjustment.EmployerDelta);
            var employee = (target?.Employee ?? 0) - (was?.Employee ?? 0) - earlier.Sum(adjustment => adjustment.EmployeeDelta);
            if (employer == 0 && employee == 0) continue;

            yield return new()
            {
                Id = $"{branchCode}:{closed.Month}:{closed.Facts.EmployeeNo}:{line.WireName()}:{earlier.Count + 1}",
                EmployeeNo = closed.Facts.EmployeeNo,
                BranchCode = branchCode,
                Month = closed.Month,
                Line = line,
                EmployerDelta = employer,
                EmployeeDelta = employee,
                FromVersion = earlier.LastOrDefault()?.ToVersion ?? was?.PolicyVersion ?? "",
                ToVersion = target?.PolicyVersion ?? was?.PolicyVersion ?? "",
                Cause = closed.IsHeld && earlier.Count == 0 ? AdjustmentCause.Held : cause,
                CreatedAt = now,
            };
        }
    }
}
