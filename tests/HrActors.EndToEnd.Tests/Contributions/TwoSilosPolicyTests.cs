using System.Globalization;
using System.Net;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Contributions;

/// <summary>A policy is confirmed at one silo of two; every run that starts from then on, wherever its actor lives, has it.</summary>
public sealed class TwoSilosPolicyTests
{
    private const string Region = "430100";

    private static readonly string[] Branches = ["4301", "4302", "4303"];

    private static readonly string[] Months = [.. Enumerable.Range(1, 6).Select(Month)];

    [SkippableFact]
    public async Task A_run_never_starts_behind_a_policy_that_was_just_confirmed_elsewhere()
    {
        await using var first = await ProductHost.Start(environment: new() { ["Hr__Sandbox"] = "none" }, database: Databases.Postgres);
        await using var second = await first.StartBeside();
        var manager = await HttpCaller.SignIn(first.Url, "manager");
        var other = await HttpCaller.SignIn(second.Url, "manager");
        // The runs' actors are awake on either silo before it matters.
        await Condition.Holds("every branch has people", async () => (await Rates(other)).Values.All(rates => rates.Length > 0));

        foreach (var (rate, published) in ((string, int)[])[("0.15", -1), ("0.17", 0)])
        {
            var draft = (await manager.PostText("/policies?name=test.yaml", File(rate, published), "application/yaml")).Expect(HttpStatusCode.Created);
            (await manager.Post($"/policies/{draft["id"].GetString()}/confirmation")).Expect(HttpStatusCode.OK);

            var rates = await Rates(other);

            var expected = decimal.Parse(rate, CultureInfo.InvariantCulture);
            Assert.All(rates, run => Assert.Equal([expected], run.Value));
        }
    }

    /// <summary>Starts every run and waits for all; the employer's pension rates of each.</summary>
    private static async Task<Dictionary<string, decimal[]>> Rates(HttpCaller caller)
    {
        var paths = Branches.SelectMany(branch => Months.Select(month => $"/branches/{branch}/contributions/{month}")).ToList();
        await Task.WhenAll(paths.Select(async path => (await caller.Post(path)).Expect(HttpStatusCode.Accepted)));
        var rates = new Dictionary<string, decimal[]>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            HttpAnswer? run = null;
            await Condition.Holds($"{path} is calculated", async () =>
                (run = (await caller.Get(path + "?limit=500")).Expect(HttpStatusCode.OK))["state"].GetString() == "Ready");
            rates[path] =
            [
                .. run!["lines"].GetProperty("items").EnumerateArray().SelectMany(person => person.GetProperty("lines").EnumerateArray())
                    .Where(line => line.GetProperty("line").GetString() == "pension").Select(line => line.GetProperty("employerRate").GetDecimal()).Distinct(),
            ];
        }

        return rates;
    }

    private static string File(string rate, int published) =>
        $$"""
        pack: sample
        title: { zh: 示例, en: Sample }
        sources:
          change: { document: 示例数据：费率调整 / Sample change of a rate, published: {{Day(published)}}, grade: sample }
        sections:
          - regions: ["{{Region}}"]
            lines:
              pension:
                rates: [{ from: {{Month(7)}}, employer: {{rate}}, employee: 0.08, total: {{decimal.Parse(rate, CultureInfo.InvariantCulture) + 0.08m}}, source: change }]
        cases:
          - { name: the new rate, region: "{{Region}}", month: {{Month(7)}}, knownOn: {{Day(0)}}, wage: 10000,
              expect: { pension: { base: 10000, employer: {{decimal.Parse(rate, CultureInfo.InvariantCulture) * 10_000m:0}}, employee: 800 },
                        medical: { base: 10000, employer: 800, employee: 200 } } }
        """;

    private static DateTime Today => DateTime.UtcNow.AddHours(8);

    private static string Day(int offset) => Today.AddDays(offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Month(int back) => Today.AddMonths(-back).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
