using System.Net;
using System.Text.RegularExpressions;

namespace HrActors.Dashboard.Tests.Hosting;

public sealed partial class SessionTests(PreviewSite site) : IClassFixture<PreviewSite>, IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, UseProxy = false };
    private HttpClient? _client;

    private HttpClient Client => _client ??= new(_handler) { BaseAddress = site.Address };

    public void Dispose()
    {
        _client?.Dispose();
        _handler.Dispose();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/employees/CS0001")]
    [InlineData("/cases/T-2026-000002/documents/application")]
    [InlineData("/contributions/4301/2026-11/export.xlsx")]
    [InlineData("/adjustments/export.xlsx")]
    public async Task Without_a_session_every_address_leads_to_sign_in(string address)
    {
        var answer = await Client.GetAsync(address);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/sign-in", answer.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_telling_which_part_was_wrong()
    {
        var answer = await SignIn("manager", "wrong");

        Assert.StartsWith("/sign-in?reason=refused", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("用户名或密码不正确", await Text("/sign-in?reason=refused"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_signing_in_the_reader_is_back_where_he_was()
    {
        var answer = await SignIn("manager", "preview", "/employees/CS0001");

        Assert.Equal("/employees/CS0001", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await Client.GetAsync("/employees/CS0001")).StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("userName", "manager"), new("password", "preview")]);

        Assert.Equal(HttpStatusCode.BadRequest, (await Client.PostAsync("/account/sign-in", form)).StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_hidden_from_scripts_and_from_other_sites()
    {
        var answer = await SignIn("manager", "preview");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), one => one.StartsWith("hr-dashboard=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("manager", HttpStatusCode.OK)]
    [InlineData("clerk", HttpStatusCode.OK)]
    [InlineData("finance", HttpStatusCode.NotFound)]
    [InlineData("admin", HttpStatusCode.NotFound)]
    public async Task Documents_are_for_those_who_see_the_case(string user, HttpStatusCode expected)
    {
        await SignIn(user, "preview");

        Assert.Equal(expected, (await Client.GetAsync("/cases/T-2026-000002/documents/application")).StatusCode);
    }

    [Theory]
    [InlineData("manager", HttpStatusCode.OK)]
    [InlineData("finance", HttpStatusCode.OK)]
    [InlineData("auditor", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    public async Task Exports_are_for_those_who_see_amounts(string user, HttpStatusCode expected)
    {
        await SignIn(user, "preview");

        var answer = await Client.GetAsync("/adjustments/export.xlsx");

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.OK) Assert.Equal("adjustments.xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        else Assert.Contains("无权", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_without_a_run_has_no_export_and_the_answer_says_why()
    {
        await SignIn("finance", "preview");

        var answer = await Client.GetAsync("/contributions/4301/2020-01/export.xlsx");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("该月尚未计算", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_is_kept_and_the_way_back_stays_on_this_site()
    {
        var answer = await Client.GetAsync("/account/language/en?returnUrl=//elsewhere.example");
        Assert.Equal("/", answer.Headers.Location!.OriginalString);

        var page = await Text("/sign-in");
        Assert.Contains("lang=\"en\"", page, StringComparison.Ordinal);
        Assert.Contains("Sign in", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_asset_of_the_page_is_served_here_and_has_content()
    {
        var page = await Text("/sign-in");

        var assets = Asset().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.True(assets.Count >= 5, page);
        foreach (var asset in assets)
        {
            Assert.DoesNotContain("//", asset, StringComparison.Ordinal);
            Assert.True((await Client.GetByteArrayAsync(asset)).Length > 100, asset);
        }
    }

    private async Task<string> Text(string address) => WebUtility.HtmlDecode(await Client.GetStringAsync(address));

    private async Task<HttpResponseMessage> SignIn(string user, string password, string returnUrl = "/")
    {
        var token = Token().Match(await Client.GetStringAsync("/sign-in")).Groups[1].Value;
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", token), new("userName", user), new("password", password), new("returnUrl", returnUrl),
        ]);
        return await Client.PostAsync("/account/sign-in", form);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("(?:href|src)=\"((?:_content|_framework)/[^\"]+)\"")]
    private static partial Regex Asset();
}
