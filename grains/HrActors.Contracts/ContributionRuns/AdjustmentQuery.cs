using HrActors.Domain.Time;

namespace HrActors.Contracts.ContributionRuns;

/// <summary>Which adjustments; newest first.</summary>
[GenerateSerializer, Immutable, Alias("hr.contribution-adjustment-query")]
public sealed record AdjustmentQuery
{
    /// <summary>Branches the caller may see; null for all, empty for none.</summary>
    [Id(0)] public ImmutableHashSet<string>? Scope { get; init; }
    [Id(1)] public string? BranchCode { get; init; }

    /// <summary>The closed month that is settled; null for all.</summary>
    [Id(2)] public YearMonth? Month { get; init; }
    [Id(3)] public string? EmployeeNo { get; init; }

    /// <summary>Only open (true) or only booked ones (false); null for both.</summary>
    [Id(4)] public bool? Open { get; init; }

    /// <summary>The month whose run carries them; null for all.</summary>
    [Id(5)] public YearMonth? BookedIn { get; init; }

    /// <summary>Where the page before ended; null from the start.</summary>
    [Id(6)] public string? Cursor { get; init; }

    /// <summary>1 to 500.</summary>
    [Id(7)] public int Limit { get; init; } = 100;
}
