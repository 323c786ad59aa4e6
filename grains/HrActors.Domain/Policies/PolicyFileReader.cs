using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Money;
using HrActors.Domain.Regions;
using YamlDotNet.RepresentationModel;

namespace HrActors.Domain.Policies;

/// <summary>
/// Reads policy files (YAML). A file names its pack, its regions and, line by line, dated series of values: <c>bounds</c>,
/// <c>rates</c>, <c>rounding</c> and <c>monthStart</c>. Every value states <c>from</c>, <c>published</c> and <c>source</c>, and
/// <c>to</c> where it ends by itself. What the file does not say is not assumed.
/// </summary>
public sealed class PolicyFileReader
{
    private const decimal HighestBase = 10_000_000m;

    private readonly PolicyYaml _yaml = new();

    private PolicyFileReader()
    {
    }

    /// <summary>Reads one file; never throws for what stands in it.</summary>
    public static PolicyReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new PolicyFileReader();
        var file = reader._yaml.Parse(text) is { } root ? reader.File(root) : null;
        var faults = reader._yaml.Faults;
        return faults.IsEmpty ? new() { File = file } : new() { Faults = faults };
    }

    private PolicyFile File(YamlMappingNode root)
    {
        var fields = _yaml.Fields(root, ["pack", "title", "regions", "lines"]);
        var title = fields.TryGetValue("title", out var node) ? _yaml.Fields(node, ["zh", "en"]) : [];
        return new PolicyFile
        {
            Pack = _yaml.Text(fields.GetValueOrDefault("pack")),
            Title = LocalText.Of(_yaml.Text(title.GetValueOrDefault("zh")), _yaml.Text(title.GetValueOrDefault("en"))),
            Regions = [.. RegionCodes(fields.GetValueOrDefault("regions"))],
            Lines = [.. Lines(fields.GetValueOrDefault("lines"))],
        };
    }

    private IEnumerable<string> RegionCodes(YamlNode? node)
    {
        var seen = new HashSet<string>();
        foreach (var item in _yaml.Items(node))
        {
            var code = _yaml.Text(item);
            if (!RegionTable.TryFind(code, out _)) _yaml.Fail(item, "unknown-region", $"未知的地区代码：{code}", $"Unknown region: {code}");
            else if (!seen.Add(code)) _yaml.Fail(item, "duplicate", $"地区重复：{code}", $"Region given twice: {code}");
            yield return code;
        }
    }

    private IEnumerable<LineRules> Lines(YamlNode? node)
    {
        if (node is null) yield break;
        if (node is YamlMappingNode { Children.Count: 0 }) _yaml.Fail(node, "malformed", "至少应有一个险种", "At least one line is expected");
        foreach (var (name, rules) in _yaml.Fields(node, [], [.. Enum.GetValues<InsuranceLine>().Where(line => line != InsuranceLine.None).Select(line => line.WireName())]))
        {
            var fields = _yaml.Fields(rules, ["bounds", "rates", "rounding", "monthStart"]);
            if (!InsuranceLines.TryParse(name, out var line)) continue;
            yield return new LineRules
            {
                Line = line,
                Bounds = Series(fields.GetValueOrDefault("bounds"), ["floor", "cap"], Bounds),
                Rates = Series(fields.GetValueOrDefault("rates"), ["employer", "employee"], Rates),
                Rounding = Series(fields.GetValueOrDefault("rounding"), ["employer", "employee"], Roundings),
                MonthStart = Series(fields.GetValueOrDefault("monthStart"), ["cutoffDay", "inclusive", "before", "after"], MonthStart),
            };
        }
    }

    private PolicySeries<T> Series<T>(YamlNode? node, string[] keys, Func<YamlNode, Dictionary<string, YamlNode>, T> read)
    {
        var values = new List<(Dated<T> Value, long Line)>();
        foreach (var item in _yaml.Items(node))
        {
            var fields = _yaml.Fields(item, ["from", "published", "source", .. keys], "to");
            values.Add((new Dated<T>
            {
                From = _yaml.Month(fields.GetValueOrDefault("from")),
                To = fields.TryGetValue("to", out var to) ? _yaml.Month(to) : null,
                Published = _yaml.Date(fields.GetValueOrDefault("published")),
                Source = _yaml.Text(fields.GetValueOrDefault("source")),
                Value = read(item, fields),
            }, item.Start.Line));
        }

        SeriesCheck.Check(values, _yaml);
        return new([.. values.Select(value => value.Value)]);
    }

    private Bounds Bounds(YamlNode node, Dictionary<string, YamlNode> fields)
    {
        var bounds = new Bounds
        {
            Floor = _yaml.Decimal(fields.GetValueOrDefault("floor"), 0, HighestBase),
            Cap = _yaml.Decimal(fields.GetValueOrDefault("cap"), 0, HighestBase),
        };
        if (bounds.Floor > bounds.Cap) _yaml.Fail(node, "reversed-bounds", "下限高于上限", "The floor is above the cap");
        return bounds;
    }

    private Rates Rates(YamlNode node, Dictionary<string, YamlNode> fields)
    {
        var rates = new Rates
        {
            Employer = _yaml.Decimal(fields.GetValueOrDefault("employer"), 0, 1),
            Employee = _yaml.Decimal(fields.GetValueOrDefault("employee"), 0, 1),
        };
        if (rates.Employer + rates.Employee > 1) _yaml.Fail(node, "rates-sum", "两方费率之和超过 1", "The two rates add up to more than 1");
        return rates;
    }

    private SideRounding Roundings(YamlNode node, Dictionary<string, YamlNode> fields) =>
        new() { Employer = Rounding(fields.GetValueOrDefault("employer")), Employee = Rounding(fields.GetValueOrDefault("employee")) };

    private Rounding Rounding(YamlNode? node)
    {
        if (node is null) return Money.Rounding.None;
        var name = _yaml.Text(node);
        if (!Money.Roundings.TryParse(name, out var rounding)) _yaml.Fail(node, "unknown-rounding", $"未知的进位规则：{name}", $"Unknown rounding: {name}");
        return rounding;
    }

    private MonthStart MonthStart(YamlNode node, Dictionary<string, YamlNode> fields)
    {
        var day = _yaml.Decimal(fields.GetValueOrDefault("cutoffDay"), 1, 31);
        if (day != decimal.Truncate(day)) _yaml.Fail(node, "out-of-range", "cutoffDay 应为整数", "cutoffDay has to be a whole number");
        return new()
        {
            CutoffDay = (int)day,
            Inclusive = _yaml.Flag(fields.GetValueOrDefault("inclusive")),
            Before = _yaml.Decimal(fields.GetValueOrDefault("before"), 0, 1),
            After = _yaml.Decimal(fields.GetValueOrDefault("after"), 0, 1),
        };
    }
}
