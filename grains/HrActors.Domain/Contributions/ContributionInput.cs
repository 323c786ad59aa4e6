using HrActors.Domain.Time;

namespace HrActors.Domain.Contributions;

/// <summary>One person's facts, and where, for when and with what knowledge their contributions are asked.</summary>
public sealed record ContributionInput
{
    /// <summary>Code of GB/T 2260 of the place of enrolment.</summary>
    public required string RegionCode { get; init; }

    /// <summary>Name of the policy pack.</summary>
    public required string Pack { get; init; }

    public required YearMonth Month { get; init; }

    /// <summary>The day whose knowledge of the policies is to be used.</summary>
    public required DateOnly KnownOn { get; init; }

    public required ContributionFacts Facts { get; init; }
}
