using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Time;

namespace HrActors.Contracts.ContributionRuns;

/// <summary>Which people of a run.</summary>
[GenerateSerializer, Immutable, Alias("hr.statement-query")]
public sealed record StatementQuery
{
    [Id(0)] public required string BranchCode { get; init; }
    [Id(1)] public required YearMonth Month { get; init; }

    /// <summary>Only those held back.</summary>
    [Id(2)] public bool OnlyHeld { get; init; }

    /// <summary>Only this person; null for all.</summary>
    [Id(3)] public string? EmployeeNo { get; init; }

    /// <summary>Employee number to go on behind; null from the start.</summary>
    [Id(4)] public string? After { get; init; }

    /// <summary>1 to 500.</summary>
    [Id(5)] public int Limit { get; init; } = 100;
}

/// <summary>A person of a run in a list.</summary>
[GenerateSerializer, Immutable, Alias("hr.statement-item")]
public sealed record StatementItem
{
    [Id(0)] public required RunStatement Statement { get; init; }

    /// <summary>Not paid with the run; once the month is confirmed this is final.</summary>
    [Id(1)] public required bool Held { get; init; }

    /// <summary>The person's name now; empty when nobody has the number any more.</summary>
    [Id(2)] public required string Name { get; init; }
}
