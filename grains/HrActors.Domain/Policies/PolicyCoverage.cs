using HrActors.Domain.Enrolment;
using HrActors.Domain.Regions;
using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>A month for which a line in use has neither a value nor a pending mark.</summary>
public sealed record PolicyHole
{
    public required string Pack { get; init; }
    public required string RegionCode { get; init; }

    /// <summary><see cref="InsuranceLine.None"/> where the pack does not know the region at all.</summary>
    public required InsuranceLine Line { get; init; }

    /// <summary><see cref="PolicyParameter.None"/> where the pack does not know the region at all.</summary>
    public required PolicyParameter Parameter { get; init; }

    /// <summary>The first month without a value.</summary>
    public required YearMonth Month { get; init; }

    public override string ToString() => Line == InsuranceLine.None
        ? $"{Pack}/{RegionCode}: unknown"
        : $"{Pack}/{RegionCode} ({RegionTable.NameOf(RegionCode).En}) {Line.WireName()} {Parameter.WireName()} from {Month}";
}

/// <summary>
/// Whether every line in use has values for the months to come, or says that they are pending. A figure that quietly runs out stops a
/// month-end; it is better known a year ahead.
/// </summary>
public static class PolicyCoverage
{
    /// <summary>The months that must be covered: the present one and a year of months after it.</summary>
    public const int Months = 13;

    /// <summary>The first hole of each parameter; empty when all is covered.</summary>
    /// <param name="book">The policies at hand.</param>
    /// <param name="inUse">Packs and regions of the branches.</param>
    /// <param name="first">The first of the <see cref="Months"/> months.</param>
    /// <param name="knownOn">Today.</param>
    public static ImmutableList<PolicyHole> Check(
        PolicyBook book, IEnumerable<(string Pack, string RegionCode)> inUse, YearMonth first, DateOnly knownOn)
    {
        ArgumentNullException.ThrowIfNull(book);
        return [.. inUse.Distinct().SelectMany(place => Check(book, place.Pack, place.RegionCode, first, knownOn))];
    }

    private static IEnumerable<PolicyHole> Check(PolicyBook book, string pack, string region, YearMonth first, DateOnly knownOn)
    {
        var lines = book.LinesOf(region, pack);
        if (lines.IsEmpty) return [Hole(InsuranceLine.None, PolicyParameter.None, first)];

        return
            from line in lines
            from parameter in PolicyParameters.NeededFor(name => book.FindSeries(region, pack, line, name) is not null)
            let series = book.FindSeries(region, pack, line, parameter)
            let open = Enumerable.Range(0, Months).Select(first.AddMonths)
                .Where(month => series?.Find(month, knownOn) is null && series?.FindPending(month, knownOn) is null)
                .Cast<YearMonth?>().FirstOrDefault()
            where open is not null
            select Hole(line, parameter, open.Value);

        PolicyHole Hole(InsuranceLine line, PolicyParameter parameter, YearMonth month) =>
            new() { Pack = pack, RegionCode = region, Line = line, Parameter = parameter, Month = month };
    }
}
