using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Domain.Findings;

/// <summary>
/// That a confirmed policy changed months which are over, for one employee: version X of region R and line L changed the months M to N.
/// Told once when the policy is confirmed, and again, settled, when the difference has been booked. Its identity is version, region and
/// line; a settled one stays settled, so the order in which the two arrive does not matter.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.policy-change")]
public sealed record PolicyChange
{
    /// <summary>The version that was confirmed, as the policy names it.</summary>
    [Id(0)] public required string PolicyVersion { get; init; }
    [Id(1)] public required string RegionCode { get; init; }
    [Id(2)] public required InsuranceLine Line { get; init; }

    /// <summary>First month changed.</summary>
    [Id(3)] public required YearMonth From { get; init; }

    /// <summary>Last month changed that had been closed, included.</summary>
    [Id(4)] public required YearMonth Through { get; init; }

    /// <summary>The day the policy was confirmed here.</summary>
    [Id(5)] public required DateOnly ConfirmedOn { get; init; }

    /// <summary>What the closed months were computed with.</summary>
    [Id(6)] public required PolicyFigures Before { get; init; }

    /// <summary>What they should have been computed with.</summary>
    [Id(7)] public required PolicyFigures After { get; init; }

    /// <summary>True when the differences are booked as adjustments (补缴/退费): the cause is gone.</summary>
    [Id(8)] public bool Settled { get; init; }

    public bool IsSameChange(PolicyChange other) =>
        other is not null && PolicyVersion == other.PolicyVersion && RegionCode == other.RegionCode && Line == other.Line;
}

/// <summary>Bounds in yuan a month and rates as fractions that held together for a line.</summary>
[GenerateSerializer, Immutable, Alias("hr.policy-figures")]
public sealed record PolicyFigures
{
    [Id(0)] public required decimal Floor { get; init; }
    [Id(1)] public required decimal Cap { get; init; }
    [Id(2)] public required decimal EmployerRate { get; init; }
    [Id(3)] public required decimal EmployeeRate { get; init; }
}

/// <summary>The changes that still matter to one employee.</summary>
public static class PolicyChanges
{
    /// <summary>Changes kept with an employee; the newest ones.</summary>
    public const int Kept = 24;

    /// <summary>
    /// <paramref name="known"/> with <paramref name="told"/> taken in; the result is the same in whatever order and however often they come.
    /// </summary>
    public static ImmutableList<PolicyChange> Take(ImmutableList<PolicyChange> known, PolicyChange told)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(told);
        var settled = told.Settled || known.Exists(one => one.IsSameChange(told) && one.Settled);
        return
        [
            .. known.Where(one => !one.IsSameChange(told)).Append(told with { Settled = settled })
                .OrderByDescending(one => one.ConfirmedOn)
                .ThenBy(one => one.PolicyVersion, StringComparer.Ordinal)
                .ThenBy(one => one.RegionCode, StringComparer.Ordinal)
                .ThenBy(one => one.Line)
                .Take(Kept),
        ];
    }
}
