using System.Net;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Privacy;

/// <summary>A key is changed at one silo; the other learns it by itself and a kill in between loses nothing.</summary>
public sealed class TwoSiloKeysTests
{
    [SkippableFact]
    public async Task Every_silo_learns_a_new_key_and_the_change_goes_on_when_one_is_killed()
    {
        await using var first = await ProductHost.Start(["--sample", "none"], new() { ["Hr__Sandbox"] = "none" }, Databases.Postgres);
        await using var second = await first.StartBeside();
        var admin = await HttpCaller.SignIn(first.Url, "admin");
        await Condition.Holds("both silos have told their keys", async () =>
            (await admin.Get("/encryption-keys/rotation")).Expect(HttpStatusCode.OK)["silos"].GetArrayLength() == 2);

        (await admin.Post("/encryption-keys", new { reason = "年度更换" })).Expect(HttpStatusCode.Accepted);
        await Condition.Holds("both silos encrypt under the new key", async () =>
            (await admin.Get("/encryption-keys/rotation"))["silos"].EnumerateArray().All(silo => silo.GetProperty("currentKeyId").GetString() == "k2"));
        await second.Kill();

        // What the dead silo had in hand comes back when its minute is over.
        await Eventually.Get(
            () => admin.Get("/encryption-keys/rotation"),
            answer => answer.Status == HttpStatusCode.OK && answer["state"].GetString() == "finished", "the change is finished", seconds: 150);
        Assert.Equal(0, (await admin.Get("/encryption-keys/rotation"))["unreadable"].GetInt64());
    }
}
