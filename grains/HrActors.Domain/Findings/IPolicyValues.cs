using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Domain.Findings;

/// <summary>The policies as the rules ask for them. A rule that gets no answer says nothing: what is not in force decides nothing.</summary>
public interface IPolicyValues
{
    /// <summary>What holds for a line and month as known at the end of <paramref name="knownOn"/>; null where nothing does.</summary>
    LineTerms? Find(string regionCode, string pack, InsuranceLine line, YearMonth month, DateOnly knownOn);

    /// <summary>The lines a pack has for a region; empty when it has none.</summary>
    ImmutableArray<InsuranceLine> LinesOf(string regionCode, string pack);
}

/// <summary>What the rules need of a line's policy of one month. Not stored.</summary>
public sealed record LineTerms
{
    public required InsuranceLine Line { get; init; }

    /// <summary>Lowest and highest base in yuan a month, both included.</summary>
    public required decimal Floor { get; init; }
    public required decimal Cap { get; init; }

    /// <summary>The employee's share of the base, as a fraction.</summary>
    public required decimal EmployeeRate { get; init; }

    /// <summary>Whether a month is due in whole for who is hired on a day of it.</summary>
    public required Func<DateOnly, bool> IsWholeMonth { get; init; }

    /// <summary>Names the set of values.</summary>
    public required string Version { get; init; }
}

/// <summary>No policy at all.</summary>
public sealed class NoPolicyValues : IPolicyValues
{
    public static readonly NoPolicyValues Instance = new();

    public LineTerms? Find(string regionCode, string pack, InsuranceLine line, YearMonth month, DateOnly knownOn) => null;

    public ImmutableArray<InsuranceLine> LinesOf(string regionCode, string pack) => [];
}
