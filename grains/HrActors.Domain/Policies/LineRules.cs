using System.Collections.Frozen;
using HrActors.Domain.Enrolment;

namespace HrActors.Domain.Policies;

/// <summary>What one place itself says about one line; what it leaves out may be said by its province or by the nation.</summary>
public sealed class LineRules
{
    private readonly FrozenDictionary<PolicyParameter, PolicySeries> _series;

    public LineRules(InsuranceLine line, IEnumerable<KeyValuePair<PolicyParameter, PolicySeries>> series)
    {
        Line = line;
        _series = series.ToFrozenDictionary();
    }

    public InsuranceLine Line { get; }

    /// <summary>The parameters that are given, with their values over time.</summary>
    public IReadOnlyDictionary<PolicyParameter, PolicySeries> Series => _series;

    /// <summary>Null when the place says nothing about it.</summary>
    public PolicySeries? Find(PolicyParameter parameter) => _series.GetValueOrDefault(parameter);

    /// <summary>These rules with the values of <paramref name="more"/> added; a value both have stays once.</summary>
    internal LineRules With(LineRules more)
    {
        var merged = _series.ToDictionary();
        foreach (var (parameter, added) in more._series)
        {
            merged[parameter] = merged.TryGetValue(parameter, out var known)
                ? new(known.Values.Concat(added.Values.Where(value => !known.Values.Any(value.SameAs))),
                    known.Pending.Concat(added.Pending.Where(pending => !known.Pending.Contains(pending))))
                : added;
        }

        return new(Line, merged);
    }
}
