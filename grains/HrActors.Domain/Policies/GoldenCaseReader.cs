using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using YamlDotNet.RepresentationModel;

namespace HrActors.Domain.Policies;

/// <summary>
/// Reads the <c>cases</c> of a policy file: calculations (<c>wage</c> and what else is known of the person, and what each line must
/// come to) and look-ups (<c>line</c>, <c>parameter</c> and the fields of the value).
/// </summary>
internal sealed class GoldenCaseReader(PolicyYaml yaml)
{
    private const decimal Most = 10_000_000m;

    private static readonly string[] Common = ["name", "region", "month", "knownOn", "expect"];
    private static readonly string[] LineNames =
        [.. Enum.GetValues<InsuranceLine>().Where(line => line != InsuranceLine.None).Select(line => line.WireName())];

    /// <summary>Null, with a fault, when it cannot be made out.</summary>
    public GoldenCase? Read(YamlNode node) =>
        node is YamlMappingNode mapping && mapping.Children.ContainsKey("parameter") ? LookUp(node) : Calculation(node);

    private GoldenCase.Calculation? Calculation(YamlNode node)
    {
        var fields = yaml.Fields(node, [.. Common, "wage"],
            "previousYearAverage", "firstMonthWage", "hired", "left", "injuryClass", "housingFundRate", "newToWork", "accountOpened");
        if (!fields.TryGetValue("expect", out var expect)) return null;

        return new GoldenCase.Calculation
        {
            Name = yaml.Text(fields.GetValueOrDefault("name")),
            RegionCode = yaml.Text(fields.GetValueOrDefault("region")),
            Month = yaml.Month(fields.GetValueOrDefault("month")),
            KnownOn = yaml.Date(fields.GetValueOrDefault("knownOn")),
            FileLine = node.Start.Line,
            Facts = new ContributionFacts
            {
                GrossWage = yaml.Decimal(fields.GetValueOrDefault("wage"), 0, Most),
                PreviousYearMonthlyAverage = Amount(fields, "previousYearAverage"),
                FirstMonthWage = Amount(fields, "firstMonthWage"),
                HireDate = Day(fields, "hired"),
                LeaveDate = Day(fields, "left"),
                InjuryClass = (int?)Amount(fields, "injuryClass"),
                HousingFundRate = Amount(fields, "housingFundRate"),
                NewToWork = yaml.Flag(fields.GetValueOrDefault("newToWork")),
                AccountOpened = Day(fields, "accountOpened"),
            },
            Expected = Expected(expect).ToImmutableSortedDictionary(),
        };
    }

    private GoldenCase.LookUp? LookUp(YamlNode node)
    {
        var fields = yaml.Fields(node, [.. Common, "line", "parameter"]);
        if (!fields.TryGetValue("expect", out var expect) || !fields.TryGetValue("line", out var line)
            || !fields.TryGetValue("parameter", out var parameter))
        {
            return null;
        }

        if (!InsuranceLines.TryParse(yaml.Text(line), out var known)) yaml.Fail(line, "unknown-line", $"未知的险种：{line}",
            $"Unknown line: {line}");
        if (!PolicyParameters.TryParse(yaml.Text(parameter), out var read)) yaml.Fail(parameter, "unknown-parameter", $"未知的参数：{parameter}",
            $"Unknown parameter: {parameter}");
        return new GoldenCase.LookUp
        {
            Name = yaml.Text(fields.GetValueOrDefault("name")),
            RegionCode = yaml.Text(fields.GetValueOrDefault("region")),
            Month = yaml.Month(fields.GetValueOrDefault("month")),
            KnownOn = yaml.Date(fields.GetValueOrDefault("knownOn")),
            FileLine = node.Start.Line,
            Line = known,
            Parameter = read,
            Expected = IsPending(expect) ? null : yaml.Scalars(expect).ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    private IEnumerable<KeyValuePair<InsuranceLine, ExpectedLine?>> Expected(YamlNode node)
    {
        foreach (var (name, expected) in yaml.Fields(node, [], LineNames))
        {
            if (!InsuranceLines.TryParse(name, out var line)) continue;
            if (IsPending(expected)) yield return new(line, null);
            else
            {
                var amounts = yaml.Fields(expected, ["base", "employer", "employee"]);
                yield return new(line, new ExpectedLine
                {
                    Base = yaml.Decimal(amounts.GetValueOrDefault("base"), 0, Most),
                    Employer = yaml.Decimal(amounts.GetValueOrDefault("employer"), 0, Most),
                    Employee = yaml.Decimal(amounts.GetValueOrDefault("employee"), 0, Most),
                });
            }
        }
    }

    private static bool IsPending(YamlNode node) => node is YamlScalarNode { Value: "pending" };

    private decimal? Amount(Dictionary<string, YamlNode> fields, string name) =>
        fields.TryGetValue(name, out var node) ? yaml.Decimal(node, 0, Most) : null;

    private DateOnly? Day(Dictionary<string, YamlNode> fields, string name) =>
        fields.TryGetValue(name, out var node) ? yaml.Date(node) : null;
}
