using System.Net;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Access;

[Collection(SharedProductDefinition.Name)]
public sealed class AccessTests(SharedProduct product)
{
    private static readonly string[] WithoutToken = ["POST /api/v1/sessions", "POST /api/v1/agency-callbacks/{agencyId}"];

    /// <summary>They compute and change nothing.</summary>
    private static readonly string[] Calculators =
    [
        "POST /api/v1/contributions/preview", "POST /api/v1/contributions/late-fee", "POST /api/v1/payroll/preview",
        "POST /api/v1/identity/check", "POST /api/v1/transfers/estimate",
    ];

    [Fact]
    public async Task Without_a_token_every_route_but_sign_in_and_callbacks_is_401()
    {
        var routes = (await Routes()).Where(route => !WithoutToken.Contains(route)).ToList();

        Assert.True(routes.Count > 30, $"Only {routes.Count} routes are described.");
        foreach (var route in routes) (await Call(new HttpCaller(product.Host.Url), route))
            .Expect(HttpStatusCode.Unauthorized, "access.sign-in-required");
    }

    [Theory]
    [InlineData("clerk")]
    [InlineData("finance")]
    [InlineData("auditor")]
    public async Task Who_may_not_change_anything_is_refused_by_every_changing_route(string userName)
    {
        var api = await product.SignIn(userName);
        var routes = (await Routes())
            .Where(route => !route.StartsWith("GET ", StringComparison.Ordinal) && !WithoutToken.Contains(route)
                && !Calculators.Contains(route)).ToList();

        Assert.True(routes.Count > 15, $"Only {routes.Count} routes are described.");
        foreach (var route in routes) (await Call(api, route)).Expect(HttpStatusCode.Forbidden, "access.not-permitted");
    }

    [Theory]
    [InlineData("hrs_bm90aGluZw.x")]
    [InlineData("hrk_nothing")]
    [InlineData("nonsense")]
    public async Task A_made_up_token_is_401(string token) =>
        (await new HttpCaller(product.Host.Url, token).Get("/branches")).Expect(HttpStatusCode.Unauthorized, "access.sign-in-required");

    [Fact]
    public async Task A_wrong_password_and_an_unknown_user_are_told_the_same()
    {
        var api = new HttpCaller(product.Host.Url);

        var wrong = (await api.Post("/sessions", new { userName = "auditor", password = "wrong" }))
            .Expect(HttpStatusCode.Unauthorized, "session.wrong-credentials");
        var unknown = (await api.Post("/sessions", new { userName = "nobody", password = "wrong" }))
            .Expect(HttpStatusCode.Unauthorized, "session.wrong-credentials");

        Assert.Equal(wrong["detail"].GetString(), unknown["detail"].GetString());
    }

    [Fact]
    public async Task Finance_sees_number_name_and_branch_of_an_employee_and_nothing_else()
    {
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire())).Expect(HttpStatusCode.Created);
        var finance = await product.SignIn("finance");

        var one = (await finance.Get($"/employees/{person.EmployeeNo}")).Expect(HttpStatusCode.OK);

        Assert.Equal(["branchCode", "employeeNo", "name"], one.Json.EnumerateObject().Select(member => member.Name).Order());
        (await finance.Get($"/employees/{person.EmployeeNo}/ledger")).Expect(HttpStatusCode.Forbidden);
        (await finance.Get("/findings")).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_branch_manager_neither_sees_nor_hires_outside_the_scope()
    {
        var changsha = await product.SignIn("cs-manager");
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire("4201"))).Expect(HttpStatusCode.Created);

        (await changsha.Get($"/employees/{person.EmployeeNo}")).Expect(HttpStatusCode.Forbidden, "access.out-of-scope");
        (await changsha.Get("/employees?branch=4201")).Expect(HttpStatusCode.Forbidden, "access.out-of-scope");
        (await changsha.Post("/employees", SharedProduct.NewPerson().Hire("4201"))).Expect(HttpStatusCode.Forbidden, "access.out-of-scope");
        var branches = (await changsha.Get("/branches")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()
            .Select(branch => branch.GetProperty("regionCode").GetString());
        Assert.All(branches, region => Assert.Equal("430100", region));
    }

    private async Task<IReadOnlyList<string>> Routes()
    {
        using var http = new HttpClient();
        var document = JsonDocument.Parse(await http.GetStringAsync(new Uri(product.Host.Url, "/openapi/v1.json")));
        return
        [
            .. document.RootElement.GetProperty("paths").EnumerateObject()
                .Where(path => path.Name.StartsWith("/api/v1/", StringComparison.Ordinal))
                .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}")),
        ];
    }

    private static Task<HttpAnswer> Call(HttpCaller api, string route)
    {
        var parts = route.Split(' ');
        var path = System.Text.RegularExpressions.Regex.Replace(parts[1]["/api/v1".Length..], @"\{[^}]+\}", "X-1");
        return api.Send(new(parts[0]), path, parts[0] == "GET" ? null
            : new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), []);
    }
}
