using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;

namespace HrActors.Domain.Policies;

/// <summary>One line of one region for one month, as known on one day: its policy, or why it is pending.</summary>
public sealed record PolicyInForce
{
    public required string Pack { get; init; }

    /// <summary>The pack as users know it.</summary>
    public required LocalText PackTitle { get; init; }
    public required string RegionCode { get; init; }
    public required InsuranceLine Line { get; init; }

    /// <summary>Exactly one of the two is set.</summary>
    public required LinePolicy? Policy { get; init; }
    public required PendingLine? Pending { get; init; }
}

/// <summary>What a pack says for one region and month: the lines it can give figures for, and those it cannot.</summary>
public sealed record PolicySelection
{
    /// <summary>In the order of <see cref="InsuranceLine"/>.</summary>
    public required ImmutableArray<LinePolicy> Lines { get; init; }

    /// <summary>Lines of the region without a confirmed value; they have no figure.</summary>
    public required ImmutableArray<PendingLine> Pending { get; init; }
}

/// <summary>A line of a region that has no figure for a month, and why (待定).</summary>
[GenerateSerializer, Immutable, Alias("hr.pending-line")]
public sealed record PendingLine
{
    [Id(0)] public required InsuranceLine Line { get; init; }

    /// <summary><c>policy.pending</c>, or the input that is missing, such as <c>contribution.injury-class</c>.</summary>
    [Id(1)] public required string Code { get; init; }
    [Id(2)] public required LocalText Reason { get; init; }
}
