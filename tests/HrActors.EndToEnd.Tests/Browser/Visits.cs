using Microsoft.Playwright;

namespace HrActors.EndToEnd.Tests.Browser;

/// <summary>Ways to a page. None waits for the event "load", which now and then is never told.</summary>
internal static class Visits
{
    /// <summary>Goes there; what is to be seen is waited for by whoever looks.</summary>
    public static Task Visit(this IPage page, string path) => page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });

    /// <summary>Goes there and lets the page come alive: what is clicked before that is lost.</summary>
    public static async Task Open(this IPage page, string path)
    {
        await page.Visit(path);
        await page.Live();
    }

    /// <summary>Waits until the page is alive.</summary>
    public static Task Live(this IPage page) => page.Locator("[data-live=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
}
