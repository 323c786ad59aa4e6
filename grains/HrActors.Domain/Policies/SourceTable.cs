using HrActors.Domain.Time;
using YamlDotNet.RepresentationModel;

namespace HrActors.Domain.Policies;

/// <summary>
/// The <c>sources</c> of a policy file by their short names: <c>document</c>, <c>address</c> where there is one, <c>published</c> (a
/// day, a month, or <c>unstated</c>) and <c>grade</c>.
/// </summary>
internal sealed class SourceTable
{
    private readonly PolicyYaml _yaml;
    private readonly Dictionary<string, (PolicySource Source, YamlNode Node)> _sources = [];
    private readonly HashSet<string> _used = [];

    public SourceTable(PolicyYaml yaml, YamlNode node, DateOnly? recorded)
    {
        _yaml = yaml;
        if (node is not YamlMappingNode mapping)
        {
            yaml.Fail(node, "malformed", "此处应为键值映射", "A mapping is expected here");
            return;
        }

        foreach (var (key, value) in mapping) _sources[yaml.Text(key)] = (Read(value, recorded), key);
    }

    /// <summary>The source of that name; unknown names are faults.</summary>
    public PolicySource? Find(YamlNode? node)
    {
        if (node is null) return null;
        var name = _yaml.Text(node);
        if (name.Length == 0) return null;
        if (_sources.TryGetValue(name, out var found))
        {
            _used.Add(name);
            return found.Source;
        }

        _yaml.Fail(node, "missing-source", $"sources 中没有：{name}", $"Not among the sources: {name}");
        return null;
    }

    /// <summary>A source that nothing rests on is a slip: most likely the figure that should name it names another.</summary>
    public void FailUnused()
    {
        foreach (var (name, (_, node)) in _sources.Where(source => !_used.Contains(source.Key)))
        {
            _yaml.Fail(node, "unused-source", $"没有任何数值引用此来源：{name}", $"No value names this source: {name}");
        }
    }

    private PolicySource Read(YamlNode node, DateOnly? recorded)
    {
        var fields = _yaml.Fields(node, ["document", "published", "grade"], "address");
        var (published, stated) = Published(fields.GetValueOrDefault("published"), recorded);
        return new PolicySource
        {
            Document = _yaml.Text(fields.GetValueOrDefault("document")),
            Address = fields.TryGetValue("address", out var address) ? _yaml.Text(address) : null,
            Published = published,
            PublicationStated = stated,
            Grade = Grade(fields.GetValueOrDefault("grade")),
        };
    }

    private (DateOnly Published, bool Stated) Published(YamlNode? node, DateOnly? recorded)
    {
        if (node is null) return (default, true);
        var text = _yaml.Text(node);
        if (YearMonth.TryParse(text, out var month)) return (month.LastDay, true);
        if (text != "unstated") return (_yaml.Date(node), true);
        if (recorded is null) _yaml.Fail(node, "missing-key", "发布日期未载明时须有 recorded", "An unstated day of publication needs recorded");
        return (recorded ?? default, false);
    }

    private PolicyGrade Grade(YamlNode? node)
    {
        if (node is null) return PolicyGrade.Unconfirmed;
        var name = _yaml.Text(node);
        if (!PolicyGrades.TryParse(name, out var grade)) _yaml.Fail(node, "unknown-grade", $"未知的可信等级：{name}", $"Unknown grade: {name}");
        return grade;
    }
}
