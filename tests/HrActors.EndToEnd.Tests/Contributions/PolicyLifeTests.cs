using System.Globalization;
using System.Net;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Contributions;

[Collection(SharedProductDefinition.Name)]
public sealed class SqlitePolicyLifeTests(SharedProduct product) : PolicyLifeTests(product);

[Collection(PostgresProductDefinition.Name)]
public sealed class PostgresPolicyLifeTests(PostgresProduct product) : PolicyLifeTests(product.OrSkip());

/// <summary>Changes the policies of two regions of the sample group that no other test looks at: 西安, and 深圳 for the bounds.</summary>
public abstract class PolicyLifeTests(SharedProduct product)
{
    private const string Region = "610100";
    private const string BoundsRegion = "440300";
    private const string Yaml = "application/yaml";

    [SkippableFact]
    public async Task A_rate_that_comes_late_is_weighed_confirmed_and_settles_the_closed_month_in_both_directions()
    {
        var branch = (await product.Manager.Get("/branches")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()
            .Single(item => Text(item, "regionCode") == Region).GetProperty("code").GetString()!;
        var month = Month(-2);
        var people = await Close(branch, month);

        var lower = (await Propose(Rates(month, "0.15", "0.23", published: -1, expect: "1500"))).Expect(HttpStatusCode.Created);
        Assert.Equal("Draft", lower["state"].GetString());
        var closed = Assert.Single(lower["effect"].GetProperty("closedMonths").EnumerateArray());
        Assert.Equal((month, people), (Text(closed, "month"), closed.GetProperty("employees").GetInt32()));
        Assert.True(closed.GetProperty("employerDelta").GetDecimal() < 0);
        Assert.Equal(0, closed.GetProperty("employeeDelta").GetDecimal());
        // The same file again is the same draft, and nothing is in force yet.
        Assert.Equal(Id(lower), Id((await Propose(Rates(month, "0.15", "0.23", published: -1, expect: "1500"))).Expect(HttpStatusCode.Created)));
        Assert.Equal(1600, await Preview(month));

        await Confirm(Id(lower));
        Assert.Equal(1500, await Preview(month));
        Assert.Equal(1600, await Preview(month, knownAt: Day(-2)));
        Assert.Equal(closed.GetProperty("employerDelta").GetDecimal(), await Sum(branch, month));
        await Condition.Holds("everybody concerned is told", async () => await Findings(branch) == people);
        var next = Month(-1);
        await Calculate(branch, next);
        var before = (await product.Manager.Get($"/branches/{branch}/contributions/{month}")).Expect(HttpStatusCode.OK);

        var higher = (await Propose(Rates(month, "0.17", "0.25", published: 0, expect: "1700"))).Expect(HttpStatusCode.Created);
        (await (await product.SignIn("cs-manager")).Post($"/policies/{Id(higher)}/confirmation")).Expect(HttpStatusCode.Forbidden, "policy.beyond-scope");
        await Confirm(Id(higher));
        Assert.Equal(-closed.GetProperty("employerDelta").GetDecimal(), await Sum(branch, month));
        Assert.Equal(before["totals"].GetRawText(), (await product.Manager.Get($"/branches/{branch}/contributions/{month}")).Expect(HttpStatusCode.OK)["totals"].GetRawText());

        // What was calculated under the policies of before is not closed; the month that is closed carries the difference, and the findings go.
        (await product.Manager.Post($"/branches/{branch}/contributions/{next}/confirmation", new { })).Expect(HttpStatusCode.Conflict, "run.policies-changed");
        await Calculate(branch, next);
        (await product.Manager.Post($"/branches/{branch}/contributions/{next}/confirmation", new { })).Expect(HttpStatusCode.OK);
        await Condition.Holds("nobody has to do anything about it any more", async () => await Findings(branch) == 0);

        (await product.Manager.Post($"/policies/{Id(higher)}/confirmation")).Expect(HttpStatusCode.Conflict, "policy.already-confirmed");
        (await product.Manager.Post($"/policies/{Id(higher)}/discard")).Expect(HttpStatusCode.Conflict, "policy.already-confirmed");
    }

    [SkippableFact]
    public async Task Bounds_that_come_late_are_told_to_everybody_they_change_and_forgotten_once_they_are_settled()
    {
        var branch = (await product.Manager.Get("/branches")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()
            .Single(item => Text(item, "regionCode") == BoundsRegion).GetProperty("code").GetString()!;
        var month = Month(-2);
        await Close(branch, month);

        // Nobody below 11,000 and nobody above 13,000: some owe, some are owed.
        var late = (await Propose(Bounds(month, 11_000, 13_000))).Expect(HttpStatusCode.Created);
        var concerned = Assert.Single(late["effect"].GetProperty("closedMonths").EnumerateArray()).GetProperty("employees").GetInt32();
        Assert.True(concerned > 0);
        await Confirm(Id(late));

        await Condition.Holds("everybody concerned is told", async () => await Findings(branch, "BOUNDS_RETRO") == concerned);
        var adjustments = (await product.Manager.Get($"/adjustments?branch={branch}&month={month}&limit=500")).Expect(HttpStatusCode.OK)["items"].EnumerateArray().ToList();
        var finding = (await product.Manager.Get($"/findings?branch={branch}&code=BOUNDS_RETRO&state=open&limit=500")).Expect(HttpStatusCode.OK)["items"][0];
        var own = adjustments.Where(one => Text(one, "employeeNo") == Text(finding, "employeeNo")).ToList();
        Assert.Equal(concerned, adjustments.Select(one => Text(one, "employeeNo")).Distinct().Count());
        Assert.All(adjustments, one => Assert.Equal(("pension", "policy", "open"), (Text(one, "line"), Text(one, "cause"), Text(one, "status"))));
        Assert.Contains(own.Sum(one => one.GetProperty("employerDelta").GetDecimal()).ToString("0.00", CultureInfo.InvariantCulture), Text(finding, "text"), StringComparison.Ordinal);
        Assert.Equal(0, await Findings(branch));

        var next = Month(-1);
        await Calculate(branch, next);
        (await product.Manager.Post($"/branches/{branch}/contributions/{next}/confirmation", new { })).Expect(HttpStatusCode.OK);
        await Condition.Holds("nobody has to do anything about it any more", async () => await Findings(branch, "BOUNDS_RETRO") == 0);
    }

    [SkippableFact]
    public async Task A_file_with_faults_is_refused_line_by_line_and_changes_nothing()
    {
        var file = Rates(Month(-1), "0.15", "0.99", published: 0, expect: "1500");

        var refused = (await Propose(file)).Expect(HttpStatusCode.UnprocessableEntity, "policy.file-invalid");

        Assert.Contains("policy-file.rates-sum", refused.Text, StringComparison.Ordinal);
        Assert.Contains("/line/", refused.Text, StringComparison.Ordinal);
        (await Propose("no: [yaml")).Expect(HttpStatusCode.UnprocessableEntity, "policy.file-invalid");
        (await product.Manager.PostText("/policies", file, "image/png")).Expect(HttpStatusCode.UnsupportedMediaType);
        (await (await product.SignIn("clerk")).PostText("/policies", file, Yaml)).Expect(HttpStatusCode.Forbidden);
        (await (await product.SignIn("clerk")).Post("/policies/sample-1-00000000/confirmation")).Expect(HttpStatusCode.Forbidden);
        (await product.Manager.Post("/policies/sample-1-00000000/confirmation")).Expect(HttpStatusCode.NotFound, "policy.draft-unknown");
        (await product.Manager.Post("/policies/nothing/confirmation")).Expect(HttpStatusCode.NotFound, "policy.draft-unknown");
        Assert.Contains("/cursor", (await product.Manager.Get("/policies/drafts?cursor=nothing")).Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
    }

    private Task<HttpAnswer> Propose(string file) => product.Manager.PostText("/policies?name=test.yaml", file, Yaml);

    private async Task Confirm(string id)
    {
        (await product.Manager.Post($"/policies/{id}/confirmation")).Expect(HttpStatusCode.OK);
        await Condition.Holds("the closed months are settled", async () =>
            (await product.Manager.Get($"/policies/drafts/{id}")).Expect(HttpStatusCode.OK)["state"].GetString() == "Confirmed");
    }

    private async Task<int> Close(string branch, string month)
    {
        HttpAnswer? run = null;
        await Condition.Holds("somebody is paid", async () =>
        {
            (await product.Manager.Post($"/branches/{branch}/contributions/{month}")).Expect(HttpStatusCode.Accepted);
            run = (await product.Manager.Get($"/branches/{branch}/contributions/{month}")).Expect(HttpStatusCode.OK);
            return run["state"].GetString() == "Ready" && run["totals"].GetProperty("people").GetInt32() > 2;
        });
        var confirmed = (await product.Manager.Post($"/branches/{branch}/contributions/{month}/confirmation")).Expect(HttpStatusCode.OK);
        return confirmed["totals"].GetProperty("people").GetInt32() - confirmed["totals"].GetProperty("held").GetInt32();
    }

    private async Task Calculate(string branch, string month)
    {
        (await product.Manager.Post($"/branches/{branch}/contributions/{month}")).Expect(HttpStatusCode.Accepted);
        await Condition.Holds($"{month} is calculated", async () =>
            (await product.Manager.Get($"/branches/{branch}/contributions/{month}")).Expect(HttpStatusCode.OK)["state"].GetString() == "Ready");
    }

    private async Task<int> Findings(string branch, string code = "RATE_CHANGED") =>
        (await product.Manager.Get($"/findings?branch={branch}&code={code}&state=open&limit=500")).Expect(HttpStatusCode.OK)["items"].GetArrayLength();

    private async Task<decimal> Preview(string month, string? knownAt = null) =>
        (await product.Manager.Post("/contributions/preview", new { regionCode = Region, pack = "sample", month, grossWage = 10_000, knownAt }))
            .Expect(HttpStatusCode.OK)["lines"].EnumerateArray().Single(line => Text(line, "line") == "pension").GetProperty("employer").GetDecimal();

    private async Task<decimal> Sum(string branch, string month) =>
        (await product.Manager.Get($"/adjustments?branch={branch}&month={month}&limit=500")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()
            .Sum(adjustment => adjustment.GetProperty("employerDelta").GetDecimal());

    private static string Rates(string from, string employer, string total, int published, string expect) =>
        $$"""
        pack: sample
        title: { zh: 示例, en: Sample }
        sources:
          change: { document: 示例数据：费率调整 / Sample change of a rate, published: {{Day(published)}}, grade: sample }
        sections:
          - regions: ["{{Region}}"]
            lines:
              pension:
                rates: [{ from: {{from}}, employer: {{employer}}, employee: 0.08, total: {{total}}, source: change }]
        cases:
          - { name: the new rate, region: "{{Region}}", month: {{from}}, knownOn: {{Day(0)}}, wage: 10000,
              expect: { pension: { base: 10000, employer: {{expect}}, employee: 800 }, medical: { base: 10000, employer: 800, employee: 200 } } }
        """;

    private static string Bounds(string from, int floor, int cap) =>
        $$"""
        pack: sample
        title: { zh: 示例, en: Sample }
        sources:
          change: { document: 示例数据：上下限调整 / Sample change of bounds, published: {{Day(-1)}}, grade: sample }
        sections:
          - regions: ["{{BoundsRegion}}"]
            lines:
              pension:
                bounds: [{ from: {{from}}, floor: {{floor}}, cap: {{cap}}, source: change }]
        cases:
          - { name: the new bounds, region: "{{BoundsRegion}}", month: {{from}}, knownOn: {{Day(0)}}, wage: 10000,
              expect: { pension: { base: {{floor}}, employer: {{floor * 16 / 100}}, employee: {{floor * 8 / 100}} }, medical: { base: 10000, employer: 800, employee: 200 } } }
        """;

    private static string Id(HttpAnswer draft) => draft["id"].GetString()!;

    private static string? Text(JsonElement item, string member) => item.GetProperty(member).GetString();

    private static DateTime Today => DateTime.UtcNow.AddHours(8);

    private static string Day(int offset) => Today.AddDays(offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Month(int offset) => Today.AddMonths(offset).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
