using HrActors.Domain.Contributions;
using HrActors.Domain.Localisation;
using HrActors.Domain.Money;
using YamlDotNet.RepresentationModel;

namespace HrActors.Domain.Policies;

/// <summary>Reads the dated values of each parameter.</summary>
internal sealed class ParameterReader(PolicyYaml yaml)
{
    private const decimal HighestBase = 10_000_000m;
    private const int MostInjuryClasses = 8;

    /// <summary>
    /// One series: values with <c>from</c>, <c>to</c> and <c>source</c>, and marks with <c>from</c>, <c>to</c> and <c>pending</c>.
    /// </summary>
    public PolicySeries Series(PolicyParameter parameter, YamlNode node, SourceTable? sources)
    {
        var (values, pending) = (new List<Dated>(), new List<PendingValue>());
        foreach (var item in yaml.Items(node))
        {
            if (item is YamlMappingNode mapping && mapping.Children.ContainsKey("pending")) pending.Add(Pending(item));
            else if (Dated(parameter, item, sources) is { } value) values.Add(value);
        }

        SeriesCheck.Check(values, pending, yaml.Faults, node.Start.Line);
        return new(values, pending);
    }

    private PendingValue Pending(YamlNode node)
    {
        var fields = yaml.Fields(node, ["from", "pending"], "to");
        var reason = fields.TryGetValue("pending", out var text) ? yaml.Fields(text, ["zh", "en"]) : [];
        return new PendingValue
        {
            From = yaml.Month(fields.GetValueOrDefault("from")),
            To = fields.TryGetValue("to", out var to) ? yaml.Month(to) : null,
            Reason = LocalText.Of(yaml.Text(reason.GetValueOrDefault("zh")), yaml.Text(reason.GetValueOrDefault("en"))),
        };
    }

    private Dated? Dated(PolicyParameter parameter, YamlNode node, SourceTable? sources)
    {
        var (required, optional) = Keys(parameter, node as YamlMappingNode);
        var fields = yaml.Fields(node, ["from", "source", .. required], ["to", .. optional]);
        var source = sources?.Find(fields.GetValueOrDefault("source"));
        var (from, value) = (yaml.Month(fields.GetValueOrDefault("from")), Value(parameter, node, fields));
        var to = fields.TryGetValue("to", out var end) ? yaml.Month(end) : (Time.YearMonth?)null;
        return source is null ? null : new Dated { From = from, To = to, Value = value, Source = source, FileLine = node.Start.Line };
    }

    private static (string[] Required, string[] Optional) Keys(PolicyParameter parameter, YamlMappingNode? node) => parameter switch
    {
        PolicyParameter.Bounds => (["floor", "cap"], ["newAccountFloor", "newAccountsFrom"]),
        PolicyParameter.Rates when Has(node, "classes") => (["classes"], []),
        PolicyParameter.Rates when Has(node, "least") => (["least", "most"], ["step"]),
        PolicyParameter.Rates => (["employer", "employee"], ["total"]),
        PolicyParameter.Fixed or PolicyParameter.Rounding => (["employer", "employee"], []),
        PolicyParameter.Base => (["yearStart", "established", "newHire", "firstMonthOfNewWorkers"], []),
        PolicyParameter.MonthStart or PolicyParameter.MonthEnd => (["cutoffDay", "inclusive", "before", "after"], []),
        PolicyParameter.Deadlines => ([], ["join", "leave", "pay"]),
        _ => (["convention", "includePaidDay", "cap"], []),
    };

    private static bool Has(YamlMappingNode? node, string key) => node?.Children.ContainsKey(key) == true;

    private PolicyValue Value(PolicyParameter parameter, YamlNode node, Dictionary<string, YamlNode> fields) => parameter switch
    {
        PolicyParameter.Bounds => Bounds(node, fields),
        PolicyParameter.Rates => Rates(node, fields),
        PolicyParameter.Fixed => new FixedAmounts { Employer = Amount(fields, "employer"), Employee = Amount(fields, "employee") },
        PolicyParameter.Rounding => new SideRounding { Employer = Rounding(fields, "employer"), Employee = Rounding(fields, "employee") },
        PolicyParameter.Base => new BaseChoice
        {
            YearStart = Whole(fields, "yearStart", 1, 12) ?? 1,
            Established = BaseWage(fields, "established"),
            NewHire = BaseWage(fields, "newHire"),
            FirstMonthOfNewWorkers = Whole(fields, "firstMonthOfNewWorkers", 1, 2) ?? 1,
        },
        PolicyParameter.MonthStart or PolicyParameter.MonthEnd => new MonthPart
        {
            CutoffDay = Whole(fields, "cutoffDay", 1, 31) ?? 1,
            Inclusive = yaml.Flag(fields.GetValueOrDefault("inclusive")),
            Before = yaml.Decimal(fields.GetValueOrDefault("before"), 0, 1),
            After = yaml.Decimal(fields.GetValueOrDefault("after"), 0, 1),
        },
        PolicyParameter.Deadlines => Deadlines(node, fields),
        _ => new LateFeeTerms
        {
            Convention = Convention(fields.GetValueOrDefault("convention")),
            IncludePaidDay = yaml.Flag(fields.GetValueOrDefault("includePaidDay")),
            Cap = yaml.Flag(fields.GetValueOrDefault("cap")),
        },
    };

    private Bounds Bounds(YamlNode node, Dictionary<string, YamlNode> fields)
    {
        var cap = fields.GetValueOrDefault("cap");
        var bounds = new Bounds
        {
            Floor = Amount(fields, "floor"),
            Cap = cap is null or YamlScalarNode { Value: "none" } ? null : yaml.Decimal(cap, 0, HighestBase),
            NewAccountFloor = fields.ContainsKey("newAccountFloor") ? Amount(fields, "newAccountFloor") : null,
            NewAccountsFrom = fields.TryGetValue("newAccountsFrom", out var day) ? yaml.Date(day) : null,
        };
        if (bounds.Floor > bounds.Cap || bounds.NewAccountFloor > bounds.Cap) yaml.Fail(node, "reversed-bounds", "下限高于上限",
            "The floor is above the cap");
        if (bounds.NewAccountFloor is null != bounds.NewAccountsFrom is null)
        {
            yaml.Fail(node, "missing-key", "newAccountFloor 与 newAccountsFrom 须同时给出", "newAccountFloor and newAccountsFrom go together");
        }

        return bounds;
    }

    private Rates Rates(YamlNode node, Dictionary<string, YamlNode> fields)
    {
        if (fields.TryGetValue("classes", out var classes)) return InjuryRates(classes);
        if (fields.ContainsKey("least")) return ChosenRates(node, fields);

        var rates = new Rates.Flat
        {
            Employer = yaml.Decimal(fields.GetValueOrDefault("employer"), 0, 1),
            Employee = yaml.Decimal(fields.GetValueOrDefault("employee"), 0, 1),
        };
        var sum = rates.Employer + rates.Employee;
        if (sum > 1) yaml.Fail(node, "rates-sum", "两方费率之和超过 1", "The two rates add up to more than 1");
        if (fields.TryGetValue("total", out var stated) && yaml.Decimal(stated, 0, 1) is var total && total != sum)
        {
            yaml.Fail(stated, "rates-sum", $"两方费率之和为 {sum}，与 total {total} 不符",
                FormattableString.Invariant($"The two rates add up to {sum}, not to {total}"));
        }

        return rates;
    }

    private Rates.ByInjuryClass InjuryRates(YamlNode node)
    {
        var classes = yaml.Items(node).Select(item => yaml.Decimal(item, 0, 1)).ToImmutableArray();
        if (classes.Length > MostInjuryClasses) yaml.Fail(node, "out-of-range", "工伤行业类别最多 8 类", "There are at most 8 classes");
        if (!classes.Order().SequenceEqual(classes)) yaml.Fail(node, "order", "费率应逐类不降", "A higher class cannot have a lower rate");
        return new Rates.ByInjuryClass { Classes = classes };
    }

    private Rates.Chosen ChosenRates(YamlNode node, Dictionary<string, YamlNode> fields)
    {
        var range = new Rates.Chosen
        {
            Least = yaml.Decimal(fields.GetValueOrDefault("least"), 0, 0.5m),
            Most = yaml.Decimal(fields.GetValueOrDefault("most"), 0, 0.5m),
            Step = fields.TryGetValue("step", out var step) ? yaml.Decimal(step, 0.0001m, 0.5m) : null,
        };
        if (range.Least > range.Most) yaml.Fail(node, "reversed-bounds", "least 大于 most", "least is more than most");
        return range;
    }

    private Deadlines Deadlines(YamlNode node, Dictionary<string, YamlNode> fields)
    {
        var days = new Deadlines { Join = Whole(fields, "join", 1, 31), Leave = Whole(fields, "leave", 1, 31),
            Pay = Whole(fields, "pay", 1, 31) };
        if (days.Fields.IsEmpty) yaml.Fail(node, "missing-key", "至少应有 join、leave、pay 之一",
            "At least one of join, leave and pay is expected");
        return days;
    }

    private decimal Amount(Dictionary<string, YamlNode> fields, string name) =>
        yaml.Decimal(fields.GetValueOrDefault(name), 0, HighestBase);

    private int? Whole(Dictionary<string, YamlNode> fields, string name, int least, int most)
    {
        if (!fields.TryGetValue(name, out var node)) return null;
        var value = yaml.Decimal(node, least, most);
        if (value != decimal.Truncate(value)) yaml.Fail(node, "out-of-range", $"{name} 应为整数", $"{name} has to be a whole number");
        return (int)value;
    }

    private Rounding Rounding(Dictionary<string, YamlNode> fields, string name)
    {
        if (!fields.TryGetValue(name, out var node)) return Money.Rounding.None;
        if (!Roundings.TryParse(yaml.Text(node), out var rounding)) yaml.Fail(node, "unknown-rounding", $"未知的进位规则：{node}",
            $"Unknown rounding: {node}");
        return rounding;
    }

    private BaseWage BaseWage(Dictionary<string, YamlNode> fields, string name)
    {
        if (!fields.TryGetValue(name, out var node)) return Policies.BaseWage.None;
        if (!BaseWages.TryParse(yaml.Text(node), out var wage)) yaml.Fail(node, "unknown-base", $"未知的基数口径：{node}",
            $"Unknown kind of base: {node}");
        return wage;
    }

    private LateFeeConvention Convention(YamlNode? node)
    {
        if (node is null) return LateFeeConvention.None;
        if (!LateFee.TryParse(yaml.Text(node), out var convention)) yaml.Fail(node, "unknown-convention", $"未知的起算方式：{node}",
            $"Unknown way to count the days: {node}");
        return convention;
    }
}
