using System.Net;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Access;

[Collection(SharedProductDefinition.Name)]
public sealed class AccessTests(SharedProduct product)
{
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
}
