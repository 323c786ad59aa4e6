using HrActors.Contracts.Desk;
using HrActors.Domain.Localisation;

namespace HrActors.Silo.Findings;

/// <summary>What became of one finding of several.</summary>
internal sealed record WaiverOutcomeAnswer
{
    public required string Id { get; init; }

    /// <summary>The finding as it is now; null when it was not waived.</summary>
    public required FindingAnswer? Finding { get; init; }

    /// <summary>Why it was not waived, such as finding.unknown; null when it was.</summary>
    public required string? Code { get; init; }
    public required string? Detail { get; init; }

    public static WaiverOutcomeAnswer Of(WaiverOutcome outcome, Language language) => new()
    {
        Id = outcome.FindingId,
        Finding = outcome is { Finding: { } finding, BranchCode: { } branch } ? FindingAnswer.Of(finding, branch, language) : null,
        Code = outcome.Refusal?.Code,
        Detail = language == Language.En ? outcome.Refusal?.English : outcome.Refusal?.Chinese,
    };
}
