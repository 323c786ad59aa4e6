using System.Net;
using System.Text.RegularExpressions;

namespace HrActors.EndToEnd.Tests.Journeys;

/// <summary>Two silos of one cluster are one product to a person.</summary>
public sealed partial class TwoSilosTests
{
    [SkippableFact]
    public async Task Somebody_signed_in_at_one_silo_is_signed_in_at_the_other()
    {
        await using var first = await ProductHost.Start(database: Databases.Postgres, environment: new() { ["Hr__Sandbox"] = "none" });
        await using var second = await first.StartBeside();
        // Both are the same machine to a browser: it shows its cookie to either.
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

        using var stranger = await browser.GetAsync(second.Url);
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
        using var signedIn = await SignIn(browser, first.Url);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);

        using var page = await browser.GetAsync(second.Url);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private static async Task<HttpResponseMessage> SignIn(HttpClient browser, Uri silo)
    {
        var form = await browser.GetStringAsync(new Uri(silo, "sign-in"));
        return await browser.PostAsync(new Uri(silo, "account/sign-in"), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
            ["userName"] = "manager",
            ["password"] = ProductHost.Password,
            ["returnUrl"] = "/",
        }));
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
