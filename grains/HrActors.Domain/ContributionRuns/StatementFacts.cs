using HrActors.Domain.Contributions;

namespace HrActors.Domain.ContributionRuns;

/// <summary>What one person's statement of one month is computed from, kept with it so that it can be computed again years later.</summary>
[GenerateSerializer, Immutable, Alias("hr.statement-facts")]
public sealed record StatementFacts
{
    [Id(0)] public required string EmployeeNo { get; init; }

    /// <summary>The legal entity (法人单位) that pays.</summary>
    [Id(1)] public required string LegalEntity { get; init; }

    /// <summary>The place of enrolment, six digits.</summary>
    [Id(2)] public required string RegionCode { get; init; }

    /// <summary>Name of the policy pack.</summary>
    [Id(3)] public required string Pack { get; init; }

    [Id(4)] public required ContributionFacts Contribution { get; init; }
}
