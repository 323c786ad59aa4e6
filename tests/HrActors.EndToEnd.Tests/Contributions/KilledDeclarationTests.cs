using System.Net;
using HrActors.Benchmarks.Product;
using HrActors.EndToEnd.Tests.Hosting;
using HrActors.Storage;

namespace HrActors.EndToEnd.Tests.Contributions;

/// <summary>
/// A process that dies while a confirmed declaration is being told to the people, which goes on by itself when the process is back.
/// </summary>
public sealed class KilledDeclarationTests
{
    private const int People = 3_000;

    private static readonly string Branch = MadeUpGroup.Branch(0);

    private static readonly string Path = $"/branches/{Branch}/base-declarations/{DateTime.UtcNow.AddHours(8).Year}-01";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_declaration_that_is_killed_half_way_is_told_to_everybody_once(string database)
    {
        await using var host = await ProductHost.Start(environment: new() { ["Hr__Sandbox"] = "none", ["Hr__Web__SessionRate"] = "0" }, database: database);
        await host.Kill();
        var storage = new HrStorageOptions { ConnectionString = host.ConnectionString, DataFolder = host.DataFolder };
        await GroupSeed.Write(storage, People, 1, CancellationToken.None, averages: true);
        await host.Run();
        var admin = await HttpCaller.SignIn(host.Url, "admin");
        (await admin.Put($"/branches/{Branch}", new { name = "大厂", legalEntity = "公司", regionCode = "430100", policyPack = "sample" }))
            .Expect(HttpStatusCode.Created);
        var manager = await HttpCaller.SignIn(host.Url, "manager");
        var preview = (await manager.Post(Path)).Expect(HttpStatusCode.OK);
        var totals = preview["totals"];
        Assert.Equal((People, People), (totals.GetProperty("declared").GetInt32(), totals.GetProperty("recorded").GetInt32()));

        (await manager.Post(Path + "/confirmation", new { revision = preview["revision"].GetInt64() })).Expect(HttpStatusCode.OK);
        await Condition.Holds("some know", async () => await Declared(manager, 0) is not null);
        Assert.Null(await Declared(manager, People - 1));
        await host.Kill();
        await host.Run();
        Assert.NotNull(await Declared(manager, 0));
        await Condition.Holds("the declaration went on by itself", async () =>
            (await manager.Get(Path)).Expect(HttpStatusCode.OK)["state"].GetString() == "Confirmed");

        for (var i = 0; i < People; i++) Assert.Equal(MadeUpGroup.Wage(i), await Declared(manager, i));
        List<string> told = [];
        await Condition.Holds("everybody's is on record", async () => (told = await Told(admin)).Count >= People);
        Assert.Equal(Enumerable.Range(0, People).Select(i => "emp:" + MadeUpGroup.EmployeeNo(i)), told.Order(StringComparer.Ordinal));
        Assert.Equal(totals.GetRawText(), (await manager.Get(Path)).Expect(HttpStatusCode.OK)["totals"].GetRawText());
        (await manager.Post(Path + "/confirmation", new { })).Expect(HttpStatusCode.Conflict, "declaration.confirmed");
    }

    /// <summary>The one wage somebody was told; null for who was not told yet.</summary>
    private static async Task<decimal?> Declared(HttpCaller manager, int i)
    {
        var employee = (await manager.Get($"/employees/{MadeUpGroup.EmployeeNo(i)}")).Expect(HttpStatusCode.OK);
        var wages = employee["declaredWages"].EnumerateArray().ToList();
        return wages is [] ? null : Assert.Single(wages).GetProperty("wage").GetDecimal();
    }

    /// <summary>Whose being told is on record, as often as it is.</summary>
    private static async Task<List<string>> Told(HttpCaller admin)
    {
        var all = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = (await admin.Get($"/audit?action=employee.base-declared&limit=500&cursor={cursor}")).Expect(HttpStatusCode.OK);
            all.AddRange(page["items"].EnumerateArray().Select(item => item.GetProperty("subject").GetString()!));
            if (page["next"].GetString() is not { } next) return all;
            cursor = Uri.EscapeDataString(next);
        }
    }
}
