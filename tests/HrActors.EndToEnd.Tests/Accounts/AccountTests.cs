using System.Net;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Accounts;

[Collection(SharedProductDefinition.Name)]
public sealed class AccountTests(SharedProduct product)
{
    private const string Chosen = "Wuhan-Changsha-26";

    private static int _names;

    private readonly string _name = $"e2e.user-{Interlocked.Increment(ref _names)}";

    [Fact]
    public async Task A_new_user_replaces_the_first_password_and_works_within_the_scope()
    {
        var made = await Create("HrClerk", "4301");
        var first = made["password"].GetString()!;

        (await SignIn(first)).Expect(HttpStatusCode.Forbidden, "session.password-change-required");
        (await SignIn(first, newPassword: "short")).Expect(HttpStatusCode.BadRequest, "account.password-length");
        var session = (await SignIn(first, newPassword: Chosen)).Expect(HttpStatusCode.OK);
        Assert.Equal(("HrClerk", "4301"), (session["role"].GetString(), session["branches"][0].GetString()));
        (await SignIn(first)).Expect(HttpStatusCode.Unauthorized, "session.wrong-credentials");

        var api = new HttpCaller(product.Host.Url, session["token"].GetString());
        (await api.Get("/employees?branch=4301")).Expect(HttpStatusCode.OK);
        (await api.Get("/employees?branch=4201")).Expect(HttpStatusCode.Forbidden, "access.out-of-scope");
        Assert.True((await api.Get("/account")).Expect(HttpStatusCode.OK)["sessions"][0].GetProperty("current").GetBoolean());
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_sessions_within_seconds_and_this_one_at_once()
    {
        var first = (await Create("Auditor"))["password"].GetString()!;
        var here = new HttpCaller(product.Host.Url, (await SignIn(first, newPassword: Chosen)).Expect(HttpStatusCode.OK)["token"].GetString());
        var there = await HttpCaller.SignIn(product.Host.Url, _name, Chosen);
        (await there.Get("/audit?limit=1")).Expect(HttpStatusCode.OK);

        (await here.Post("/account/sign-out", new { everywhere = true })).Expect(HttpStatusCode.NoContent);

        (await here.Get("/account")).Expect(HttpStatusCode.Unauthorized);
        await Eventually.Get(() => there.Get("/account"), answer => answer.Status == HttpStatusCode.Unauthorized, "the other session has ended");
    }

    [Fact]
    public async Task A_disabled_user_is_out_and_an_enabled_one_signs_in_again()
    {
        var first = (await Create("Finance"))["password"].GetString()!;
        (await SignIn(first, newPassword: Chosen)).Expect(HttpStatusCode.OK);

        (await product.Admin.Post($"/users/{_name}/disabling", new { reason = "leaves" })).Expect(HttpStatusCode.OK);
        (await SignIn(Chosen)).Expect(HttpStatusCode.Unauthorized, "session.wrong-credentials");
        (await product.Admin.Post($"/users/{_name}/enabling", new { reason = "back" })).Expect(HttpStatusCode.OK);
        (await SignIn(Chosen)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_command_that_is_sent_again_shows_the_password_that_works_and_the_store_keeps_none()
    {
        var body = new { userName = _name, displayName = "测试用户", role = "Finance" };
        var made = await Twice("/users", body, HttpStatusCode.Created);
        Assert.Equal("session.password-change-required", (await SignIn(made)).Code);

        var reset = await Twice($"/users/{_name}/password-reset", new { reason = "lost" }, HttpStatusCode.OK);

        Assert.NotEqual(made, reset);
        Assert.Equal("session.wrong-credentials", (await SignIn(made)).Code);
        (await SignIn(reset, newPassword: Chosen)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_administrator_neither_disables_the_own_account_nor_takes_the_own_role()
    {
        (await product.Admin.Post("/users/admin/disabling", new { })).Expect(HttpStatusCode.UnprocessableEntity, "account.self");
        (await product.Admin.Put("/users/admin", new { displayName = "A", role = "HrClerk" })).Expect(HttpStatusCode.UnprocessableEntity, "account.self");
    }

    [Theory]
    [InlineData("password-reset")]
    [InlineData("disabling")]
    [InlineData("enabling")]
    [InlineData("second-factor-reset")]
    [InlineData("sign-out")]
    public async Task What_is_done_to_an_account_has_a_reason(string act)
    {
        await Create("Finance");

        foreach (var reason in new[] { null, " ", new string('x', 201) })
        {
            var refused = (await product.Admin.Post($"/users/{_name}/{act}", new { reason })).Expect(HttpStatusCode.BadRequest);
            Assert.Equal("/reason", Assert.Single(refused["errors"].EnumerateObject()).Name);
        }
    }

    [Fact]
    public async Task What_is_wrong_about_a_new_user_is_told_by_field()
    {
        (await product.Admin.Post("/users", new { userName = "a b", displayName = "A", role = "HrClerk" })).Expect(HttpStatusCode.BadRequest, "account.user-name");
        (await product.Admin.Post("/users", new { userName = _name, displayName = "A", role = "Boss" })).Expect(HttpStatusCode.BadRequest, "account.role");
        (await product.Admin.Post("/users", new { userName = _name, displayName = "A", role = "Upstream" })).Expect(HttpStatusCode.BadRequest, "account.role");
        (await product.Admin.Post("/users", new { userName = _name, displayName = "A", role = "HrClerk", branches = new[] { "9999" } }))
            .Expect(HttpStatusCode.UnprocessableEntity, "branch.unknown");
        (await product.Admin.Post("/users", new { userName = "manager", displayName = "A", role = "HrClerk" })).Expect(HttpStatusCode.Conflict, "account.taken");
    }

    [Fact]
    public async Task Guessing_from_one_address_is_slowed_down_and_others_are_not_kept_out()
    {
        await Create("HrClerk");
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++) answers.Add((await SignIn($"guess-{i}")).Status);

        Assert.Equal(10, answers.Count(status => status == HttpStatusCode.Unauthorized));
        Assert.Equal(2, answers.Count(status => status == HttpStatusCode.TooManyRequests));
        await HttpCaller.SignIn(product.Host.Url, "finance");
    }

    /// <summary>The password both answers show, neither of them out of a store.</summary>
    private async Task<string> Twice(string path, object body, HttpStatusCode status)
    {
        var key = ("Idempotency-Key", $"{_name}-{path.Length}");
        var first = (await product.Admin.Post(path, body, key)).Expect(status);
        var again = (await product.Admin.Post(path, body, key)).Expect(status);

        Assert.Equal(first["password"].GetString(), again["password"].GetString());
        Assert.False(again.Headers.Contains("Idempotency-Replayed"), "The answer was kept.");
        (await product.Admin.Post(path, new { userName = _name, displayName = "另一", role = "Auditor", reason = "other" }, key))
            .Expect(HttpStatusCode.Conflict, "request.idempotency-key-reused");
        return first["password"].GetString()!;
    }

    private async Task<HttpAnswer> Create(string role, params string[] branches) =>
        (await product.Admin.Post("/users", new { userName = _name, displayName = "测试用户", role, branches = branches.Length == 0 ? null : branches }))
        .Expect(HttpStatusCode.Created);

    private Task<HttpAnswer> SignIn(string password, string? newPassword = null) => new HttpCaller(product.Host.Url).Post(
        "/sessions", newPassword is null ? new { userName = _name, password } : new { userName = _name, password, newPassword });
}
