using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>
/// A worked example beside the figures it proves. It is run whenever the figures are read; one that fails refuses the file.
/// </summary>
public abstract record GoldenCase
{
    private GoldenCase()
    {
    }

    public required string Name { get; init; }
    public required string RegionCode { get; init; }
    public required YearMonth Month { get; init; }
    public required DateOnly KnownOn { get; init; }
    public required long FileLine { get; init; }

    /// <summary>One person's month, with every line it has.</summary>
    public sealed record Calculation : GoldenCase
    {
        public required ContributionFacts Facts { get; init; }

        /// <summary>What each line must come to; null for a line without a figure.</summary>
        public required ImmutableSortedDictionary<InsuranceLine, ExpectedLine?> Expected { get; init; }
    }

    /// <summary>One value as it must be found, for what no calculation can reach.</summary>
    public sealed record LookUp : GoldenCase
    {
        public required InsuranceLine Line { get; init; }
        public required PolicyParameter Parameter { get; init; }

        /// <summary>The fields of the value; null where it must be pending.</summary>
        public required ImmutableSortedDictionary<string, string>? Expected { get; init; }
    }
}

/// <summary>What one line must come to, in yuan.</summary>
public sealed record ExpectedLine
{
    public required decimal Base { get; init; }
    public required decimal Employer { get; init; }
    public required decimal Employee { get; init; }
}
