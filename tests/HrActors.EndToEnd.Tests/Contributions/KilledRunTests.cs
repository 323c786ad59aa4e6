using System.Globalization;
using System.Net;
using System.Text.Json;
using HrActors.Benchmarks.Product;
using HrActors.EndToEnd.Tests.Hosting;
using HrActors.Storage;

namespace HrActors.EndToEnd.Tests.Contributions;

/// <summary>A process that dies in the middle of a run, which goes on by itself when the process is back.</summary>
public sealed class KilledRunTests
{
    private const int People = 8_000;

    private static readonly string Branch = MadeUpGroup.Branch(0);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_run_that_is_killed_half_way_goes_on_with_nobody_missing_and_nobody_twice(string database)
    {
        await using var host = await ProductHost.Start(environment: new() { ["Hr__Sandbox"] = "none" }, database: database);
        await host.Kill();
        var storage = new HrStorageOptions { ConnectionString = host.ConnectionString, DataFolder = host.DataFolder };
        var month = (await GroupSeed.Write(storage, People, 1, CancellationToken.None)).ToString();
        await host.Run();
        (await (await HttpCaller.SignIn(host.Url, "admin")).Put($"/branches/{Branch}", new { name = "大厂", legalEntity = "公司", regionCode = "430100", policyPack = "sample" }))
            .Expect(HttpStatusCode.Created);
        var manager = await HttpCaller.SignIn(host.Url, "manager");
        var path = $"/branches/{Branch}/contributions/{month}";

        await KillHalfWay(host, manager, path);
        await host.Run();
        HttpAnswer? run = null;
        await Condition.Holds("the run went on by itself", async () =>
            (run = (await manager.Get(path)).Expect(HttpStatusCode.OK))["state"].GetString() == "Ready");

        Assert.Equal(People, run!["totals"].GetProperty("people").GetInt32());
        var lines = await Lines(manager, path);
        Assert.Equal(Enumerable.Range(0, People).Select(MadeUpGroup.EmployeeNo), lines.Select(line => line.GetProperty("employeeNo").GetString()!));
        Assert.Equal(run["totals"].GetProperty("employer").GetDecimal(), lines.Where(line => !line.GetProperty("held").GetBoolean()).Sum(line => line.GetProperty("totalEmployer").GetDecimal()));

        // Nobody was in the way now: the same again comes to the same.
        (await manager.Post(path, new { })).Expect(HttpStatusCode.Accepted);
        HttpAnswer? again = null;
        await Condition.Holds("it is calculated again", async () =>
            (again = (await manager.Get(path)).Expect(HttpStatusCode.OK))["state"].GetString() == "Ready");
        Assert.Equal(run["totals"].GetRawText(), again!["totals"].GetRawText());
        Assert.True(again["revision"].GetInt64() > run["revision"].GetInt64());
    }

    /// <summary>Starts the run and kills the process when some people are done and others are not; a run that was too fast is started again.</summary>
    private static async Task KillHalfWay(ProductHost host, HttpCaller manager, string path)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            (await manager.Post(path, new { })).Expect(HttpStatusCode.Accepted);
            decimal progress;
            string? state;
            do
            {
                var run = (await manager.Get(path + "?limit=1")).Expect(HttpStatusCode.OK);
                (progress, state) = (run["progress"].GetDecimal(), run["state"].GetString());
            }
            while (state == "Calculating" && progress == 0);

            if (state != "Calculating") continue;
            Assert.InRange(progress, 0.01m, 0.99m);
            await host.Kill();
            return;
        }

        Assert.Fail("No look at the run ever found it half-way.");
    }

    private static async Task<List<JsonElement>> Lines(HttpCaller manager, string path)
    {
        var all = new List<JsonElement>();
        for (string? cursor = null; ;)
        {
            var page = (await manager.Get(string.Create(CultureInfo.InvariantCulture, $"{path}?limit=500&cursor={cursor}"))).Expect(HttpStatusCode.OK)["lines"];
            all.AddRange(page.GetProperty("items").EnumerateArray());
            if (page.GetProperty("next").GetString() is not { } next) return all;
            cursor = Uri.EscapeDataString(next);
        }
    }
}
