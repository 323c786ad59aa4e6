using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>The values of one line in one region that hold for one month, as known on one day.</summary>
public sealed record LinePolicy
{
    public required string RegionCode { get; init; }
    public required string Pack { get; init; }
    public required InsuranceLine Line { get; init; }
    public required Dated<Bounds> Bounds { get; init; }
    public required Dated<Rates> Rates { get; init; }
    public required Dated<SideRounding> Rounding { get; init; }
    public required Dated<MonthStart> MonthStart { get; init; }

    /// <summary>
    /// Names this set of values: pack, region, line, the month the newest of them starts and the day the last of them was published,
    /// such as <c>sample/430100/pension/2020-01/2020-01-01</c>.
    /// </summary>
    public required string Version { get; init; }

    /// <summary>The notices behind bounds and rates, each once.</summary>
    public string Source => Bounds.Source == Rates.Source ? Bounds.Source : $"{Bounds.Source}；{Rates.Source}";

    internal static LinePolicy? Resolve(string region, string pack, LineRules rules, YearMonth month, DateOnly knownOn)
    {
        if (rules.Bounds.Find(month, knownOn) is not { } bounds || rules.Rates.Find(month, knownOn) is not { } rates
            || rules.Rounding.Find(month, knownOn) is not { } rounding || rules.MonthStart.Find(month, knownOn) is not { } start) return null;

        YearMonth[] starts = [bounds.From, rates.From, rounding.From, start.From];
        DateOnly[] days = [bounds.Published, rates.Published, rounding.Published, start.Published];
        return new LinePolicy
        {
            RegionCode = region,
            Pack = pack,
            Line = rules.Line,
            Bounds = bounds,
            Rates = rates,
            Rounding = rounding,
            MonthStart = start,
            Version = $"{pack}/{region}/{rules.Line.WireName()}/{starts.Max()}/{days.Max():O}",
        };
    }
}
