using System.Globalization;
using System.Net;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Browser;
using HrActors.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HrActors.EndToEnd.Tests.Attendance;

/// <summary>The list of a branch's days that somebody should look at (考勤异常), in a branch of its own.</summary>
[Collection(SharedProductDefinition.Name)]
public sealed class ExceptionTests(SharedProduct product)
{
    private const string Month = "2026-10";

    [Fact]
    public async Task A_branch_lists_its_exceptions_page_by_page_and_a_correction_takes_one_off()
    {
        var branch = await Branch("E2E-X1");
        var (one, two) = (await Hired(branch), await Hired(branch));
        await Punch(one, "in", "2026-10-12T09:20:00+08:00");
        await Punch(two, "in", "2026-10-13T08:55:00+08:00");
        await Punch(two, "out", "2026-10-13T18:02:00+08:00");

        var all = await All(branch, "");
        var late = all.Single(item => Of(item, one) && On(item, "2026-10-12"));
        Assert.Equal(["missing-punch", "late"], Codes(late));
        Assert.Equal(20, late.GetProperty("day").GetProperty("lateMinutes").GetInt32());
        Assert.Equal("测试", late.GetProperty("name").GetString());
        Assert.DoesNotContain(all, item => Of(item, two) && On(item, "2026-10-13"));
        Assert.Contains(all, item => Of(item, two) && On(item, "2026-10-14") && Codes(item) is ["absence"]);
        Assert.Equal(all.Select(Key).Order(StringComparer.Ordinal), all.Select(Key));
        // The same list, three at a time.
        Assert.Equal(all.Select(Key), (await All(branch, "&limit=3")).Select(Key));
        Assert.Equal(late.GetRawText(), Assert.Single(await All(branch, "&code=late")).GetRawText());

        await Punch(one, "out", "2026-10-12T18:05:00+08:00");
        Assert.Equal(["late"], Codes((await All(branch, "")).Single(item => Of(item, one) && On(item, "2026-10-12"))));
        await Punch(one, "leave", "2026-10-12T00:00:00+08:00");
        Assert.DoesNotContain(await All(branch, ""), item => Of(item, one) && On(item, "2026-10-12"));
    }

    [Fact]
    public async Task Role_and_branch_scope_decide_who_sees_it_and_what_is_wrong_is_named()
    {
        var changsha = await product.SignIn("cs-manager");
        (await changsha.Get($"/attendance/exceptions?branch=4301&month={Month}")).Expect(HttpStatusCode.OK);
        (await changsha.Get($"/attendance/exceptions?branch=4201&month={Month}")).Expect(HttpStatusCode.Forbidden, "access.out-of-scope");
        (await (await product.SignIn("clerk")).Get("/attendance/exceptions?branch=4201")).Expect(HttpStatusCode.OK);
        foreach (var other in (string[])["finance", "admin", "auditor"])
            (await (await product.SignIn(other)).Get("/attendance/exceptions?branch=4301")).Expect(HttpStatusCode.Forbidden, "access.not-permitted");

        foreach (var (query, field) in ((string, string)[])
            [("", "/branch"), ("?branch=4301&month=2026-13", "/month"), ("?branch=4301&code=sleepy", "/code"), ("?branch=4301&cursor=x", "/cursor"), ("?branch=4301&cursor=a%2Fb%7C20260301", "/cursor"),
                ("?branch=4301&limit=0", "/limit")])
        {
            var answer = (await product.Manager.Get("/attendance/exceptions" + query)).Expect(HttpStatusCode.BadRequest);
            Assert.Equal(field, Assert.Single(answer["errors"].EnumerateObject()).Name);
        }
    }

    [SkippableFact]
    public async Task HR_goes_from_the_list_to_the_day_and_corrects_it()
    {
        var branch = await Branch("E2E-X2");
        var person = await Hired(branch);
        await Punch(person, "in", "2026-10-12T08:55:00+08:00");
        await using var chromium = await Chromium.Start();
        var page = await chromium.SignIn(product.Host, "manager", width: 420);
        await page.Open($"/attendance/exceptions?branch={branch}&month={Month}&code=missing-punch");
        await Expect(page.GetByText("缺卡", new() { Exact = true })).ToBeVisibleAsync();
        await page.Take("attendance-exceptions-narrow");
        Assert.Equal(420, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        await page.GetByLabel($"处理 {person} 2026-10-12 的考勤").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "补下班卡" }).ClickAsync();
        await page.Locator(".hr-correction input[type=time]").FillAsync("18:03");
        await page.Locator(".hr-correction input").Last.FillAsync("忘带工卡");
        await page.Locator(".hr-correction").GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();
        await Expect(page.Locator(".hr-attendance-day").GetByText("18:03")).ToBeVisibleAsync();

        await page.SetViewportSizeAsync(1440, 900);
        await page.Open($"/attendance/exceptions?branch={branch}&month={Month}&code=missing-punch");
        await Expect(page.GetByText("本月没有这种异常")).ToBeVisibleAsync();
        await page.Open($"/attendance/exceptions?branch={branch}&month={Month}");
        await Expect(page.GetByText("缺勤", new() { Exact = true }).First).ToBeVisibleAsync();
        await page.Take("attendance-exceptions");
    }

    private async Task<string> Branch(string code)
    {
        (await product.Admin.Put($"/branches/{code}", new { name = "考勤异常分公司", legalEntity = "示例", regionCode = "430100", shiftTemplate = "standard" }))
            .Expect(HttpStatusCode.Created);
        return code;
    }

    private async Task<string> Hired(string branch)
    {
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire(branch, "2026-10-09"))).Expect(HttpStatusCode.Created);
        // The list asks who belongs to the branch: the roster has to have heard of the new one.
        await Condition.Holds("the branch lists the new employee", async () =>
            (await product.Manager.Get($"/employees?branch={branch}&q={person.EmployeeNo}"))["items"].GetArrayLength() == 1);
        return person.EmployeeNo;
    }

    private async Task Punch(string employeeNo, string kind, string time)
    {
        (await product.Manager.Post($"/employees/{employeeNo}/attendance/corrections", new { time, kind, reason = "忘带工卡" }))
            .Expect(HttpStatusCode.Created);
        await Condition.Holds("the sheet shows it", async () => (await product.Manager.Get($"/employees/{employeeNo}/attendance/{Month}"))["days"]
            .EnumerateArray().Any(day => day.GetProperty("punches").EnumerateArray()
                .Any(punch => punch.GetProperty("time").GetDateTimeOffset() == DateTimeOffset.Parse(time, CultureInfo.InvariantCulture))));
    }

    private async Task<List<JsonElement>> All(string branch, string query)
    {
        var items = new List<JsonElement>();
        for (var cursor = ""; ;)
        {
            var page = (await product.Manager.Get($"/attendance/exceptions?branch={branch}&month={Month}{query}{cursor}")).Expect(HttpStatusCode.OK);
            items.AddRange(page["items"].EnumerateArray());
            if (page["next"].GetString() is not { } next) return items;
            cursor = "&cursor=" + Uri.EscapeDataString(next);
        }
    }

    private static bool Of(JsonElement item, string employeeNo) => item.GetProperty("employeeNo").GetString() == employeeNo;

    private static bool On(JsonElement item, string date) => item.GetProperty("day").GetProperty("date").GetString() == date;

    private static string[] Codes(JsonElement item) => [.. item.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!)];

    private static string Key(JsonElement item) => $"{item.GetProperty("employeeNo").GetString()} {item.GetProperty("day").GetProperty("date").GetString()}";
}
