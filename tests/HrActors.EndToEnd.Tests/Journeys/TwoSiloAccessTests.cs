using System.Diagnostics;
using System.Net;
using HrActors.EndToEnd.Tests.Hosting;
using Xunit.Abstractions;

namespace HrActors.EndToEnd.Tests.Journeys;

/// <summary>Whoever is shut out at one silo is shut out at the other.</summary>
public sealed class TwoSiloAccessTests(ITestOutputHelper output)
{
    private const string Chosen = "Wuhan-Changsha-26";

    [SkippableFact]
    public async Task A_removed_user_is_out_at_once_and_a_revoked_key_within_seconds_at_every_silo()
    {
        await using var first = await ProductHost.Start(["--sample", "none"], new() { ["Hr__Sandbox"] = "none" }, Databases.Postgres);
        await using var second = await first.StartBeside();
        var admin = await HttpCaller.SignIn(first.Url, "admin");
        (await admin.Put("/branches/4301", new { name = "长沙", legalEntity = "测试公司", regionCode = "430100" })).Expect(HttpStatusCode.Created);
        var there = new HttpCaller(second.Url, await TokenOf(admin, first, "two.silos"));
        (await there.Get("/branches")).Expect(HttpStatusCode.OK);

        (await admin.Put("/users/two.silos", new { displayName = "T", role = "Finance" })).Expect(HttpStatusCode.OK);
        (await there.Get("/branches")).Expect(HttpStatusCode.Unauthorized, "access.sign-in-required");

        var again = new HttpCaller(second.Url, await SignIn(first, "two.silos", Chosen, null));
        (await again.Get("/branches")).Expect(HttpStatusCode.OK);
        (await admin.Post("/users/two.silos/disabling", new { reason = "leaves" })).Expect(HttpStatusCode.OK);
        (await again.Get("/branches")).Expect(HttpStatusCode.Unauthorized, "access.sign-in-required");

        var made = (await admin.Post("/upstreams", new { name = "gates", source = "gates", branches = new[] { "4301" } })).Expect(HttpStatusCode.Created);
        var key = new HttpCaller(second.Url, made["apiKey"].GetString());
        (await key.Get("/branches")).Expect(HttpStatusCode.OK);
        (await admin.Post($"/upstreams/{made["id"].GetString()}/revocation", new { reason = "lost" })).Expect(HttpStatusCode.OK);
        var watch = Stopwatch.StartNew();
        await Eventually.Get(() => key.Get("/branches"), answer => answer.Status == HttpStatusCode.Unauthorized, "the key is worth nothing at the other silo");
        output.WriteLine($"the revoked key was refused at the other silo after {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private static async Task<string> TokenOf(HttpCaller admin, ProductHost host, string userName)
    {
        var made = (await admin.Post("/users", new { userName, displayName = "T", role = "HrClerk" })).Expect(HttpStatusCode.Created);
        return await SignIn(host, userName, made["password"].GetString()!, Chosen);
    }

    private static async Task<string> SignIn(ProductHost host, string userName, string password, string? newPassword) =>
        (await new HttpCaller(host.Url).Post("/sessions", newPassword is null ? new { userName, password } : new { userName, password, newPassword }))
        .Expect(HttpStatusCode.OK)["token"].GetString()!;
}
