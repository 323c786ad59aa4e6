using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Findings;

/// <summary>The policies as the rules ask for them. A rule that gets no answer says nothing: what is not in force decides nothing.</summary>
public interface IPolicyValues
{
    /// <summary>What holds for a line and month as known at the end of <paramref name="knownOn"/>; null where nothing does.</summary>
    LinePolicy? Find(string regionCode, string pack, InsuranceLine line, YearMonth month, DateOnly knownOn);

    /// <summary>The lines a pack has for a region; empty when it has none.</summary>
    ImmutableArray<InsuranceLine> LinesOf(string regionCode, string pack);
}

/// <summary>The values of a book of policies.</summary>
public sealed class PolicyBookValues(PolicyBook book) : IPolicyValues
{
    public LinePolicy? Find(string regionCode, string pack, InsuranceLine line, YearMonth month, DateOnly knownOn) =>
        book.Find(regionCode, pack, line, month, knownOn).Value;

    public ImmutableArray<InsuranceLine> LinesOf(string regionCode, string pack) => book.LinesOf(regionCode, pack);
}

/// <summary>No policy at all.</summary>
public sealed class NoPolicyValues : IPolicyValues
{
    public static readonly NoPolicyValues Instance = new();

    public LinePolicy? Find(string regionCode, string pack, InsuranceLine line, YearMonth month, DateOnly knownOn) => null;

    public ImmutableArray<InsuranceLine> LinesOf(string regionCode, string pack) => [];
}
