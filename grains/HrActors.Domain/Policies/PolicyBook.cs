using System.Collections.Frozen;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>All policies at hand, to be asked for two times: the month of contribution and the day of knowledge.</summary>
public sealed class PolicyBook
{
    private readonly FrozenDictionary<(string Pack, string Region), ImmutableArray<LineRules>> _rules;
    private readonly FrozenDictionary<string, LocalText> _titles;

    /// <exception cref="ArgumentException">Two files give one line of one region in one pack.</exception>
    public PolicyBook(IEnumerable<PolicyFile> files)
    {
        var rules = new Dictionary<(string Pack, string Region), ImmutableArray<LineRules>>();
        var titles = new Dictionary<string, LocalText>();
        foreach (var file in files)
        {
            titles.TryAdd(file.Pack, file.Title);
            foreach (var region in file.Regions)
            {
                var known = rules.GetValueOrDefault((file.Pack, region), []);
                if (known.FirstOrDefault(line => file.Lines.Exists(other => other.Line == line.Line)) is { } twice)
                {
                    throw new ArgumentException($"{file.Pack}/{region}/{twice.Line.WireName()} is given by two policy files.", nameof(files));
                }

                rules[(file.Pack, region)] = [.. known, .. file.Lines];
            }
        }

        _rules = rules.ToFrozenDictionary();
        _titles = titles.ToFrozenDictionary();
    }

    /// <summary>The packs that ship with the product.</summary>
    public static PolicyBook Shipped { get; } = new(EmbeddedText.List("Policies").Select(ReadShipped));

    /// <summary>The packs by name with their names for users.</summary>
    public IReadOnlyDictionary<string, LocalText> Packs => _titles;

    /// <summary>The regions of a pack in the order of their codes; empty for an unknown pack.</summary>
    public IEnumerable<string> RegionsOf(string pack) =>
        _rules.Keys.Where(key => key.Pack == pack).Select(key => key.Region).Order(StringComparer.Ordinal);

    /// <summary>The lines a pack has for a region; empty when it has none or does not know the region.</summary>
    public ImmutableArray<InsuranceLine> LinesOf(string regionCode, string pack) =>
        [.. _rules.GetValueOrDefault((pack, regionCode), []).Select(rules => rules.Line)];

    /// <summary>
    /// What holds for one line and month as known at the end of <paramref name="knownOn"/>. Refused with <c>policy.unknown-pack</c>,
    /// <c>policy.unknown-region</c>, <c>policy.unknown-line</c>, or <c>policy.not-in-force</c> outside the life of the policy.
    /// </summary>
    public Reply<LinePolicy> Find(string regionCode, string pack, InsuranceLine line, YearMonth month, DateOnly knownOn)
    {
        if (!_titles.ContainsKey(pack)) return PolicyRefusals.UnknownPack(pack);
        if (!_rules.TryGetValue((pack, regionCode), out var lines)) return PolicyRefusals.UnknownRegion(pack, regionCode);
        if (lines.FirstOrDefault(rules => rules.Line == line) is not { } found) return PolicyRefusals.UnknownLine(pack, regionCode, line);

        return LinePolicy.Resolve(regionCode, pack, found, month, knownOn) is { } policy
            ? policy
            : PolicyRefusals.NotInForce(regionCode, line, month);
    }

    /// <summary>The same for every line the pack has for the region, in the order of the file; the first refusal refuses all.</summary>
    public Reply<ImmutableList<LinePolicy>> FindAll(string regionCode, string pack, YearMonth month, DateOnly knownOn)
    {
        if (!_titles.ContainsKey(pack)) return PolicyRefusals.UnknownPack(pack);
        if (!_rules.TryGetValue((pack, regionCode), out var lines)) return PolicyRefusals.UnknownRegion(pack, regionCode);

        var policies = ImmutableList.CreateBuilder<LinePolicy>();
        foreach (var rules in lines)
        {
            if (LinePolicy.Resolve(regionCode, pack, rules, month, knownOn) is not { } policy)
            {
                return PolicyRefusals.NotInForce(regionCode, rules.Line, month);
            }

            policies.Add(policy);
        }

        return policies.ToImmutable();
    }

    private static PolicyFile ReadShipped(string path)
    {
        var reading = PolicyFileReader.Read(EmbeddedText.Read(path));
        return reading.File ?? throw new InvalidOperationException($"{path}: {string.Join("; ", reading.Faults)}");
    }
}
