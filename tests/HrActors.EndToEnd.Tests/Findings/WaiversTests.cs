using System.Globalization;
using System.Net;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Findings;

[Collection(SharedProductDefinition.Name)]
public sealed class SqliteWaiversTests(SharedProduct product) : WaiversTests(product);

[Collection(PostgresProductDefinition.Name)]
public sealed class PostgresWaiversTests(PostgresProduct product) : WaiversTests(product.OrSkip());

public abstract class WaiversTests(SharedProduct product)
{
    [SkippableFact]
    public async Task Several_findings_are_waived_for_one_reason_each_on_record_and_a_failure_named()
    {
        var (one, other) = (await LateHire(), await LateHire());
        var until = DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var body = new { ids = new[] { one.FindingId, "nobody-1", other.FindingId, one.FindingId }, reason = "已核实", until };
        var key = Guid.NewGuid().ToString("N");

        var answer = (await product.Manager.Post("/findings/waivers", body, ("Idempotency-Key", key))).Expect(HttpStatusCode.OK);

        var items = answer["items"].EnumerateArray().ToList();
        Assert.Equal(
            [(one.FindingId, null), ("nobody-1", "finding.unknown"), (other.FindingId, null)],
            items.Select(item => (item.GetProperty("id").GetString(), item.GetProperty("code").GetString())));
        Assert.NotEqual(JsonValueKind.Null, items[1].GetProperty("detail").ValueKind);
        foreach (var (employeeNo, findingId) in new[] { one, other })
        {
            // The list is told behind the answer.
            var waived = await Eventually.Get(() => Find(employeeNo), finding => finding.GetProperty("waiver").ValueKind == JsonValueKind.Object, "the waiver is listed");
            var waiver = waived.GetProperty("waiver");
            Assert.Equal(("manager", "已核实", until), (Text(waiver, "by"), Text(waiver, "reason"), Text(waiver, "until")));
            await Condition.Holds("the waiver is on record", async () =>
                (await product.Admin.Get($"/audit?subject=emp:{employeeNo}"))["items"].EnumerateArray()
                    .Count(entry => Text(entry, "action") == "finding.waived") == 1);
        }

        Assert.Equal(answer.Text, (await product.Manager.Post("/findings/waivers", body, ("Idempotency-Key", key))).Text);
        var csv = (await product.Manager.Get("/findings/export.csv?waived=true")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains(one.FindingId, csv, StringComparison.Ordinal);
        Assert.Contains("已核实", csv, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Nothing_is_waived_without_a_reason_or_by_somebody_who_may_not()
    {
        var (employeeNo, findingId) = await LateHire();
        var ids = new[] { findingId };

        (await product.Manager.Post("/findings/waivers", new { ids, reason = " " })).Expect(HttpStatusCode.BadRequest);
        (await product.Manager.Post("/findings/waivers", new { ids = Array.Empty<string>(), reason = "x" })).Expect(HttpStatusCode.BadRequest);
        (await product.Manager.Post("/findings/waivers", new { ids, reason = "x", until = "2020-01-01" })).Expect(HttpStatusCode.UnprocessableEntity);
        var clerk = await product.SignIn("clerk");
        (await clerk.Post("/findings/waivers", new { ids, reason = "x" })).Expect(HttpStatusCode.Forbidden);

        Assert.Equal(JsonValueKind.Null, (await Find(employeeNo)).GetProperty("waiver").ValueKind);
    }

    /// <summary>Somebody enrolled too late, and the finding that says so.</summary>
    private async Task<(string EmployeeNo, string FindingId)> LateHire()
    {
        var person = SharedProduct.NewPerson();
        var hireDate = DateTime.UtcNow.AddDays(-60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (await product.Manager.Post("/employees", person.Hire(hireDate: hireDate))).Expect(HttpStatusCode.Created);
        await Condition.Holds("the late enrolment is found", async () => (await Late(person.EmployeeNo)).Count == 1);
        return (person.EmployeeNo, Text(await Find(person.EmployeeNo), "id")!);
    }

    private async Task<JsonElement> Find(string employeeNo) => Assert.Single(await Late(employeeNo));

    private async Task<List<JsonElement>> Late(string employeeNo) =>
        [.. (await product.Manager.Get($"/findings?employee={employeeNo}&code=LATE_ENROL"))["items"].EnumerateArray()];

    private static string? Text(JsonElement of, string member) => of.GetProperty(member).GetString();
}
