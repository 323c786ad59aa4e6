using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Domain.Contributions;

/// <summary>Which way the money goes. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.adjustment-kind")]
public enum AdjustmentKind
{
    None = 0,
    /// <summary>More is due than was paid (补缴).</summary>
    Makeup = 1,
    /// <summary>More was paid than is due (退费).</summary>
    Refund = 2,
}

/// <summary>
/// The difference of one line of a closed month under a later policy version. The closed month itself never changes.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.contribution-adjustment")]
public sealed record ContributionAdjustment
{
    /// <summary>The closed month.</summary>
    [Id(0)] public required YearMonth Month { get; init; }
    [Id(1)] public required InsuranceLine Line { get; init; }
    [Id(2)] public required AdjustmentKind Kind { get; init; }

    /// <summary>New less old, in yuan: not negative for a makeup, not positive for a refund; at least one of the two is not 0.</summary>
    [Id(3)] public required decimal EmployerDelta { get; init; }
    [Id(4)] public required decimal EmployeeDelta { get; init; }

    /// <summary>The policy version the settled amounts rest on; null for a line that had no figure then.</summary>
    [Id(5)] public string? FromVersion { get; init; }
    [Id(6)] public required string ToVersion { get; init; }

    /// <summary>0 for a line that had no figure then.</summary>
    [Id(7)] public required decimal FromBase { get; init; }
    [Id(8)] public required decimal ToBase { get; init; }
}

/// <summary>One line of a closed month as it stands: what was confirmed, and every adjustment since.</summary>
[GenerateSerializer, Immutable, Alias("hr.settled-line")]
public sealed record SettledLine
{
    [Id(0)] public required InsuranceLine Line { get; init; }
    [Id(1)] public required decimal Base { get; init; }
    [Id(2)] public required decimal Employer { get; init; }
    [Id(3)] public required decimal Employee { get; init; }

    /// <summary>The policy version these amounts agree with.</summary>
    [Id(4)] public required string PolicyVersion { get; init; }
}

/// <summary>Wire names of <see cref="AdjustmentKind"/>.</summary>
public static class AdjustmentKinds
{
    /// <summary><c>makeup</c> or <c>refund</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is <see cref="AdjustmentKind.None"/> or unknown.</exception>
    public static string WireName(this AdjustmentKind kind) => kind switch
    {
        AdjustmentKind.Makeup => "makeup",
        AdjustmentKind.Refund => "refund",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of adjustment."),
    };
}
