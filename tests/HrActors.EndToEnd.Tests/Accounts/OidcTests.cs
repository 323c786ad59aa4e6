using System.Net;
using System.Text.RegularExpressions;

namespace HrActors.EndToEnd.Tests.Accounts;

/// <summary>A product that starts empty, without any password, beside an identity provider.</summary>
public sealed class OidcProduct : IAsyncLifetime
{
    internal OidcProvider Provider { get; private set; } = null!;

    internal ProductHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Provider = await OidcProvider.Start();
        Host = await ProductHost.Start(["--sample", "none"], new()
        {
            ["HR_ADMIN_PASSWORD"] = null,
            ["Hr__Sandbox"] = "none",
            ["Hr__Oidc__Authority"] = Provider.Address.ToString(),
            ["Hr__Oidc__ClientId"] = OidcProvider.ClientId,
            ["Hr__Oidc__ClientSecret"] = "quite secret",
            ["Hr__Oidc__ApiAudience"] = OidcProvider.ApiAudience,
            ["Hr__Oidc__RoleClaim"] = "groups",
            ["Hr__Oidc__Roles__Administrator"] = "hr-admins",
            ["Hr__Oidc__Roles__HrManager"] = "hr-managers;hr-heads",
        });
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
    }
}

public sealed partial class OidcTests : IClassFixture<OidcProduct>, IDisposable
{
    private readonly OidcProduct _product;
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, UseProxy = false };
    private readonly HttpClient _client;

    public OidcTests(OidcProduct product)
    {
        _product = product;
        _client = new(_handler) { BaseAddress = product.Host.Url };
        product.Provider.Claims.Clear();
        (product.Provider.SignsNot, product.Provider.SignsWithForeignKey) = (false, false);
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    [Fact]
    public async Task Somebody_the_provider_lets_in_has_the_mapped_role_and_branches()
    {
        Say("p-1", "li.ming", ["everybody", "hr-heads"], "4301 4302");

        Assert.Equal("/account", await Enter("/account"));

        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/account")).StatusCode);
        Assert.Contains(_handler.CookieContainer.GetCookies(_product.Host.Url), cookie => cookie is { Name: "hr-dashboard", HttpOnly: true });
    }

    [Fact]
    public async Task Signing_out_ends_the_session_also_for_a_cookie_that_was_kept()
    {
        Say("p-8", "wu.min", ["hr-managers"], "4301");
        await Enter("/account");
        var kept = _handler.CookieContainer.GetCookieHeader(_product.Host.Url);
        // The one page that is drawn here and not on a circuit; its token is that of whoever is signed in.
        var page = await _client.GetStringAsync("/sign-in");

        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
        using var answer = await _client.PostAsync("/account/sign-out", form);

        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        Assert.Equal("/sign-in", answer.Headers.Location?.OriginalString);
        using var again = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { BaseAddress = _product.Host.Url };
        again.DefaultRequestHeaders.Add("Cookie", kept);
        Assert.Equal(HttpStatusCode.Redirect, (await again.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task The_sign_in_page_offers_the_way_in()
    {
        var page = WebUtility.HtmlDecode(await _client.GetStringAsync("/sign-in"));

        Assert.Contains("/account/oidc", page, StringComparison.Ordinal);
        Assert.Contains("单位账号登录", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("everybody", "4301")]
    [InlineData("hr-managers hr-admins", "4301")]
    [InlineData("HrManager", "4301")]
    [InlineData("hr-managers", null)]
    public async Task Without_one_mapped_role_and_a_scope_nobody_is_let_in(string groups, string? branches)
    {
        Say("p-2", "wang.fang", groups.Split(' '), branches);

        await MustBeRefused();
    }

    [Fact]
    public async Task A_token_of_another_key_lets_nobody_in()
    {
        Say("p-3", "zhao.lei", ["hr-admins"], "*");
        _product.Provider.SignsWithForeignKey = true;

        await MustBeRefused();
    }

    [Fact]
    public async Task A_token_without_a_signature_lets_nobody_in()
    {
        Say("p-4", "sun.yan", ["hr-admins"], "*");
        _product.Provider.SignsNot = true;

        await MustBeRefused();
    }

    [Fact]
    public async Task Another_person_with_the_same_name_does_not_get_the_account()
    {
        Say("p-5", "qian.jun", ["hr-admins"], "*");
        await Enter("/");
        Say("p-6", "qian.jun", ["hr-admins"], "*");

        Assert.StartsWith("/sign-in?reason=external", await Enter("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_a_question_nobody_asked_lets_nobody_in()
    {
        using var answer = await _client.GetAsync("/signin-oidc?code=made-up&state=made-up");

        Assert.StartsWith("/sign-in?reason=external", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_back_stays_on_this_site()
    {
        Say("p-7", "zhou.jie", ["hr-admins"], "*");

        Assert.Equal("/", await Enter("//elsewhere.example"));
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private void Say(string subject, string name, string[] groups, string? branches)
    {
        var claims = _product.Provider.Claims;
        claims.Clear();
        (claims["sub"], claims["preferred_username"], claims["name"], claims["groups"]) = (subject, name, name, groups);
        if (branches is not null) claims["hr_branches"] = branches;
    }

    private async Task MustBeRefused()
    {
        Assert.StartsWith("/sign-in?reason=external", await Enter("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await _client.GetAsync("/account")).StatusCode);
    }

    /// <summary>From the product to the provider and back; where the product then sends the browser.</summary>
    private async Task<string> Enter(string returnUrl)
    {
        var there = (await _client.GetAsync($"/account/oidc?returnUrl={Uri.EscapeDataString(returnUrl)}")).Headers.Location!;
        Assert.Contains("code_challenge=", there.Query, StringComparison.Ordinal);
        var back = (await _client.GetAsync(there)).Headers.Location!;
        return (await _client.GetAsync(back)).Headers.Location!.OriginalString;
    }
}
