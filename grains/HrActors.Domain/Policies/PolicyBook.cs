using System.Collections.Frozen;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Regions;
using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>
/// All policies at hand, to be asked for two times: the month of contribution and the day of knowledge. A parameter that a city does
/// not state is that of its province, and what neither states is that of the nation; a line is one that city or province has.
/// </summary>
public sealed class PolicyBook
{
    private static readonly Lazy<PolicyBook> LazyShipped = new(ReadShipped);

    private readonly FrozenDictionary<(string Pack, string Region), ImmutableSortedDictionary<InsuranceLine, LineRules>> _rules;
    private readonly FrozenDictionary<string, LocalText> _titles;

    private PolicyBook(
        IDictionary<(string Pack, string Region), ImmutableSortedDictionary<InsuranceLine, LineRules>> rules,
        IDictionary<string, LocalText> titles)
    {
        _rules = rules.ToFrozenDictionary();
        _titles = titles.ToFrozenDictionary();
    }

    /// <summary>Holds nothing yet.</summary>
    public static PolicyBook Empty { get; } = new(
        new Dictionary<(string, string), ImmutableSortedDictionary<InsuranceLine, LineRules>>(), new Dictionary<string, LocalText>());

    /// <summary>The packs that ship with the product.</summary>
    /// <exception cref="InvalidOperationException">A shipped file has a fault.</exception>
    public static PolicyBook Shipped => LazyShipped.Value;

    /// <summary>The packs by name with their names for users.</summary>
    public IReadOnlyDictionary<string, LocalText> Packs => _titles;

    /// <summary>The regions of a pack that state something themselves, in the order of their codes; empty for an unknown pack.</summary>
    public IEnumerable<string> RegionsOf(string pack) =>
        _rules.Keys.Where(key => key.Pack == pack && key.Region != PolicySection.Nation).Select(key => key.Region)
            .Order(StringComparer.Ordinal);

    /// <summary>The lines a pack has for a region; empty when it has none or does not know the region.</summary>
    public ImmutableArray<InsuranceLine> LinesOf(string regionCode, string pack) =>
        [.. Places(regionCode, pack).SelectMany(place => place.Keys).Distinct().Order()];

    /// <summary>The values over time of one parameter where the region gets them from; null when nobody gives any.</summary>
    public PolicySeries? FindSeries(string regionCode, string pack, InsuranceLine line, PolicyParameter parameter)
    {
        foreach (var place in Places(regionCode, pack))
        {
            if (place.GetValueOrDefault(line)?.Find(parameter) is { } series) return series;
        }

        return FindNational(pack, line, parameter);
    }

    /// <summary>
    /// What holds for one line and month as known at the end of <paramref name="knownOn"/>. Refused with <c>policy.unknown-pack</c>,
    /// <c>policy.unknown-region</c>, <c>policy.unknown-line</c>, or <c>policy.not-in-force</c> outside the life of the policy and where
    /// a value is pending.
    /// </summary>
    public Reply<LinePolicy> Find(string regionCode, string pack, InsuranceLine line, YearMonth month, DateOnly knownOn)
    {
        if (RefuseUnknown(regionCode, pack) is { } unknown) return unknown;
        if (!LinesOf(regionCode, pack).Contains(line)) return PolicyRefusals.UnknownLine(pack, regionCode, line);

        var (policy, pending) = Resolve(regionCode, pack, line, month, knownOn);
        return policy is not null ? policy : PolicyRefusals.NotInForce(regionCode, line, month, pending?.Reason);
    }

    /// <summary>
    /// The same for every line the pack has for the region. A pending line is listed as such; a line outside its life, or none with
    /// a value, refuses all.
    /// </summary>
    public Reply<PolicySelection> Select(string regionCode, string pack, YearMonth month, DateOnly knownOn)
    {
        if (RefuseUnknown(regionCode, pack) is { } unknown) return unknown;

        var (policies, waiting) = (ImmutableArray.CreateBuilder<LinePolicy>(), ImmutableArray.CreateBuilder<PendingLine>());
        foreach (var line in LinesOf(regionCode, pack))
        {
            var (policy, pending) = Resolve(regionCode, pack, line, month, knownOn);
            if (policy is not null) policies.Add(policy);
            else if (pending is not null) waiting.Add(pending);
            else return PolicyRefusals.NotInForce(regionCode, line, month, null);
        }

        return policies.Count == 0
            ? PolicyRefusals.NotInForce(regionCode, waiting[0].Line, month, waiting[0].Reason)
            : new PolicySelection { Lines = policies.ToImmutable(), Pending = waiting.ToImmutable() };
    }

    /// <summary>
    /// What holds for a month as known on a day, by pack, region and line; lines outside their life are left out. A region that states
    /// nothing itself is asked for by its code only: it has what its province states.
    /// </summary>
    /// <param name="region">Null for every region that states something.</param>
    /// <param name="pack">Null for every pack.</param>
    /// <param name="month">The month of contribution.</param>
    /// <param name="knownOn">The day of knowledge.</param>
    public IEnumerable<PolicyInForce> InForce(string? region, string? pack, YearMonth month, DateOnly knownOn) =>
        from title in _titles.OrderBy(title => title.Key, StringComparer.Ordinal)
        where pack is null || pack == title.Key
        from code in region is null ? RegionsOf(title.Key) : [region]
        from line in LinesOf(code, title.Key)
        let found = Resolve(code, title.Key, line, month, knownOn)
        where found.Policy is not null || found.Pending is not null
        select new PolicyInForce
        {
            Pack = title.Key, PackTitle = title.Value, RegionCode = code, Line = line, Policy = found.Policy, Pending = found.Pending,
        };

    /// <summary>The nation's own values of a parameter; null when the pack has none.</summary>
    internal PolicySeries? FindNational(string pack, InsuranceLine line, PolicyParameter parameter) =>
        _rules.GetValueOrDefault((pack, PolicySection.Nation))?.GetValueOrDefault(line)?.Find(parameter);

    /// <summary>The values that the region's own would hide: its province's, or else the nation's; null when there are none.</summary>
    internal PolicySeries? FindParent(string regionCode, string pack, InsuranceLine line, PolicyParameter parameter)
    {
        if (regionCode == PolicySection.Nation) return null;
        var province = RegionTable.Find(regionCode) is { IsProvince: false } city ? _rules.GetValueOrDefault((pack, city.Province)) : null;
        return province?.GetValueOrDefault(line)?.Find(parameter) ?? FindNational(pack, line, parameter);
    }

    /// <summary>Whether this very value is among those of the region; false for one that was there already.</summary>
    internal bool Holds(string pack, string regionCode, InsuranceLine line, PolicyParameter parameter, Dated value) =>
        _rules.GetValueOrDefault((pack, regionCode))?.GetValueOrDefault(line)?.Find(parameter)?.Values
            .Any(held => ReferenceEquals(held, value)) == true;

    /// <summary>This book with the values of <paramref name="file"/> added to what it has.</summary>
    internal PolicyBook With(PolicyFile file)
    {
        var rules = _rules.ToDictionary();
        foreach (var section in file.Sections)
        {
            foreach (var region in section.Regions)
            {
                var lines = rules.GetValueOrDefault((file.Pack, region), ImmutableSortedDictionary<InsuranceLine, LineRules>.Empty);
                rules[(file.Pack, region)] = section.Lines.Aggregate(lines, (all, added) =>
                    all.SetItem(added.Line, all.TryGetValue(added.Line, out var known) ? known.With(added) : added));
            }
        }

        var titles = _titles.ToDictionary();
        titles.TryAdd(file.Pack, file.Title);
        return new(rules, titles);
    }

    private Refusal? RefuseUnknown(string regionCode, string pack) =>
        !_titles.ContainsKey(pack) ? PolicyRefusals.UnknownPack(pack)
        : LinesOf(regionCode, pack).IsEmpty ? PolicyRefusals.UnknownRegion(pack, regionCode)
        : null;

    /// <summary>
    /// One line of a region for a month as known on a day: its policy, or why it is pending; neither outside its life.
    /// </summary>
    public (LinePolicy? Policy, PendingLine? Pending) Resolve(
        string region, string pack, InsuranceLine line, YearMonth month, DateOnly knownOn)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<PolicyParameter, Dated>();
        LocalText? pending = null;
        var needed = PolicyParameters.NeededFor(parameter => FindSeries(region, pack, line, parameter) is not null);
        foreach (var parameter in PolicyParameters.All)
        {
            var series = FindSeries(region, pack, line, parameter);
            if (series?.Find(month, knownOn) is { } value) values.Add(parameter, value);
            else if (!needed.Contains(parameter)) continue;
            else if (series?.FindPending(month, knownOn) is { } reason) pending ??= reason;
            else return (null, null);
        }

        return pending is null
            ? (new LinePolicy(region, pack, line, month, values.ToImmutable()), null)
            : (null, new PendingLine { Line = line, Code = "policy.pending", Reason = pending });
    }

    /// <summary>The place itself and its province, as far as the pack has them.</summary>
    private IEnumerable<ImmutableSortedDictionary<InsuranceLine, LineRules>> Places(string region, string pack)
    {
        if (region == PolicySection.Nation || RegionTable.Find(region) is not { } place) yield break;
        if (_rules.TryGetValue((pack, region), out var own)) yield return own;
        if (!place.IsProvince && _rules.TryGetValue((pack, place.Province), out var provincial)) yield return provincial;
    }

    private static PolicyBook ReadShipped()
    {
        var import = PolicyImport.Import(Empty,
            EmbeddedText.List("Policies").Select(path => new PolicyText { Name = path, Text = EmbeddedText.Read(path) }));
        return import.Book ?? throw new InvalidOperationException(string.Join(Environment.NewLine, import.Faults));
    }
}
