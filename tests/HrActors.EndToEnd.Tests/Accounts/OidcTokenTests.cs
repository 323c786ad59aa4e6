using System.Net;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Accounts;

/// <summary>Tokens of the company's identity provider at the interface, without any password or session here.</summary>
public sealed class OidcTokenTests : IClassFixture<OidcProduct>
{
    private static int _people;

    private readonly OidcProduct _product;
    private readonly string _name = $"api.person-{Interlocked.Increment(ref _people)}";

    public OidcTokenTests(OidcProduct product)
    {
        _product = product;
        product.Provider.Claims.Clear();
        (product.Provider.SignsNot, product.Provider.SignsWithForeignKey) = (false, false);
    }

    [Fact]
    public async Task A_person_of_the_provider_works_with_the_mapped_role_and_branches()
    {
        var api = Api(Token("hr-managers", "4301 4302"));

        (await api.Get("/employees?branch=4301")).Expect(HttpStatusCode.OK);
        (await api.Get("/employees?branch=4201")).Expect(HttpStatusCode.Forbidden, "access.out-of-scope");
        (await api.Get("/users")).Expect(HttpStatusCode.Forbidden, "access.not-permitted");
        var own = (await api.Get("/account")).Expect(HttpStatusCode.OK);
        Assert.Equal((_name, "HrManager", true, 0),
            (own["userName"].GetString(), own["role"].GetString(), own["external"].GetBoolean(), own["sessions"].GetArrayLength()));
    }

    [Fact]
    public async Task The_first_use_of_a_token_is_on_record_and_no_other()
    {
        var api = Api(Token("hr-managers", "*"));
        for (var i = 0; i < 3; i++) (await api.Get("/branches")).Expect(HttpStatusCode.OK);

        var rows = (await Admin().Get($"/audit?actor={_name}&action=session.")).Expect(HttpStatusCode.OK)["items"].EnumerateArray().ToList();
        var row = Assert.Single(rows);
        Assert.Equal(("session.token-admitted", "HrManager", "api 127.0.0.1"),
            (row.GetProperty("action").GetString(), row.GetProperty("after").GetString(), row.GetProperty("from").GetString()));
    }

    [Fact]
    public async Task A_removed_person_is_refused_at_once_whatever_the_token_says()
    {
        var token = Token("hr-managers", "*");
        (await Api(token).Get("/branches")).Expect(HttpStatusCode.OK);

        (await Admin().Post($"/users/{_name}/disabling", new { reason = "leaves" })).Expect(HttpStatusCode.OK);

        (await Api(token).Get("/branches")).Expect(HttpStatusCode.Unauthorized, "access.sign-in-required");
    }

    [Fact]
    public async Task Somebody_else_of_the_same_name_is_refused()
    {
        (await Api(Token("hr-managers", "*")).Get("/branches")).Expect(HttpStatusCode.OK);

        (await Api(Token("hr-managers", "*", subject: "somebody else")).Get("/branches")).Expect(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("everybody", "4301")]
    [InlineData("hr-managers hr-admins", "4301")]
    [InlineData("hr-managers", null)]
    public async Task Without_one_mapped_role_and_a_scope_a_token_is_worth_nothing(string groups, string? branches) =>
        (await Api(Token(groups, branches)).Get("/branches")).Expect(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task No_other_token_is_taken()
    {
        var good = Token("hr-admins", "*");
        (await Api(good).Get("/users")).Expect(HttpStatusCode.OK);
        var provider = _product.Provider;
        var parts = good.Split('.');
        var forged = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["issued for signing in"] = provider.AccessToken(OidcProvider.ClientId),
            ["issued for something else"] = provider.AccessToken("payroll-api"),
            ["ended"] = provider.AccessToken(seconds: -120),
            ["of another provider"] = provider.AccessToken(issuer: "https://elsewhere.example"),
            ["under the public key"] = provider.AccessTokenUnderThePublicKey(),
            ["without its signature"] = $"{parts[0]}.{parts[1]}.",
            ["with another signature"] = $"{parts[0]}.{parts[1]}.{parts[2][..^8]}AAAAAAAA",
        };
        provider.SignsWithForeignKey = true;
        forged["signed by somebody else"] = provider.AccessToken();
        (provider.SignsWithForeignKey, provider.SignsNot) = (false, true);
        forged["unsigned"] = provider.AccessToken();

        foreach (var (kind, token) in forged)
        {
            var answer = await Api(token).Get("/users");
            Assert.True(answer.Status == HttpStatusCode.Unauthorized, $"{kind}: {answer.Text}");
        }
    }

    private HttpCaller Api(string token) => new(_product.Host.Url, token);

    private HttpCaller Admin() => Api(Token("hr-admins", "*", "the administrator", "the.administrator"));

    private string Token(string groups, string? branches, string? subject = null, string? name = null)
    {
        var claims = _product.Provider.Claims;
        claims.Clear();
        (claims["sub"], claims["preferred_username"], claims["name"], claims["groups"]) = (subject ?? _name, name ?? _name, name ?? _name, groups.Split(' '));
        if (branches is not null) claims["hr_branches"] = branches;
        return _product.Provider.AccessToken();
    }
}
