using System.Globalization;
using System.Net;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Contributions;

[Collection(SharedProductDefinition.Name)]
public sealed class SqlitePolicyFeedTests(SharedProduct product) : PolicyFeedTests(product);

[Collection(PostgresProductDefinition.Name)]
public sealed class PostgresPolicyFeedTests(PostgresProduct product) : PolicyFeedTests(product.OrSkip());

/// <summary>The feed of the sample pack, with figures of a region that no other test looks at: 重庆.</summary>
public abstract class PolicyFeedTests(SharedProduct product)
{
    private const string Region = "500000";

    [SkippableFact]
    public async Task A_new_version_at_the_feed_becomes_a_draft_and_a_broken_or_older_one_changes_nothing()
    {
        await using var server = new FeedServer { Text = Rates("0.15", "0.23", published: -2, "1500") };
        var set = (await product.Admin.Put("/policies/feeds/sample", new { url = server.Url + "chongqing.yaml", intervalMinutes = 60 })).Expect(HttpStatusCode.OK);
        Assert.Equal(server.Url + "chongqing.yaml", set["url"].GetString());

        // The first look is due at once and comes by itself.
        JsonElement feed = default;
        await Condition.Holds("the file became a draft", async () => (feed = await Feed()).GetProperty("lastDraft").ValueKind == JsonValueKind.String);
        Assert.Equal(JsonValueKind.Null, feed.GetProperty("fault").ValueKind);
        var draft = (await product.Manager.Get($"/policies/drafts/{feed.GetProperty("lastDraft").GetString()}")).Expect(HttpStatusCode.OK);
        Assert.Equal(("feed", "feed", "chongqing.yaml", "Draft"),
            (draft["via"].GetString(), draft["arrivedBy"].GetString(), draft["name"].GetString(), draft["state"].GetString()));
        var drafts = await Drafts();

        // Nothing new: the server says so and nothing happens.
        await Check(null);
        Assert.True(server.Unchanged > 0);

        server.Text = "no: [yaml";
        await Check("policy-feed.invalid");
        server.Text = Rates("0.15", "0.99", published: -1, "1500");
        Assert.Contains("8", (await Check("policy-feed.invalid")).GetProperty("detail").GetString(), StringComparison.Ordinal);
        server.Text = Rates("0.14", "0.22", published: -30, "1400");
        await Check("policy-feed.older");
        server.Text = Rates("0.14", "0.22", published: -1, "1400").Replace("pack: sample", "pack: official", StringComparison.Ordinal);
        await Check("policy-feed.other-pack");
        server.Text = new string('#', 1_100_000);
        await Check("policy-feed.too-large");
        Assert.Equal(drafts, await Drafts());

        (await product.Admin.Put("/policies/feeds/sample", new { url = server.Url + "gone.yaml", intervalMinutes = 60 })).Expect(HttpStatusCode.OK);
        await Check("policy-feed.status");
        (await product.Admin.Put("/policies/feeds/sample", new { url = $"http://127.0.0.1:{FreePorts.Take(1)[0]}/nobody.yaml", intervalMinutes = 60 })).Expect(HttpStatusCode.OK);
        await Check("policy-feed.unreachable");

        foreach (var code in (string[])["policy-feed.invalid", "policy-feed.older", "policy-feed.other-pack", "policy-feed.too-large", "policy-feed.status", "policy-feed.unreachable"])
            await Condition.Holds($"{code} is on record", async () => await IsOnRecord(code));

        var ended = (await product.Admin.Put("/policies/feeds/sample", new { })).Expect(HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Null, ended["url"].ValueKind);
        (await product.Admin.Post("/policies/feeds/sample/check")).Expect(HttpStatusCode.NotFound, "policy-feed.not-set");
        (await product.Manager.Post($"/policies/{feed.GetProperty("lastDraft").GetString()}/discard")).Expect(HttpStatusCode.OK);
    }

    [SkippableTheory]
    [InlineData("ftp://127.0.0.1/x.yaml", 60, "policy-feed.address")]
    [InlineData("file:///etc/passwd", 60, "policy-feed.address")]
    [InlineData("http://user:word@127.0.0.1/x.yaml", 60, "policy-feed.address")]
    [InlineData("x.yaml", 60, "policy-feed.address")]
    [InlineData("https://example.cn/x.yaml", 4, "policy-feed.interval")]
    [InlineData("https://example.cn/x.yaml", 10_081, "policy-feed.interval")]
    public async Task An_address_that_cannot_be_is_named(string url, int intervalMinutes, string code)
    {
        (await product.Admin.Put("/policies/feeds/official", new { url, intervalMinutes })).Expect(HttpStatusCode.BadRequest, code);
        Assert.Equal(JsonValueKind.Null, (await Feed("official")).GetProperty("url").ValueKind);
    }

    [SkippableFact]
    public async Task Only_the_administrator_sets_a_feed()
    {
        (await product.Manager.Put("/policies/feeds/official", new { url = "https://example.cn/x.yaml" })).Expect(HttpStatusCode.Forbidden);
        (await product.Manager.Post("/policies/feeds/official/check")).Expect(HttpStatusCode.Forbidden);
        (await product.Admin.Put("/policies/feeds/nothing", new { url = "https://example.cn/x.yaml" })).Expect(HttpStatusCode.NotFound, "policy.unknown-pack");
    }

    /// <summary>Looks now; answers the fault, which must be this one.</summary>
    private async Task<JsonElement> Check(string? code)
    {
        var fault = (await product.Admin.Post("/policies/feeds/sample/check")).Expect(HttpStatusCode.OK)["fault"];
        Assert.Equal(code, fault.ValueKind == JsonValueKind.Null ? null : fault.GetProperty("code").GetString());
        return fault;
    }

    private async Task<bool> IsOnRecord(string code) =>
        (await product.Admin.Get("/audit?subject=policy:sample&action=policy.feed-refused&limit=500")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()
            .Any(row => row.GetProperty("after").GetString() == code);

    private async Task<JsonElement> Feed(string pack = "sample") =>
        (await product.Manager.Get("/policies/feeds")).Expect(HttpStatusCode.OK)["items"].EnumerateArray().Single(feed => feed.GetProperty("pack").GetString() == pack);

    private async Task<int> Drafts() =>
        (await product.Manager.Get("/policies/drafts?limit=500")).Expect(HttpStatusCode.OK)["items"].EnumerateArray().Count(draft => draft.GetProperty("via").GetString() == "feed");

    private static string Rates(string employer, string total, int published, string expect) =>
        $$"""
        pack: sample
        title: { zh: 示例, en: Sample }
        sources:
          change: { document: 示例数据：订阅, published: {{Day(published)}}, grade: sample }
        sections:
          - regions: ["{{Region}}"]
            lines:
              pension: { rates: [{ from: {{Day(0)[..7]}}, employer: {{employer}}, employee: 0.08, total: {{total}}, source: change }] }
        cases:
          - { name: the new rate, region: "{{Region}}", month: {{Day(0)[..7]}}, knownOn: {{Day(0)}}, wage: 10000,
              expect: { pension: { base: 10000, employer: {{expect}}, employee: 800 }, medical: { base: 10000, employer: 800, employee: 200 } } }
        """;

    private static string Day(int offset) => DateTime.UtcNow.AddHours(8).AddDays(offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
