using System.Net;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Audit;

[Collection(SharedProductDefinition.Name)]
public sealed class AuditTests(SharedProduct product)
{
    [Fact]
    public async Task A_change_is_on_record_with_who_what_why_and_from_where_and_nothing_personal()
    {
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire())).Expect(HttpStatusCode.Created);
        (await product.Manager.Post($"/employees/{person.EmployeeNo}/moves", new { branchCode = "4302", on = Tomorrow })).Expect(HttpStatusCode.OK);
        var auditor = await product.SignIn("auditor");

        var rows = await Eventually.Get(
            () => Rows(auditor, $"/audit?subject={person.EmployeeNo}"), found => found.Any(row => Text(row, "action") == "employee.moved"), "the move is on record");

        var moved = rows.First(row => Text(row, "action") == "employee.moved");
        Assert.Equal(("manager", "emp:" + person.EmployeeNo, "4301", "4302"),
            (Text(moved, "actor"), Text(moved, "subject"), Text(moved, "before"), Text(moved, "after")));
        Assert.StartsWith("api 127.0.0.1", Text(moved, "from"), StringComparison.Ordinal);
        Assert.Contains(rows, row => Text(row, "action") == "employee.onboarded");
        Assert.All(rows, row => Assert.DoesNotContain(person.IdNumber, row.GetRawText(), StringComparison.Ordinal));
        Assert.All(rows, row => Assert.DoesNotContain(person.Name, row.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_is_on_record_before_it_is_answered()
    {
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire("4201"))).Expect(HttpStatusCode.Created);
        var changsha = await product.SignIn("cs-manager");

        (await changsha.Get($"/employees/{person.EmployeeNo}")).Expect(HttpStatusCode.Forbidden, "access.out-of-scope");

        var row = Assert.Single(await Rows(product.Admin, $"/audit?subject={person.EmployeeNo}&actor=cs-manager"));
        Assert.Equal(("access.refused", "access.out-of-scope", "GET /api/v1/employees/{employeeNo}"),
            (Text(row, "action"), Text(row, "reason"), Text(row, "after")));
    }

    [Fact]
    public async Task An_export_is_on_record_before_it_is_sent()
    {
        var clerk = await product.SignIn("clerk");
        (await clerk.Get("/findings/export.xlsx?branch=4301")).Expect(HttpStatusCode.OK);

        Assert.Contains(await Rows(product.Admin, "/audit?actor=clerk&action=finding.exported"), row => Text(row, "after")!.EndsWith("branch 4301", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_trail_is_whole_and_pages_from_newest_to_oldest()
    {
        var auditor = await product.SignIn("auditor");

        var proof = (await auditor.Get("/audit/verification")).Expect(HttpStatusCode.OK);
        Assert.True(proof["intact"].GetBoolean());
        Assert.True(proof["days"].GetInt32() > 0);
        Assert.Equal(JsonValueKind.Null, proof["firstBroken"].ValueKind);

        var first = (await auditor.Get("/audit?limit=2")).Expect(HttpStatusCode.OK);
        var second = (await auditor.Get($"/audit?limit=2&cursor={first["next"].GetString()}")).Expect(HttpStatusCode.OK);
        var instants = first["items"].EnumerateArray().Concat(second["items"].EnumerateArray())
            .Select(row => row.GetProperty("at").GetDateTimeOffset()).ToList();
        Assert.Equal(instants.OrderDescending(), instants);
        Assert.Equal(4, instants.Count);
    }

    [Theory]
    [InlineData("from=yesterday", "/from")]
    [InlineData("to=2026-02-30", "/to")]
    [InlineData("limit=501", "/limit")]
    public async Task A_bound_that_is_none_is_400(string query, string field) =>
        (await product.Admin.Get("/audit?" + query)).Expect(HttpStatusCode.BadRequest)["errors"].GetProperty(field);

    [Theory]
    [InlineData("manager")]
    [InlineData("clerk")]
    [InlineData("finance")]
    public async Task Others_do_not_read_it(string userName)
    {
        var api = await product.SignIn(userName);
        (await api.Get("/audit")).Expect(HttpStatusCode.Forbidden, "access.not-permitted");
        (await api.Get("/audit/verification")).Expect(HttpStatusCode.Forbidden, "access.not-permitted");
    }

    private static string Tomorrow => DateTime.UtcNow.AddHours(32).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static async Task<IReadOnlyList<JsonElement>> Rows(HttpCaller api, string path) =>
        [.. (await api.Get(path)).Expect(HttpStatusCode.OK)["items"].EnumerateArray()];
}
