using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Privacy;

/// <summary>The rights of a person over HTTP.</summary>
[Collection(SharedProductDefinition.Name)]
public sealed class RightsTests(SharedProduct product)
{
    private const string Bank = "6222020200998877665";

    [Fact]
    public async Task A_person_gets_a_copy_of_everything_and_consents_with_their_history()
    {
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire(hireDate: "2024-02-01"))).Expect(HttpStatusCode.Created);
        var path = $"/employees/{person.EmployeeNo}";
        (await product.Manager.Patch(path, new { bankAccount = Bank, reason = "登记工资卡" })).Expect(HttpStatusCode.OK);
        foreach (var given in new[] { true, false })
        {
            (await product.Manager.Post($"{path}/consents", new { purpose = "bank-account", given, textVersion = "2026-01", text = "告知书" }))
                .Expect(HttpStatusCode.Created);
        }

        (await product.Manager.Post($"{path}/consents", new { purpose = "anything", given = true, textVersion = "1", text = "x" }))
            .Expect(HttpStatusCode.BadRequest, "consent.unknown-purpose");
        (await product.Manager.Post($"{path}/personal-data", new { reason = " " })).Expect(HttpStatusCode.BadRequest);
        var answer = await product.Manager.PostForBytes($"{path}/personal-data", new { reason = "本人申请" });

        using var zip = new ZipArchive(new MemoryStream(answer));
        using var facts = await JsonDocument.ParseAsync(await zip.GetEntry("personal-data.json")!.OpenAsync());
        var root = facts.RootElement;
        Assert.Equal(
            (person.IdNumber, "13800000000", Bank),
            (root.GetProperty("idNumber").GetString(), root.GetProperty("phone").GetString(), root.GetProperty("bankAccount").GetString()));
        Assert.Equal([true, false], root.GetProperty("consents").EnumerateArray().Select(entry => entry.GetProperty("given").GetBoolean()));
        Assert.Equal(person.EmployeeNo, root.GetProperty("employee").GetProperty("employeeNo").GetString());
        Assert.Equal("2024-02", root.GetProperty("attendance")[0].GetProperty("month").GetString());
        Assert.Equal(JsonValueKind.Array, root.GetProperty("findings").ValueKind);
        Assert.Empty(root.GetProperty("beyondScope").EnumerateArray());
        await Condition.Holds("the export and the consent that was taken back are on record", async () =>
        {
            var actions = (await product.Admin.Get($"/audit?subject=emp:{person.EmployeeNo}")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()
                .Select(row => row.GetProperty("action").GetString()).ToList();
            return actions.Contains("employee.data-exported") && actions.Contains("employee.consent-withdrawn");
        });
        Assert.Null(new ClearTextSearch([person.IdNumber, Bank]).In(Encoding.UTF8.GetBytes((await product.Admin.Get($"/audit?subject=emp:{person.EmployeeNo}")).Text)));
    }

    [Fact]
    public async Task Whoever_is_employed_or_left_today_is_not_deleted_and_the_answer_says_by_which_law()
    {
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire())).Expect(HttpStatusCode.Created);
        var path = $"/employees/{person.EmployeeNo}";
        (await product.Manager.Post($"{path}/anonymisation", new { reason = "本人申请" })).Expect(HttpStatusCode.UnprocessableEntity, "privacy.not-left");
        (await product.Manager.Get($"{path}/retention")).Expect(HttpStatusCode.UnprocessableEntity, "privacy.not-left");
        var today = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await product.Manager.Post($"{path}/departure", new { lastDay = today, reason = "离职" })).Expect(HttpStatusCode.OK);

        var refused = (await product.Manager.Post($"{path}/anonymisation", new { reason = "本人申请" }))
            .Expect(HttpStatusCode.UnprocessableEntity, "privacy.retention-running");
        Assert.Contains("《工资支付暂行规定》", refused.Text, StringComparison.Ordinal);
        var state = (await product.Manager.Get($"{path}/retention")).Expect(HttpStatusCode.OK);
        Assert.Equal((false, JsonValueKind.Null), (state["due"].GetBoolean(), state["dueOn"].ValueKind));
        var rules = (await product.Manager.Get("/privacy/retention-rules")).Expect(HttpStatusCode.OK)["items"].EnumerateArray().ToList();
        Assert.Equal(JsonValueKind.Null, rules.Single(rule => rule.GetProperty("kind").GetString() == "insurance-evidence").GetProperty("years").ValueKind);
        var english = (await product.Manager.Get("/privacy/retention-rules", ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        Assert.Contains("Contribution and transfer evidence", english.Text, StringComparison.Ordinal);
        await Condition.Holds("the leaver is listed", async () =>
            (await product.Manager.Get("/privacy/leavers?branch=4301&limit=500"))["items"].EnumerateArray()
                .Any(one => one.GetProperty("employeeNo").GetString() == person.EmployeeNo));
    }

    [Fact]
    public async Task A_key_is_changed_over_HTTP_and_the_old_one_retired()
    {
        var before = (await product.Admin.Get("/encryption-keys/rotation")).Expect(HttpStatusCode.OK)["currentKeyId"].GetString()!;
        (await product.Admin.Post("/encryption-keys", new { })).Expect(HttpStatusCode.BadRequest);
        (await product.Admin.Post("/encryption-keys", new { reason = "年度更换" })).Expect(HttpStatusCode.Accepted);
        await Condition.Holds("everything is encrypted again", async () =>
            (await product.Admin.Get("/encryption-keys/rotation"))["state"].GetString() == "finished");

        var done = await product.Admin.Get("/encryption-keys/rotation");
        Assert.NotEqual(before, done["currentKeyId"].GetString());
        Assert.Equal(0, done["unreadable"].GetInt64());
        (await product.Admin.Post($"/encryption-keys/{done["currentKeyId"].GetString()}/retirement", new { reason = "x" })).Expect(HttpStatusCode.Conflict, "keys.current");
        (await product.Admin.Post($"/encryption-keys/{before}/retirement", new { reason = "无数据使用" })).Expect(HttpStatusCode.OK);
        var ring = await File.ReadAllTextAsync(Path.Combine(product.Host.DataFolder, "keys", "ring.json"));
        Assert.DoesNotContain($"\"{before}\"", ring, StringComparison.Ordinal);
    }
}
