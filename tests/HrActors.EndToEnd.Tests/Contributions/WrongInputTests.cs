using System.Globalization;
using System.Net;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Contributions;

/// <summary>What people get wrong about contributions and policies: named, without effect, and on record.</summary>
[Collection(SharedProductDefinition.Name)]
public sealed class WrongInputTests(SharedProduct product)
{
    private const string Twice =
        """
        pack: sample
        title: { zh: 示例, en: Sample }
        sources:
          one: { document: 甲, published: 2026-01-05, grade: sample }
          two: { document: 乙, published: 2026-01-05, grade: sample }
        sections:
          - regions: ["320100"]
            lines:
              pension:
                rates:
                  - { from: 2026-01, employer: 0.15, employee: 0.08, source: one }
                  - { from: 2026-01, employer: 0.17, employee: 0.08, source: two }
        """;

    public static TheoryData<string, string, string, string?, int, string> Wrong => new()
    {
        { "an unknown city", "manager", "/contributions/preview", Preview("999999", "2026-03", "\"grossWage\":10000"), 422, "policy.unknown-region" },
        { "an unknown pack", "manager", "/contributions/preview", Preview("430100", "2026-03", "\"grossWage\":10000", "nobody"), 422, "policy.unknown-pack" },
        { "a month without a policy", "manager", "/contributions/preview", Preview("430100", "2019-12", "\"grossWage\":10000"), 422, "policy.not-in-force" },
        { "a negative wage", "manager", "/contributions/preview", Preview("430100", "2026-03", "\"grossWage\":-0.01"), 400, "wage.not-positive" },
        { "a base given as net", "manager", "/contributions/preview", Preview("430100", "2026-03", "\"grossWage\":10000,\"netWage\":8000"), 422, "wage.net-not-allowed" },
        { "a month in the future", "manager", $"/branches/4301/contributions/{Month(1)}", "{}", 422, "run.month-not-begun" },
        { "no month at all", "manager", "/branches/4301/contributions/2026-13", "{}", 400, "request.invalid-parameter" },
        { "an unknown branch", "manager", $"/branches/none/contributions/{Month(0)}", "{}", 404, "branch.unknown" },
        { "a confirmation of nothing", "manager", "/branches/4301/contributions/2019-01/confirmation", "{}", 404, "run.not-started" },
        { "a confirmation by a clerk", "clerk", $"/branches/4301/contributions/{Month(0)}/confirmation", "{}", 403, "access.not-permitted" },
        { "a policy brought by a clerk", "clerk", "/policies", null, 403, "access.not-permitted" },
        { "a policy confirmed by a clerk", "clerk", "/policies/sample-1-00000000/confirmation", "{}", 403, "access.not-permitted" },
        { "two policies for one day", "manager", "/policies", Twice, 422, "policy.file-invalid" },
        { "a file that is none", "manager", "/policies", "no: [yaml", 422, "policy.file-invalid" },
        { "a draft that is none", "manager", "/policies/sample-1-00000000/confirmation", "{}", 404, "policy.draft-unknown" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Is_named_changes_nothing_and_is_on_record(string what, string user, string path, string? body, int status, string code)
    {
        var caller = await product.SignIn(user);
        var before = await State();
        var since = DateTimeOffset.UtcNow;

        var media = path == "/policies" ? "application/yaml" : "application/json";
        var answer = (await caller.PostText(path, body ?? Twice, media)).Expect((HttpStatusCode)status, code);

        Assert.False(string.IsNullOrWhiteSpace(answer["detail"].GetString()), what);
        Assert.Equal(before, await State());
        await Condition.Holds($"{what} is on record", async () =>
            (await product.Admin.Get($"/audit?actor={user}&action=access.refused&limit=200")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()
                .Any(row => row.GetProperty("reason").GetString() == code && row.GetProperty("at").GetDateTimeOffset() >= since.AddSeconds(-1)));
    }

    [Fact]
    public async Task A_net_wage_is_refused_by_name() =>
        (await product.Manager.Put("/employees/100001/wages/2026-01", new { net = 8_000 })).Expect(HttpStatusCode.UnprocessableEntity, "wage.net-not-allowed");

    /// <summary>Drafts, and the runs of the branch the wrong requests name.</summary>
    private async Task<string> State()
    {
        var drafts = (await product.Manager.Get("/policies/drafts?limit=500")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()
            .Where(draft => draft.GetProperty("regions").EnumerateArray().Any(region => region.GetString() == "320100")).Select(draft => draft.GetRawText());
        var runs = new List<string>();
        foreach (var month in (string[])[Month(1), "2019-01"]) runs.Add((await product.Manager.Get($"/branches/4301/contributions/{month}")).Code ?? "there");
        return string.Join('\n', [.. drafts, .. runs]);
    }

    private static string Preview(string region, string month, string wage, string pack = "sample") =>
        $$"""{"regionCode":"{{region}}","pack":"{{pack}}","month":"{{month}}",{{wage}}}""";

    private static string Month(int offset) => DateTime.UtcNow.AddHours(8).AddMonths(offset).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
