using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using HrActors.Dashboard;
using HrActors.EndToEnd.Tests.Browser;
using HrActors.EndToEnd.Tests.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace HrActors.EndToEnd.Tests.Web;

/// <summary>No page does what its own content security policy forbids, as a browser sees it.</summary>
[Collection(SharedProductDefinition.Name)]
public sealed partial class PagePolicyTests(SharedProduct product, ITestOutputHelper output)
{
    private const string Listener =
        "document.addEventListener('securitypolicyviolation', e => console.error('policy violated: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))";

    [SkippableFact]
    public async Task Every_page_keeps_to_its_policy()
    {
        await using var chromium = await Chromium.Start();
        var paths = await Paths();
        var (broken, visits) = (new List<string>(), 0);
        foreach (var user in new[] { "manager", "admin" })
        {
            var page = await chromium.SignIn(product.Host, user);
            await page.AddInitScriptAsync(Listener);
            var violations = new ConcurrentQueue<string>();
            page.Console += (_, message) =>
            {
                if (Violation().IsMatch(message.Text)) violations.Enqueue(message.Text);
            };
            foreach (var path in paths)
            {
                violations.Clear();
                await page.Visit(path);
                await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First).ToBeVisibleAsync();
                if (path != "/sign-in") await page.Live();
                broken.AddRange(violations.Select(violation => $"{path} as {user}: {violation}"));
                visits++;
            }

            // What is opened over a page writes styles of its own.
            if (user == "admin")
            {
                await page.Open("/users");
                await page.GetByRole(AriaRole.Button, new() { Name = "新建用户" }).ClickAsync();
                await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
                await page.GetByRole(AriaRole.Dialog).Locator(".mud-select").First.ClickAsync();
                await Expect(page.Locator(".mud-popover-open").First).ToBeVisibleAsync();
                broken.AddRange(violations.Select(violation => $"a dialog: {violation}"));
            }

            // The listener hears: what is forbidden is told.
            violations.Clear();
            await page.EvaluateAsync("() => { const script = document.createElement('script'); script.textContent = 'void 0'; document.head.appendChild(script); }");
            await Eventually.Get(() => Task.FromResult(violations.Count), count => count > 0, "a forbidden script is told");
        }

        output.WriteLine($"{visits} visits to {paths.Count} pages");
        Assert.Empty(broken);
    }

    /// <summary>One address for each page there is.</summary>
    private async Task<List<string>> Paths()
    {
        var cases = await Eventually.Get(() => product.Manager.Get("/transfers?limit=1"), answer => answer["items"].GetArrayLength() > 0, "there is a case");
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/cases/{No}"] = "/cases/" + cases["items"][0].GetProperty("caseNo").GetString(),
            ["/employees/{No}"] = "/employees/" + (await product.Manager.Get("/employees?limit=1")).Expect(HttpStatusCode.OK)["items"][0].GetProperty("employeeNo").GetString(),
            ["/contributions/{Branch}/{Month}"] = "/contributions/4301/" + DateTime.UtcNow.AddHours(8).ToString("yyyy-MM", CultureInfo.InvariantCulture),
            ["/policies/drafts/{Id}"] = "/policies/drafts/none",
        };
        var pages = typeof(DashboardHosting).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).ToList();
        Assert.True(pages.Count > 20);
        return [.. pages.Select(template => names.GetValueOrDefault(template, template)).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("policy violated|Content Security Policy", RegexOptions.IgnoreCase)]
    private static partial Regex Violation();
}
