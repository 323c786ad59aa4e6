using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace HrActors.EndToEnd.Tests.Browser;

/// <summary>Chromium of the machine, driven by Playwright. Keeps every address a page asked for.</summary>
internal sealed partial class Chromium : IAsyncDisposable
{
    private static readonly string[] Candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    static Chromium() => Assertions.SetDefaultExpectTimeout(Patience.Milliseconds);

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public ConcurrentQueue<Uri> Asked { get; } = [];

    /// <summary>Null when no browser is installed.</summary>
    public static string? Executable => Array.Find(Candidates, File.Exists);

    /// <summary>Skips the test without a browser; where everything is demanded it fails instead.</summary>
    public static async Task<Chromium> Start()
    {
        var demanded = Environment.GetEnvironmentVariable("HR_REQUIRE_ALL") == "1";
        Skip.If(Executable is null && !demanded, "Chromium is not installed (looked for chromium, chromium-browser, google-chrome in /usr/bin)");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments });
        return new(playwright, browser);
    }

    public async Task<IPage> SignIn(ProductHost host, string userName, string language = "zh-CN", int width = 1440, int height = 900)
    {
        var context = await _browser.NewContextAsync(new() { Locale = language, ViewportSize = new() { Width = width, Height = height }, BaseURL = host.Url.ToString() });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience.Milliseconds);
        page.Request += (_, request) => Asked.Enqueue(new Uri(request.Url));
        await page.Visit("/sign-in");
        await page.Locator("#userName").FillAsync(userName);
        await page.Locator("#password").FillAsync(ProductHost.Password);
        await page.Locator("button[type=submit]").ClickAsync();
        // Looked at again and again: the driver's own wait for an address misses one that is there already.
        await Assertions.Expect(page).Not.ToHaveURLAsync(SignInPage());
        await page.Live();
        return page;
    }

    [GeneratedRegex("sign-in")]
    private static partial Regex SignInPage();

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
