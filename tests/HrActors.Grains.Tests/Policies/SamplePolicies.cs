using System.Globalization;
using HrActors.Domain.Policies;

namespace HrActors.Grains.Tests.Policies;

/// <summary>A change of the sample pack, whose pension is 16 % and 8 %, medical 8 % and 2 %.</summary>
internal static class SamplePolicies
{
    /// <summary>The employer's pension rate of a region, from a month on, published a year after that month.</summary>
    public static string Pension(string region, string from, int percent)
    {
        var published = string.Create(CultureInfo.InvariantCulture, $"{int.Parse(from[..4], CultureInfo.InvariantCulture) + 1}{from[4..]}-01");
        return $$"""
            pack: sample
            title: { zh: 示例, en: Sample }
            sources:
              change: { document: 示例数据：费率调整 / Sample change of a rate, published: {{published}}, grade: sample }
            sections:
              - regions: ["{{region}}"]
                lines:
                  pension:
                    rates: [{ from: {{from}}, employer: 0.{{percent}}, employee: 0.08, total: 0.{{percent + 8}}, source: change }]
            cases:
              - { name: the new rate, region: "{{region}}", month: {{from}}, knownOn: {{published}}, wage: 10000,
                  expect: { pension: { base: 10000, employer: {{percent}}00, employee: 800 }, medical: { base: 10000, employer: 800, employee: 200 } } }
            """;
    }

    public static PolicyBook With(string text)
    {
        var imported = PolicyImport.Import(PolicyBook.Shipped, [new() { Name = "test.yaml", Text = text }]);
        return imported.Book ?? throw new InvalidOperationException(string.Join('\n', imported.Faults));
    }
}
