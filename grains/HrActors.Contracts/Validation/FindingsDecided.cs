using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;

namespace HrActors.Contracts.Validation;

/// <summary>
/// What validation decided from the newest facts and answers: the whole set of open findings, what the agencies show, and which
/// transfers are needed. An older version is ignored, so a repeated event changes nothing.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.findings-decided")]
public sealed record FindingsDecided
{
    [Id(0)] public required string EmployeeNo { get; init; }
    [Id(1)] public required long Version { get; init; }
    [Id(2)] public ImmutableList<Finding> Open { get; init; } = [];

    /// <summary>What the agencies answered, the newest answer of each.</summary>
    [Id(3)] public ImmutableList<AgencyAnswer> Answers { get; init; } = [];

    /// <summary>Relationships for which a case is needed.</summary>
    [Id(4)] public ImmutableList<TransferNeed> Needs { get; init; } = [];
}

[GenerateSerializer, Immutable, Alias("hr.transfer-need")]
public sealed record TransferNeed
{
    [Id(0)] public required InsuranceLine Line { get; init; }
    [Id(1)] public required string OriginRegionCode { get; init; }
}
