using System.Globalization;
using HrActors.Domain.Time;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HrActors.Domain.Policies;

/// <summary>Reads the nodes of a policy file; what is wrong with them goes to <see cref="Faults"/>.</summary>
internal sealed class PolicyYaml
{
    public PolicyFaults Faults { get; } = new();

    /// <summary>The document's root mapping; null, with a fault, when the text is not one YAML mapping.</summary>
    public YamlMappingNode? Parse(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return root;
            Fail(1, "malformed", "文件应为一个 YAML 映射", "The file has to be one YAML mapping");
        }
        catch (YamlException error)
        {
            Fail(error.Start.Line, "malformed", $"YAML 格式错误：{error.Message}", $"Not valid YAML: {error.Message}");
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // The library's own way of saying so of some texts, without a place.
            Fail(1, "malformed", "YAML 格式错误", "Not valid YAML");
        }

        return null;
    }

    public void Fail(YamlNode at, string code, string zh, string en) => Fail(at.Start.Line, code, zh, en);

    private void Fail(long line, string code, string zh, string en) => Faults.Add(line, code, zh, en);

    /// <summary>The values of a mapping by key. Keys that are not expected, and expected ones that are missing, are faults.</summary>
    public Dictionary<string, YamlNode> Fields(YamlNode node, string[] required, params string[] optional)
    {
        var fields = new Dictionary<string, YamlNode>();
        if (node is not YamlMappingNode mapping)
        {
            Fail(node, "malformed", "此处应为键值映射", "A mapping is expected here");
            return fields;
        }

        foreach (var (key, value) in mapping)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (required.Contains(name) || optional.Contains(name)) fields[name] = value;
            else Fail(key, "unknown-key", $"未知的键：{name}", $"Unknown key: {name}");
        }

        foreach (var name in required.Where(name => !fields.ContainsKey(name)))
        {
            Fail(node, name == "source" ? "missing-source" : "missing-key", $"缺少：{name}", $"Missing: {name}");
        }

        return fields;
    }

    /// <summary>A mapping of names to texts, whatever the names.</summary>
    public IEnumerable<KeyValuePair<string, string>> Scalars(YamlNode node)
    {
        if (node is YamlMappingNode mapping) return [.. mapping.Select(item => KeyValuePair.Create(Text(item.Key), Text(item.Value)))];
        Fail(node, "malformed", "此处应为键值映射", "A mapping is expected here");
        return [];
    }

    /// <summary>The items of a list with at least one item.</summary>
    public IReadOnlyList<YamlNode> Items(YamlNode? node)
    {
        if (node is null) return [];
        if (node is YamlSequenceNode { Children.Count: > 0 } list) return [.. list];
        Fail(node, "malformed", "此处应为非空列表", "A list with at least one item is expected here");
        return [];
    }

    public string Text(YamlNode? node)
    {
        if (node is null) return "";
        if (node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value)) return value.Trim();
        Fail(node, "malformed", "此处应为非空文字", "A text that is not blank is expected here");
        return "";
    }

    public decimal Decimal(YamlNode? node, decimal least, decimal most)
    {
        if (node is null) return least;
        if (decimal.TryParse(Text(node), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most) return value;
        Fail(node, "out-of-range", $"应为 {least} 至 {most} 的数字", FormattableString.Invariant($"A number from {least} to {most} is expected"));
        return least;
    }

    public bool Flag(YamlNode? node)
    {
        if (node is null) return false;
        var text = Text(node);
        if (text is not ("true" or "false")) Fail(node, "malformed", "应为 true 或 false", "true or false is expected");
        return text == "true";
    }

    public DateOnly Date(YamlNode? node)
    {
        if (node is null) return DateOnly.MinValue;
        if (DateOnly.TryParseExact(Text(node), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Fail(node, "malformed", "应为 yyyy-MM-dd 格式的日期", "A date in the form yyyy-MM-dd is expected");
        return DateOnly.MinValue;
    }

    public YearMonth Month(YamlNode? node)
    {
        if (node is null) return default;
        if (YearMonth.TryParse(Text(node), out var month)) return month;
        Fail(node, "malformed", "应为 yyyy-MM 格式的月份", "A month in the form yyyy-MM is expected");
        return default;
    }
}
