using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrActors.Domain.Time;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Input;

[Collection(SharedProductDefinition.Name)]
public sealed class BadInputTests(SharedProduct product)
{
    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));

    public static TheoryData<string, string, HttpStatusCode, string> Fields => new()
    {
        { "/idNumber", "\"42010619850102999X9\"", HttpStatusCode.BadRequest, "identity.length" },
        { "/idNumber", "\"420106198502309990\"", HttpStatusCode.BadRequest, "identity.date" },
        { "/idNumber", "12", HttpStatusCode.BadRequest, "request.wrong-type" },
        { "/branchCode", "\"9999\"", HttpStatusCode.UnprocessableEntity, "branch.unknown" },
        { "/hireDate", $"\"{Today.AddYears(10):yyyy-MM-dd}\"", HttpStatusCode.UnprocessableEntity, "employee.hire-date-too-far" },
        { "/hireDate", "\"2026-02-30\"", HttpStatusCode.BadRequest, "request.wrong-type" },
        { "/hireDate", "null", HttpStatusCode.BadRequest, "request.required" },
        { "/monthlyWage", "0", HttpStatusCode.BadRequest, "wage.not-positive" },
        { "/monthlyWage", "-1", HttpStatusCode.BadRequest, "wage.not-positive" },
        { "/monthlyWage", "1000.001", HttpStatusCode.BadRequest, "wage.decimals" },
        { "/monthlyWage", "\"10000\"", HttpStatusCode.BadRequest, "request.wrong-type" },
        { "/name", "\"\"", HttpStatusCode.BadRequest, "request.required" },
        { "/name", $"\"{new string('王', 51)}\"", HttpStatusCode.BadRequest, "request.text-length" },
        { "/employeeNo", "\"a/b\"", HttpStatusCode.BadRequest, "employee.number-format" },
        { "/employeeNo", "\"123456789012345678901\"", HttpStatusCode.BadRequest, "employee.number-format" },
        { "/phone", "\"call me\"", HttpStatusCode.BadRequest, "employee.phone-format" },
        { "/netWage", "9000", HttpStatusCode.BadRequest, "request.unknown-member" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_wrong_field_is_named_with_its_code_and_nothing_is_made(string pointer, string value, HttpStatusCode status,
        string code)
    {
        var person = SharedProduct.NewPerson();
        var body = JsonSerializer.SerializeToNode(person.Hire())!.AsObject();
        body[pointer[1..]] = JsonNode.Parse(value);

        var answer = (await product.Manager.PostText("/employees", body.ToJsonString())).Expect(status, code);

        Assert.Equal(code, answer["errors"].GetProperty(pointer)[0].GetProperty("code").GetString());
        (await product.Manager.Get($"/employees/{person.EmployeeNo}")).Expect(HttpStatusCode.NotFound, "employee.unknown");
    }

    /// <summary>Counted from the day on which it runs: the rows above are made before, it may have been yesterday.</summary>
    [Fact]
    public Task The_day_after_the_last_allowed_ahead_is_refused() => A_wrong_field_is_named_with_its_code_and_nothing_is_made(
        "/hireDate", $"\"{Today.AddDays(61):yyyy-MM-dd}\"", HttpStatusCode.UnprocessableEntity, "employee.hire-date-too-far");

    [Fact]
    public async Task The_last_day_allowed_ahead_is_taken()
    {
        var person = SharedProduct.NewPerson();

        (await product.Manager.Post("/employees",
            person.Hire(hireDate: Today.AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))))
            .Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once()
    {
        var answer = (await product.Manager.PostText("/employees",
            """{"employeeNo":"","name":" ","idNumber":"1","branchCode":"none","hireDate":"soon","monthlyWage":-5,"colour":"red"}"""))
            .Expect(HttpStatusCode.BadRequest, "request.invalid");

        Assert.Equal(
            ["/branchCode", "/colour", "/employeeNo", "/hireDate", "/idNumber", "/monthlyWage", "/name"],
            answer["errors"].EnumerateObject().Select(error => error.Name).Order());
    }

    [Theory]
    [InlineData("{", "request.malformed-json")]
    [InlineData("", "request.malformed-json")]
    [InlineData("[]", "request.malformed-json")]
    [InlineData("null", "request.malformed-json")]
    [InlineData("""{"name":"a","name":"b"}""", "request.malformed-json")]
    [InlineData("{\"name\":\"\u0001\"}", "request.malformed-json")]
    public async Task A_body_that_is_no_JSON_object_is_400(string body, string code) =>
        (await product.Manager.PostText("/employees", body)).Expect(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task Texts_come_in_the_language_of_the_caller()
    {
        (string Name, string Value)[] english = [("Accept-Language", "en-GB, zh;q=0.5")];

        var zh = await product.Manager.Get("/employees/nobody");
        var en = await product.Manager.Get("/employees/nobody", english);

        Assert.Contains("员工", zh["detail"].GetString(), StringComparison.Ordinal);
        Assert.Equal("Nobody has this employee number", en["detail"].GetString());
    }

    [Fact]
    public async Task A_number_in_use_is_a_conflict()
    {
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire())).Expect(HttpStatusCode.Created);

        (await product.Manager.Post("/employees", person.Hire())).Expect(HttpStatusCode.Conflict, "employee.number-taken");
    }

    [Fact]
    public async Task A_net_wage_is_refused()
    {
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire())).Expect(HttpStatusCode.Created);

        (await product.Manager.Put($"/employees/{person.EmployeeNo}/wages/2026-10", new { net = 8000 }))
            .Expect(HttpStatusCode.UnprocessableEntity, "wage.net-not-allowed");
    }

    /// <summary>The months are counted when the test runs, in the time of the product.</summary>
    [Theory]
    [InlineData(11, null)]
    [InlineData(12, null)]
    [InlineData(13, "wage.month-too-far")]
    [InlineData(600, "wage.month-too-far")]
    public async Task A_wage_far_ahead_is_refused(int monthsAhead, string? code)
    {
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire())).Expect(HttpStatusCode.Created);
        var month = YearMonth.Of(ChinaTime.DateOf(DateTimeOffset.UtcNow)).AddMonths(monthsAhead);

        var answer = await product.Manager.Put($"/employees/{person.EmployeeNo}/wages/{month}", new { gross = 8_000 });

        if (code is null) answer.Expect(HttpStatusCode.OK);
        else Assert.Equal("/month", answer.Expect(HttpStatusCode.UnprocessableEntity, code)["errors"].EnumerateObject().Single().Name);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", "transfer.too-early")]
    [InlineData("1989-12-31T23:59:59+08:00", "transfer.too-early")]
    [InlineData("1990-01-01T00:00:00+08:00", null)]
    public async Task A_step_of_a_transfer_from_before_there_were_any_is_refused(string occurredAt, string? code)
    {
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire())).Expect(HttpStatusCode.Created);
        var opened = (await product.Manager.Post("/transfers",
            new { employeeNo = person.EmployeeNo, line = "pension", originRegionCode = "420100" })).Expect(HttpStatusCode.Created);
        var path = $"/transfers/{opened["caseNo"].GetString()}";

        var answer = await product.Manager.Post($"{path}/events", new { node = "accepted", occurredAt, evidence = "letter 7" });

        if (code is null)
        {
            // Nobody has submitted it yet.
            Assert.True(answer.Expect(HttpStatusCode.OK)["unexpected"].GetBoolean());
            Assert.Equal(JsonValueKind.Null, (await product.Manager.Get(path))["unexpected"].ValueKind);
        }
        else
        {
            var error = answer.Expect(HttpStatusCode.BadRequest, code)["errors"].GetProperty("/occurredAt")[0];
            Assert.Equal("发生时间不能早于 1990 年 1 月 1 日", error.GetProperty("detail").GetString());
            Assert.Equal(0, (await product.Manager.Get(path))["events"].GetArrayLength());
        }
    }

    [Fact]
    public async Task A_body_of_50_MB_is_413_and_the_product_goes_on()
    {
        using var content = new ByteArrayContent(new byte[50 * 1024 * 1024]);
        content.Headers.ContentType = new("application/json");

        (await product.Manager.Send(HttpMethod.Post, "/employees", content, [("Expect", "100-continue")]))
            .Expect(HttpStatusCode.RequestEntityTooLarge, "request.too-large");
        (await product.Manager.Get("/branches")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Wrong_addresses_methods_and_media_types_are_problems_too()
    {
        (await product.Manager.Get("/nothing-here")).Expect(HttpStatusCode.NotFound, "request.not-found");
        (await product.Manager.Send(HttpMethod.Delete, "/employees", null, []))
            .Expect(HttpStatusCode.MethodNotAllowed, "request.method-not-allowed");
        (await product.Manager.PostText("/employees", "a=b", "application/x-www-form-urlencoded"))
            .Expect(HttpStatusCode.UnsupportedMediaType, "request.media-type");
    }

    [Theory]
    [InlineData("/employees?limit=0", "/limit")]
    [InlineData("/employees?limit=501", "/limit")]
    [InlineData("/employees?status=gone", "/status")]
    [InlineData("/findings?cursor=x", "/cursor")]
    [InlineData("/transfers?state=draft", "/state")]
    [InlineData("/calendar/working-days?from=2024-03-01", "/add")]
    public async Task A_wrong_parameter_is_named(string path, string pointer)
    {
        var answer = (await product.Manager.Get(path)).Expect(HttpStatusCode.BadRequest);

        Assert.True(answer["errors"].TryGetProperty(pointer, out _), answer.Text);
    }

    [Fact]
    public async Task A_change_over_an_older_version_is_a_conflict()
    {
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire())).Expect(HttpStatusCode.Created);
        var path = $"/employees/{person.EmployeeNo}";

        (await product.Manager.Patch(path, new { phone = "13900000000", reason = "typo" }, ("If-Match", "\"0\"")))
            .Expect(HttpStatusCode.Conflict);
        (await product.Manager.Patch(path, new { phone = "13900000000", reason = "typo" })).Expect(HttpStatusCode.OK);
    }
}
