using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using HrActors.EndToEnd.Tests.Hosting;
using Xunit.Abstractions;

namespace HrActors.EndToEnd.Tests.Access;

/// <summary>Tokens that are not, cookies of other sites, and what belongs to others asked for by its number.</summary>
[Collection(SharedProductDefinition.Name)]
public sealed class ForgeryTests(SharedProduct product, ITestOutputHelper output)
{
    [Fact]
    public async Task No_altered_token_is_taken()
    {
        var token = await Token("manager");
        var (body, seal) = (token["hrs_".Length..].Split('.')[0], token.Split('.')[1]);
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(body));
        var admin = Encode(claims.Replace("manager", "admin", StringComparison.Ordinal));
        var forged = new List<string>
        {
            $"hrs_{admin}.{seal}",
            $"hrs_{admin}.",
            $"hrs_{admin}",
            $"hrs_{admin}.{Base64Url.EncodeToString(HMACSHA256.HashData("secret"u8, Encoding.ASCII.GetBytes(admin)))}",
            $"hrs_{admin}.{Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(admin)))}",
            $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{Encode("""{"sub":"admin","role":"Administrator"}""")}.",
            $"hrs_{Encode("""{"alg":"none","user":"admin"}""")}.{Encode("{}")}",
            "hrs_.", "hrs_..", "hrk_", "Bearer", "null", new string('A', 8_000),
        };
        forged.AddRange(Enumerable.Range(0, token.Length).Select(at => token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..]));
        foreach (var one in forged)
            (await new HttpCaller(product.Host.Url, one).Get("/branches")).Expect(HttpStatusCode.Unauthorized, "access.sign-in-required");

        output.WriteLine($"{forged.Count} forged tokens tried");
    }

    [Fact]
    public async Task A_key_that_was_revoked_ends_within_seconds()
    {
        var made = (await product.Admin.Post("/upstreams", new { name = "gone", source = "gone", branches = new[] { "4301" } })).Expect(HttpStatusCode.Created);
        var key = new HttpCaller(product.Host.Url, made["apiKey"].GetString());
        (await key.Get("/branches")).Expect(HttpStatusCode.OK);

        (await product.Admin.Post($"/upstreams/{made["id"].GetString()}/revocation", new { reason = "lost" })).Expect(HttpStatusCode.OK);

        await Eventually.Get(() => key.Get("/branches"), answer => answer.Status == HttpStatusCode.Unauthorized, "the key is worth nothing");
    }

    [Fact]
    public async Task The_interface_takes_no_cookie_and_the_pages_no_form_of_another_site()
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = product.Host.Url };
        using var api = new HttpRequestMessage(HttpMethod.Post, "api/v1/dead-letters/retry");
        api.Headers.Add("Cookie", "hr-dashboard=CfDJ8anything; session=" + await Token("admin"));
        api.Headers.Add("Origin", "https://elsewhere.example");
        using var byCookie = await http.SendAsync(api);
        Assert.Equal(HttpStatusCode.Unauthorized, byCookie.StatusCode);

        foreach (var path in new[] { "account/sign-in", "account/sign-out" })
        {
            using var form = new FormUrlEncodedContent([new("userName", "admin"), new("password", ProductHost.Password), new("returnUrl", "/")]);
            using var posted = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
            posted.Headers.Add("Origin", "https://elsewhere.example");
            using var answer = await http.SendAsync(posted);
            Assert.InRange((int)answer.StatusCode, 400, 403);
            Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie =>
                cookie.StartsWith("hr-dashboard=", StringComparison.Ordinal) && !cookie.StartsWith("hr-dashboard=;", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Counting_through_numbers_shows_nothing_of_another_branch()
    {
        var foreign = await BranchTargets.Make(product, "4201", "430100");
        var changsha = await product.SignIn("cs-manager");
        var year = DateTime.UtcNow.AddHours(8).Year;
        var tried = 0;
        foreach (var path in Enumerable.Range(1, 40).Select(number => $"/transfers/T-{year}-{number:00000}"))
        {
            var answer = await changsha.Get(path);
            if (answer.Status == HttpStatusCode.OK) Assert.StartsWith("4301", answer["destinationRegionCode"].GetString(), StringComparison.Ordinal);
            else Assert.Contains(answer.Status, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound });
            tried++;
        }

        foreach (var (path, own) in new[]
        {
            (foreign.Fill("/transfers/{case}/documents/{document}"), false), (foreign.Fill("/branches/{branch}/contributions/{month}/export.xlsx"), false),
            (foreign.Fill("/branches/4301/contributions/{month}/people/{employee}"), false), (foreign.Fill("/findings?employee={employee}"), true),
            (foreign.Fill("/transfers?employee={employee}"), true), (foreign.Fill("/adjustments?employee={employee}"), true),
        })
        {
            var answer = await changsha.Get(path);
            if (own) Assert.Empty(answer.Expect(HttpStatusCode.OK)["items"].EnumerateArray());
            else Assert.Contains(answer.Status, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound });
            tried++;
        }

        await changsha.Post("/findings/waivers", new { ids = new[] { foreign["finding"] }, reason = "mine now" });
        var finding = (await product.Manager.Get(foreign.Fill("/findings?employee={employee}"))).Expect(HttpStatusCode.OK)["items"].EnumerateArray()
            .Single(row => row.GetProperty("id").GetString() == foreign["finding"]);
        Assert.DoesNotContain("mine now", finding.GetRawText(), StringComparison.Ordinal);
        output.WriteLine($"{tried + 1} things of others asked for");
    }

    [Fact]
    public async Task An_answer_kept_under_a_key_is_given_to_nobody_else()
    {
        var person = SharedProduct.NewPerson();
        (string, string) key = ("Idempotency-Key", "forgery-" + person.EmployeeNo);
        (await product.Manager.Post("/employees", person.Hire("4201"), key)).Expect(HttpStatusCode.Created);

        (await (await product.SignIn("cs-manager")).Post("/employees", person.Hire("4201"), key)).Expect(HttpStatusCode.Forbidden);
        (await (await product.SignIn("clerk")).Post("/employees", person.Hire("4201"), key)).Expect(HttpStatusCode.Forbidden);
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private async Task<string> Token(string userName) => (await new HttpCaller(product.Host.Url)
        .Post("/sessions", new { userName, password = ProductHost.Password })).Expect(HttpStatusCode.OK)["token"].GetString()!;
}
