using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Regions;
using YamlDotNet.RepresentationModel;

namespace HrActors.Domain.Policies;

/// <summary>
/// Reads policy files (YAML). A file names its pack and its <c>sources</c>; its <c>sections</c> state, for some regions and line by
/// line, dated series of values, each with <c>from</c> and <c>source</c>; its <c>cases</c> prove them. What the file does not say is
/// not assumed.
/// </summary>
public sealed class PolicyFileReader
{
    private static readonly string[] LineNames =
        [.. Enum.GetValues<InsuranceLine>().Where(line => line != InsuranceLine.None).Select(line => line.WireName())];

    private readonly PolicyYaml _yaml = new();
    private readonly ParameterReader _parameters;
    private readonly GoldenCaseReader _cases;

    private PolicyFileReader()
    {
        _parameters = new(_yaml);
        _cases = new(_yaml);
    }

    /// <summary>Reads one file; never throws for what stands in it.</summary>
    public static PolicyReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new PolicyFileReader();
        var file = reader._yaml.Parse(text) is { } root ? reader.File(root) : null;
        var faults = reader._yaml.Faults.All;
        return faults.IsEmpty ? new() { File = file } : new() { Faults = faults };
    }

    private PolicyFile File(YamlMappingNode root)
    {
        var fields = _yaml.Fields(root, ["pack", "title", "sources", "sections"], "recorded", "cases");
        var title = fields.TryGetValue("title", out var node) ? _yaml.Fields(node, ["zh", "en"]) : [];
        DateOnly? recorded = fields.TryGetValue("recorded", out var day) ? _yaml.Date(day) : null;
        var sources = fields.TryGetValue("sources", out var table) ? new SourceTable(_yaml, table, recorded) : null;
        var file = new PolicyFile
        {
            Pack = _yaml.Text(fields.GetValueOrDefault("pack")),
            Title = LocalText.Of(_yaml.Text(title.GetValueOrDefault("zh")), _yaml.Text(title.GetValueOrDefault("en"))),
            Sections = [.. _yaml.Items(fields.GetValueOrDefault("sections")).Select(section => Section(section, sources))],
            Cases = fields.TryGetValue("cases", out var cases) ? [.. _yaml.Items(cases).Select(_cases.Read).OfType<GoldenCase>()] : [],
        };
        sources?.FailUnused();
        return file;
    }

    private PolicySection Section(YamlNode node, SourceTable? sources)
    {
        var fields = _yaml.Fields(node, ["regions", "lines"]);
        return new PolicySection
        {
            Regions = [.. RegionCodes(fields.GetValueOrDefault("regions"))],
            Lines = [.. Lines(fields.GetValueOrDefault("lines"), sources)],
            FileLine = node.Start.Line,
        };
    }

    private IEnumerable<string> RegionCodes(YamlNode? node)
    {
        var seen = new HashSet<string>();
        foreach (var item in _yaml.Items(node))
        {
            var code = _yaml.Text(item);
            if (code != PolicySection.Nation && !RegionTable.TryFind(code, out _))
            {
                _yaml.Fail(item, "unknown-region", $"未知的地区代码：{code}", $"Unknown region: {code}");
            }
            else if (!seen.Add(code)) _yaml.Fail(item, "duplicate", $"地区重复：{code}", $"Region given twice: {code}");
            yield return code;
        }
    }

    private IEnumerable<LineRules> Lines(YamlNode? node, SourceTable? sources)
    {
        if (node is null) yield break;
        if (node is YamlMappingNode { Children.Count: 0 }) _yaml.Fail(node, "malformed", "至少应有一个险种", "At least one line is expected");
        foreach (var (name, rules) in _yaml.Fields(node, [], LineNames))
        {
            if (!InsuranceLines.TryParse(name, out var line)) continue;
            var fields = _yaml.Fields(rules, [], [.. PolicyParameters.All.Select(parameter => parameter.WireName())]);
            yield return new LineRules(line, fields.Select(field =>
                KeyValuePair.Create(ParameterOf(field.Key), _parameters.Series(ParameterOf(field.Key), field.Value, sources))));
        }
    }

    private static PolicyParameter ParameterOf(string name) =>
        PolicyParameters.TryParse(name, out var parameter) ? parameter : PolicyParameter.None;
}
