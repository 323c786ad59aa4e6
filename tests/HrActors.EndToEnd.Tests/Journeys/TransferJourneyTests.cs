using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Journeys;

[Collection(SharedProductDefinition.Name)]
public sealed class SqliteTransferJourneyTests(SharedProduct product) : TransferJourneyTests(product);

[Collection(PostgresProductDefinition.Name)]
public sealed class PostgresTransferJourneyTests(PostgresProduct product) : TransferJourneyTests(product.OrSkip());

public abstract class TransferJourneyTests(SharedProduct product)
{
    [SkippableFact]
    public async Task From_hire_to_finished_transfer()
    {
        var person = SharedProduct.NewPerson();
        await product.TellSandbox(person, SharedProduct.Pension("active"));

        var hired = (await product.Manager.Post("/employees", person.Hire())).Expect(HttpStatusCode.Created);
        Assert.Equal("onboarding", hired["status"].GetString());
        // A hire waits three seconds for the agency: on a busy machine its answer may come later.
        await Condition.Holds("the agency has answered", async () =>
            (hired = await product.Manager.Get($"/employees/{person.EmployeeNo}"))["query"].GetProperty("state").GetString() == "complete");
        Assert.Contains(hired["findings"].EnumerateArray(), finding =>
            finding.GetProperty("code").GetString() == "ACTIVE_ELSEWHERE"
            && finding.GetProperty("text").GetString() == "该员工在武汉仍有在缴养老保险，请先办理转移手续");

        var caseNo = await CaseOf(person);
        var path = $"/transfers/{caseNo}";
        (await product.Manager.Post($"/employees/{person.EmployeeNo}/enrolments", new { line = "pension", from = "2026-11" }))
            .Expect(HttpStatusCode.UnprocessableEntity, "transfer.origin-active");
        (await product.Manager.Post($"{path}/submission")).Expect(HttpStatusCode.UnprocessableEntity, "transfer.unsigned");
        await Complete(path);
        var signed = (await product.Manager.Post($"{path}/signature")).Expect(HttpStatusCode.OK);
        Assert.Equal("Signed", signed["state"].GetString());
        await CheckDocuments(path, signed);

        (await product.Manager.Post($"{path}/submission")).Expect(HttpStatusCode.UnprocessableEntity, "transfer.origin-active");
        await product.TellSandbox(person, SharedProduct.Pension("paused"));
        (await product.Manager.Post($"{path}/submission")).Expect(HttpStatusCode.OK);
        await State(path, "Submitted");
        var receipt = await Receipt(path);

        await product.MoveNode(receipt, "accepted");
        await State(path, "NewPlaceAccepted");
        await product.MoveNode(receipt, "origin-reviewed");
        await State(path, "OriginReviewed");
        await product.MoveNode(receipt, "information-table");
        await product.MoveNode(receipt, "funds-arrived");
        await State(path, "FundsArrived");
        await product.MoveNode(receipt, "completed");
        await State(path, "Completed");

        var done = await product.Manager.Get(path);
        Assert.Equal(
            ["转移申请已提交", "原参保地已审核", "资金已到账", "转移已完成"],
            done["events"].EnumerateArray().Select(e => e.GetProperty("text").GetString())
                .Where(text => text is "转移申请已提交" or "原参保地已审核" or "资金已到账" or "转移已完成"));
        await Condition.Holds("the finding closes", async () =>
            (await product.Manager.Get($"/findings?employee={person.EmployeeNo}&state=open"))["items"].EnumerateArray()
                .All(finding => finding.GetProperty("code").GetString() is not ("ACTIVE_ELSEWHERE" or "NEW_ENROL_FALSE")));
        await Condition.Holds("the months stand in the ledger", async () =>
            (await product.Manager.Get($"/employees/{person.EmployeeNo}/ledger"))["lines"].EnumerateArray()
                .Any(line => line.GetProperty("line").GetString() == "pension" && line.GetProperty("totalMonths").GetInt32() == 48));
    }

    [SkippableFact]
    public async Task A_callback_with_a_wrong_signature_changes_nothing_and_a_replay_is_harmless()
    {
        var (_, path, receipt) = await Submitted();
        var body = JsonSerializer.Serialize(new { receiptNo = receipt, node = "accepted", at = DateTimeOffset.UtcNow, text = "ok",
            eventId = "e1" });
        var agency = new HttpCaller(product.Host.Url);

        (await agency.PostText("/agency-callbacks/sandbox", body, "application/json", ("X-Signature", "sha256=00")))
            .Expect(HttpStatusCode.Unauthorized, "callback.signature");
        (await agency.PostText("/agency-callbacks/sandbox", body)).Expect(HttpStatusCode.Unauthorized, "callback.signature");
        (await agency.PostText("/agency-callbacks/nobody", body, "application/json", Signature(body))).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("Submitted", (await product.Manager.Get(path))["state"].GetString());

        for (var i = 0; i < 3; i++) (await agency.PostText("/agency-callbacks/sandbox", body, "application/json", Signature(body)))
            .Expect(HttpStatusCode.OK);
        await State(path, "NewPlaceAccepted");
        Assert.Single((await product.Manager.Get(path))["events"].EnumerateArray(), e => e.GetProperty("node").GetString() == "accepted");

        // Amounts that nobody can have are refused before they are queued: they could not be added.
        var absurd = JsonSerializer.Serialize(new { receiptNo = receipt, node = "funds-arrived", at = DateTimeOffset.UtcNow,
            money = new { personalAccount = 5e28m, pooled = 5e28m, interest = 0m, total = 1m } });
        (await agency.PostText("/agency-callbacks/sandbox", absurd, "application/json", Signature(absurd)))
            .Expect(HttpStatusCode.BadRequest, "callback.malformed");

        var early = JsonSerializer.Serialize(new { receiptNo = receipt, node = "origin-reviewed", at = "1989-12-31T23:59:59+08:00" });
        (await agency.PostText("/agency-callbacks/sandbox", early, "application/json", Signature(early)))
            .Expect(HttpStatusCode.BadRequest, "callback.malformed");

        var unknown = body.Replace(receipt, "R-unknown", StringComparison.Ordinal);
        (await agency.PostText("/agency-callbacks/sandbox", unknown, "application/json", Signature(unknown)))
            .Expect(HttpStatusCode.NotFound, "callback.receipt-unknown");
    }

    [SkippableFact]
    public async Task A_withdrawn_application_is_withdrawn_at_the_agency_and_its_late_news_are_shown()
    {
        var (person, path, receipt) = await Submitted();

        var withdrawn = (await product.Manager.Post($"{path}/withdrawal", new { reason = "示例" })).Expect(HttpStatusCode.OK);

        Assert.Equal("Withdrawn", withdrawn["state"].GetString());
        await Condition.Holds("the agency has withdrawn it", async () => (await AtAgency(receipt)).GetProperty("closed").GetBoolean());
        Assert.Equal(["submitted", "withdrawn"], Nodes((await AtAgency(receipt)).GetProperty("nodes")));
        await product.MoveNode(receipt, "accepted");
        await Condition.Holds("both pieces of news are shown", async () =>
            Nodes((await product.Manager.Get(path))["events"]).SequenceEqual(["submitted", "withdrawn", "withdrawn", "accepted"]));
        var shown = await product.Manager.Get(path);
        Assert.Equal("Withdrawn", shown["state"].GetString());
        Assert.Equal(["accepted"], Nodes(shown["events"], e => e.GetProperty("unexpected").GetBoolean()));

        // The agency went on all the same: somebody has to ask what became of the insurance.
        var end = new { node = "completed", occurredAt = DateTimeOffset.UtcNow, evidence = "窗口答复" };
        (await product.Manager.Post($"{path}/events", end)).Expect(HttpStatusCode.OK);
        await Condition.Holds("the end behind the withdrawal is a finding", async () =>
            (await product.Manager.Get($"/findings?employee={person.EmployeeNo}&state=open&code=TRANSFER_STALE"))["items"].GetArrayLength() == 1);
    }

    [SkippableFact]
    public async Task A_signature_over_an_incomplete_form_names_the_fields()
    {
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire())).Expect(HttpStatusCode.Created);
        // No agency knows anything of this place: what the form asks of it has to be filled in.
        var opened = (await product.Manager.Post("/transfers",
            new { employeeNo = person.EmployeeNo, line = "pension", originRegionCode = "420100" })).Expect(HttpStatusCode.Created);
        var path = $"/transfers/{opened["caseNo"].GetString()}";

        var answer = (await product.Manager.Post($"{path}/signature")).Expect(HttpStatusCode.UnprocessableEntity, "document.incomplete");

        Assert.NotEmpty(answer["errors"].EnumerateObject());
        Assert.Equal("Draft", (await product.Manager.Get(path))["state"].GetString());
    }

    [SkippableFact]
    public async Task Opening_what_is_open_answers_the_case_and_says_why_there_is_no_second()
    {
        var person = SharedProduct.NewPerson();
        (await product.Manager.Post("/employees", person.Hire())).Expect(HttpStatusCode.Created);
        var asked = new { employeeNo = person.EmployeeNo, line = "pension", originRegionCode = "420100" };
        var opened = (await product.Manager.Post("/transfers", asked)).Expect(HttpStatusCode.Created);

        var again = (await product.Manager.Post("/transfers", asked)).Expect(HttpStatusCode.OK);

        var caseNo = opened["caseNo"].GetString()!;
        Assert.Equal(caseNo, again["caseNo"].GetString());
        var notice = again["notices"].EnumerateArray().First();
        Assert.Equal("transfer.already-open", notice.GetProperty("code").GetString());
        Assert.Contains(caseNo, notice.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(opened["notices"].EnumerateArray(), told => told.GetProperty("code").GetString() == "transfer.already-open");
        Assert.Single((await product.Manager.Get($"/transfers?employee={person.EmployeeNo}"))["items"].EnumerateArray());
    }

    [SkippableFact]
    public async Task A_number_corrected_after_the_submission_is_told_at_the_case_once_and_without_the_number()
    {
        var (person, path, receipt) = await Submitted();
        var (employee, other) = ($"/employees/{person.EmployeeNo}", SharedProduct.NewPerson().IdNumber);
        Assert.Empty(await Told());

        for (var i = 0; i < 2; i++)
            (await product.Manager.Patch(employee, new { idNumber = other, reason = "证件号码录入有误" })).Expect(HttpStatusCode.OK);
        await Condition.Holds("the case tells of the correction", async () => (await Told()).Count == 1);

        Assert.StartsWith("提交申请后该员工的证件号码已更正", Assert.Single(await Told()), StringComparison.Ordinal);
        Assert.StartsWith("The identity number was corrected after", Assert.Single(await Told("en")), StringComparison.Ordinal);
        var shown = await product.Manager.Get(path);
        Assert.Equal("Submitted", shown["state"].GetString());
        foreach (var number in new[] { person.IdNumber, other }) Assert.DoesNotContain(number, shown.Text, StringComparison.Ordinal);

        await product.MoveNode(receipt, "accepted");
        await State(path, "NewPlaceAccepted");
        Assert.Single(await Told());
        (await product.Manager.Patch(employee, new { idNumber = person.IdNumber, reason = "更正有误" })).Expect(HttpStatusCode.OK);
        await Condition.Holds("taken back, it is told no more", async () => (await Told()).Count == 0);
        var log = string.Join('\n', product.Host.Output);
        foreach (var number in new[] { person.IdNumber, other }) Assert.DoesNotContain(number, log, StringComparison.Ordinal);

        async Task<List<string>> Told(string language = "zh-CN") =>
        [
            .. (await product.Manager.Get(path, ("Accept-Language", language))).Expect(HttpStatusCode.OK)["notices"].EnumerateArray()
                .Where(notice => notice.GetProperty("code").GetString() == "transfer.number-corrected")
                .Select(notice => notice.GetProperty("text").GetString()!),
        ];
    }

    /// <summary>Somebody hired, whose case has reached the agency.</summary>
    private async Task<(TestPerson Person, string Path, string Receipt)> Submitted()
    {
        var person = SharedProduct.NewPerson();
        await product.TellSandbox(person, SharedProduct.Pension("paused"));
        (await product.Manager.Post("/employees", person.Hire())).Expect(HttpStatusCode.Created);
        var path = $"/transfers/{await CaseOf(person)}";
        await Complete(path);
        (await product.Manager.Post($"{path}/signature")).Expect(HttpStatusCode.OK);
        (await product.Manager.Post($"{path}/submission")).Expect(HttpStatusCode.OK);
        await State(path, "Submitted");
        return (person, path, await Receipt(path));
    }

    /// <summary>Fills what no agency supplied.</summary>
    private async Task Complete(string path)
    {
        var missing = (await product.Manager.Get(path)).Expect(HttpStatusCode.OK)["missingFields"].EnumerateArray()
            .Select(field => field.GetProperty("key").GetString()!).ToList();
        if (missing.Count == 0) return;
        (await product.Manager.Put($"{path}/form", missing.ToDictionary(key => key, FormValues.Of))).Expect(HttpStatusCode.OK);
    }

    private async Task CheckDocuments(string path, HttpAnswer signed)
    {
        var document = signed["documents"].EnumerateArray().Last();
        var pdf = await product.Manager.Bytes($"{path}/documents/{document.GetProperty("id").GetString()}");
        var signature = await product.Manager.Bytes($"{path}/documents/{document.GetProperty("id").GetString()}/signature");

        Assert.True(document.GetProperty("signed").GetBoolean());
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(pdf[..4]), StringComparison.Ordinal);
        Assert.Equal(document.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(pdf)));
        Assert.NotEmpty(signature);
    }

    private async Task<string> CaseOf(TestPerson person)
    {
        string? caseNo = null;
        await Condition.Holds("the case is opened by itself", async () =>
            (caseNo = (await product.Manager.Get($"/employees/{person.EmployeeNo}"))["transferCases"].EnumerateArray()
                .Select(c => c.GetProperty("caseNo").GetString()).FirstOrDefault()) is not null);
        return caseNo!;
    }

    private Task State(string path, string state) => Condition.Holds(
        $"the case is {state}", async () => (await product.Manager.Get(path))["state"].GetString() == state);

    private async Task<string> Receipt(string path) => (await product.Manager.Get(path))["receiptNo"].GetString()!;

    private async Task<JsonElement> AtAgency(string receipt) =>
        (await product.Host.SandboxClient.GetFromJsonAsync<JsonElement>("sandbox/submissions?limit=500")).GetProperty("items").EnumerateArray()
            .Single(submission => submission.GetProperty("receiptNo").GetString() == receipt);

    private static IEnumerable<string?> Nodes(JsonElement events, Func<JsonElement, bool>? where = null) =>
        events.EnumerateArray().Where(where ?? (_ => true)).Select(e => e.GetProperty("node").GetString());

    private (string, string) Signature(string body)
    {
        var secrets = JsonDocument.Parse(File.ReadAllText(Path.Combine(product.Host.DataFolder, "keys", "sandbox.json"))).RootElement;
        var key = Encoding.UTF8.GetBytes(secrets.GetProperty("callbackSecret").GetString()!);
        return ("X-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(body))));
    }
}
