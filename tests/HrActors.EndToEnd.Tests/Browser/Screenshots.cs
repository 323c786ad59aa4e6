using Microsoft.Playwright;

namespace HrActors.EndToEnd.Tests.Browser;

/// <summary>Pictures for people to look at, beside the test results: HR_SCREENSHOTS names another folder.</summary>
internal static class Screenshots
{
    public static Task Take(this IPage page, string name) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Environment.GetEnvironmentVariable("HR_SCREENSHOTS") ?? Path.Combine(AppContext.BaseDirectory, "screenshots"), name + ".png"),
        FullPage = true,
    });
}
