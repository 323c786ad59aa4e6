using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Web;

/// <summary>What is different over TLS, at a real endpoint with a certificate of its own.</summary>
public sealed partial class TlsTests(TlsProduct product) : IClassFixture<TlsProduct>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/api/v1/branches")]
    [InlineData("/health/live")]
    public async Task Browsers_are_told_to_insist_on_https_for_a_year(string path)
    {
        using var answer = await product.Client.GetAsync(path);

        Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task Pages_and_interface_are_served_over_HTTP_2()
    {
        foreach (var path in new[] { "/sign-in", "/openapi/v1.json" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            using var answer = await product.Client.SendAsync(request);
            Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (answer.StatusCode, answer.Version));
        }
    }

    [Fact]
    public async Task Every_cookie_is_for_TLS_only_out_of_reach_of_scripts_and_of_other_sites()
    {
        using var page = await product.Client.GetAsync("/sign-in");
        var antiforgery = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        using var form = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value,
                ["userName"] = "admin", ["password"] = ProductHost.Password, ["returnUrl"] = "/",
            }),
        };
        form.Headers.Add("Cookie", antiforgery.Split(';')[0]);
        form.Headers.Add("Origin", product.Address.ToString().TrimEnd('/'));
        using var signedIn = await product.Client.SendAsync(form);

        Assert.Equal((HttpStatusCode.Redirect, "/"), (signedIn.StatusCode, signedIn.Headers.Location?.OriginalString));
        var session = signedIn.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("hr-dashboard=", StringComparison.Ordinal));
        Assert.All(signedIn.Headers.GetValues("Set-Cookie").Append(antiforgery), cookie =>
        {
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("samesite=none", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Contains("; httponly", session, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task From_elsewhere_pages_over_plain_http_lead_to_https()
    {
        using var answer = await Plain(HttpMethod.Get, "/employees?branch=4301");

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal(new Uri(product.Address, "/employees?branch=4301"), answer.Headers.Location);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("GET", "/api/v1/branches")]
    [InlineData("POST", "/api/v1/sessions")]
    [InlineData("POST", "/account/sign-in")]
    public async Task From_elsewhere_nothing_else_is_taken_over_plain_http(string method, string path)
    {
        using var answer = await Plain(new(method), path);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("request.tls-required", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_ended_TLS_is_believed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(product.Host.Url, "/sign-in"));
        request.Headers.Host = TlsProduct.Name;
        request.Headers.Add("X-Forwarded-For", TlsProduct.Elsewhere);
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await product.Host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Plain_http_on_this_machine_stays_as_it_is()
    {
        using var answer = await product.Host.Client.GetAsync("/sign-in");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_session_that_has_ended_is_refused()
    {
        using var begun = await product.Host.Client.PostAsJsonAsync("api/v1/sessions", new { userName = "admin", password = ProductHost.Password });
        var session = await begun.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        var until = session.GetProperty("expiresAt").GetDateTimeOffset();
        Assert.InRange(until, DateTimeOffset.UtcNow - TlsProduct.SessionLife, DateTimeOffset.UtcNow + TlsProduct.SessionLife);
        var api = new HttpCaller(product.Host.Url, session.GetProperty("token").GetString());

        var held = 0;
        var ended = await Eventually.Get(
            async () =>
            {
                var answer = await api.Get("/branches");
                if (answer.Status == HttpStatusCode.OK) held++;
                return answer;
            },
            answer => answer.Status != HttpStatusCode.OK, "the session has ended, though it is used all the time");
        Assert.True(held > 0, "The session never held.");
        // A token names its end in whole seconds.
        Assert.True(DateTimeOffset.UtcNow >= until.AddSeconds(-1), "The session ended before its end.");
        ended.Expect(HttpStatusCode.Unauthorized, "access.sign-in-required");
    }

    private async Task<HttpResponseMessage> Plain(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(product.Host.Url, path)) { Version = HttpVersion.Version11 };
        request.Headers.Host = TlsProduct.Name;
        request.Headers.Add("X-Forwarded-For", TlsProduct.Elsewhere);
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler);
        return await client.SendAsync(request);
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
