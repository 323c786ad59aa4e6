using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HrActors.EndToEnd.Tests.Browser;
using HrActors.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HrActors.EndToEnd.Tests.Journeys;

/// <summary>The whole path as an HR manager clicks it; what the agency does shows by itself, without reloading.</summary>
public sealed class DashboardJourneyTests : IAsyncLifetime
{
    private const string IdNumber = "420106190402290058";

    private ProductHost _host = null!;

    public async Task InitializeAsync() => _host = await ProductHost.Start();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [SkippableFact]
    public async Task An_HR_manager_takes_somebody_on_and_follows_the_transfer_to_its_end()
    {
        await using var chromium = await Chromium.Start();
        var manager = await Api.SignIn(_host, "manager");
        await Eventually.Get(async () => (await manager.Read("employees?limit=1"))["items"]!.AsArray(), rows => rows.Count > 0, "the sample has employees");
        await SandboxPerson.Active(_host, IdNumber, "张伟");
        var page = await chromium.SignIn(_host, "manager");
        await Expect(page.GetByText("长沙总部").First).ToBeVisibleAsync();
        await page.Take("01-overview");

        await page.Open("/onboarding");
        await Fill(page, "工号", "J-1001");
        await Fill(page, "姓名", "张伟");
        await Fill(page, "证件号码", IdNumber);
        await Expect(page.GetByText("号码有效")).ToBeVisibleAsync();
        await page.GetByLabel("分支机构", new() { Exact = false }).First.FillAsync("4301");
        await page.Locator(".mud-popover-open .mud-list-item").Filter(new() { HasText = "4301" }).First.ClickAsync();
        await Fill(page, "入职日期", DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await Fill(page, "月工资", "10000");
        await page.Take("02-onboarding");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();

        await Expect(page.GetByText("该员工在武汉仍有在缴养老保险，请先办理转移手续").First).ToBeVisibleAsync();
        await Expect(page.GetByText("需办理社保转移").First).ToBeVisibleAsync();
        await page.Take("03-employee");

        var caseNo = (await manager.Read("employees/J-1001"))["transferCases"]![0]!["caseNo"]!.GetValue<string>();
        await page.Open($"/cases/{caseNo}");
        await page.GetByRole(AriaRole.Button, new() { Name = "签署", Exact = true }).ClickAsync();
        var submit = page.Locator("[data-next=submit]").GetByRole(AriaRole.Button);
        await submit.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "武汉" }).First).ToBeVisibleAsync();
        await page.Take("04-refused");

        await SandboxPerson.Paused(_host, IdNumber, "张伟");
        await submit.ClickAsync();
        await Expect(page.GetByText("转移申请已提交").First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-next=submit]")).ToHaveCountAsync(0);

        // The page shows the application as on its way before the agency has it.
        var submissions = await Eventually.Get(
            async () => (await _host.SandboxClient.GetFromJsonAsync<JsonNode>("sandbox/submissions"))!["items"]!.AsArray(), items => items.Count > 0, "the agency has it");
        var receipt = submissions[0]!["receiptNo"]!.GetValue<string>();
        foreach (var node in new[] { "accepted", "origin-reviewed", "information-table", "funds-arrived", "completed" })
        {
            using var set = await _host.SandboxClient.PutAsJsonAsync($"sandbox/transfers/{receipt}/nodes", new { node });
            Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
        }

        await Expect(page.GetByText("转移已完成，年限已计入台账。")).ToBeVisibleAsync();
        await page.Take("05-completed");

        await page.Open("/employees/J-1001");
        await page.GetByRole(AriaRole.Tab, new() { Name = "参保" }).First.ClickAsync();
        await Expect(page.GetByText("36").First).ToBeVisibleAsync();
        await page.Take("06-ledger");
        Assert.All(chromium.Asked, asked => Assert.Equal(_host.Url.Authority, asked.Authority));
    }

    [SkippableFact]
    public async Task Every_page_and_the_interface_page_ask_nobody_outside_and_read_well_in_both_languages()
    {
        await using var chromium = await Chromium.Start();
        var manager = await Api.SignIn(_host, "manager");
        await Eventually.Get(async () => (await manager.Read("employees/200001"))["query"]!["state"]!.GetValue<string>(), state => state == "complete", "the sample's first hire");
        foreach (var (language, width) in new[] { ("zh-CN", 1440), ("en", 1440), ("zh-CN", 420) })
        {
            var page = await chromium.SignIn(_host, "manager", language, width);
            if (language == "en") await page.Open("/account/language/en?returnUrl=%2F");
            foreach (var path in new[] { "/", "/employees", "/employees/200001", "/employees/200001?tab=attendance", "/cases", "/findings", "/onboarding" })
            {
                await page.Open(path);
                await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First).ToBeVisibleAsync();
                await Expect(page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
                await page.Take($"page-{language}-{width}{path.Replace('/', '-').Replace('?', '-').Replace('=', '-')}");
            }
        }

        var api = await chromium.SignIn(_host, "manager");
        await api.Visit("/api");
        await Expect(api.GetByText("/api/v1/sessions").First).ToBeVisibleAsync();
        await api.Take("api");
        Assert.All(chromium.Asked.Where(asked => asked.Scheme is "http" or "https"), asked => Assert.Equal(_host.Url.Authority, asked.Authority));
    }

    /// <summary>Fills a field and leaves it, as its value counts from then on.</summary>
    private static async Task Fill(IPage page, string label, string value)
    {
        var field = page.GetByLabel(label, new() { Exact = false }).First;
        await field.FillAsync(value);
        await field.BlurAsync();
    }
}
