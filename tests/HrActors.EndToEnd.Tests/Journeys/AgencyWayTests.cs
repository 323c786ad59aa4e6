using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using HrActors.Documents.Sheets;
using HrActors.Documents.Signing;
using HrActors.EndToEnd.Tests.Hosting;
using MiniExcelLibs;

namespace HrActors.EndToEnd.Tests.Journeys;

[Collection(SharedProductDefinition.Name)]
public sealed class SqliteAgencyWayTests(SharedProduct product) : AgencyWayTests(product);

[Collection(PostgresProductDefinition.Name)]
public sealed class PostgresAgencyWayTests(PostgresProduct product) : AgencyWayTests(product.OrSkip());

/// <summary>Applications that go to Chengdu by file and by hand; nobody else's tests submit there.</summary>
public abstract class AgencyWayTests(SharedProduct product)
{
    private const string Chengdu = "5101";
    private static readonly string[] Regions = [Chengdu];
    private static readonly string[] Lines = ["unemployment"];
    private const string FileWay = "chengdu-medical";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [SkippableFact]
    public async Task Applications_go_out_in_a_workbook_and_come_back_row_by_row()
    {
        var way = new { name = "成都医保批量", kind = "file", regions = new[] { "5101" }, lines = new[] { "medical" }, personsPerFile = 50 };
        (await product.Manager.Put($"/agency-ways/{FileWay}", way)).Expect(HttpStatusCode.Forbidden);
        (await product.Admin.Put("/agency-ways/Bad", way)).Expect(HttpStatusCode.BadRequest, "way.id");
        (await product.Admin.Put($"/agency-ways/{FileWay}", way)).Expect(HttpStatusCode.OK);
        var (taken, returned) = (await Submitted("medical"), await Submitted("medical"));
        Assert.Equal(("Signed", "file", "hand-in"), (taken.View["state"].GetString(), taken.View["way"].GetString(), taken.View["legs"][0].GetProperty("name").GetString()));

        var waiting = default(JsonElement);
        await Condition.Holds("both wait for a file", async () =>
        {
            waiting = (await product.Manager.Get($"/agency-files/{FileWay}"))["waiting"].EnumerateArray().FirstOrDefault();
            return waiting.ValueKind == JsonValueKind.Object && waiting.GetProperty("count").GetInt32() == 2;
        });
        var request = new { legalEntity = waiting.GetProperty("legalEntity").GetString(), regionCode = "510100", line = "medical" };
        var fileNo = (await product.Manager.Post($"/agency-files/{FileWay}", request)).Expect(HttpStatusCode.Created)["fileNo"].GetString();
        (await product.Manager.Post($"/agency-files/{FileWay}", request)).Expect(HttpStatusCode.UnprocessableEntity, "exchange.nothing-waits");
        Assert.Equal(1, (await product.Manager.Get($"/agency-files/{FileWay}"))["files"].GetArrayLength());
        (await product.Manager.Send(HttpMethod.Get, "/agency-files/nobody", null, [])).Expect(HttpStatusCode.NotFound, "way.unknown");
        // Nobody of Changsha is in it.
        Assert.Equal(0, (await (await product.SignIn("cs-manager")).Get($"/agency-files/{FileWay}"))["files"].GetArrayLength());

        var answer = Answered(await product.Manager.Bytes($"/agency-files/{FileWay}/{fileNo}/export.xlsx"), taken, returned);
        var outcome = (await Upload(answer)).Expect(HttpStatusCode.OK);
        Assert.Equal((2, 2, false), (outcome["rows"].GetInt32(), outcome["applied"].GetInt32(), outcome["known"].GetBoolean()));
        Assert.True((await Upload(answer)).Expect(HttpStatusCode.OK)["known"].GetBoolean());
        (await Upload([1, 2, 3])).Expect(HttpStatusCode.UnprocessableEntity, "exchange.file-unreadable");

        var done = await product.Manager.Get(taken.Path);
        Assert.Equal(("Submitted", "CD-1"), (done["state"].GetString(), done["receiptNo"].GetString()));
        Assert.Equal("Draft", (await product.Manager.Get(returned.Path))["state"].GetString());
        await Condition.Holds("the rejection is a finding", async () =>
            (await product.Manager.Get($"/findings?employee={returned.Person.EmployeeNo}&state=open&code=TRANSFER_STUCK"))["items"].GetArrayLength() == 1);
        (await product.Admin.Send(HttpMethod.Delete, $"/agency-ways/{FileWay}", null, [])).Expect(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task A_manual_task_is_worked_off_with_its_papers()
    {
        (await product.Admin.Put("/agency-ways/chengdu-window", new { name = "成都窗口", kind = "manual", regions = Regions, lines = Lines }))
            .Expect(HttpStatusCode.OK);
        var task = await Submitted("unemployment");
        Assert.Equal("print", task.View["checklist"][0].GetProperty("id").GetString());

        (await product.Manager.Put($"{task.Path}/checklist/print", new { done = true })).Expect(HttpStatusCode.OK);
        (await product.Manager.Put($"{task.Path}/checklist/dance", new { done = true })).Expect(HttpStatusCode.NotFound, "checklist.unknown");
        (await Paper(task.Path, "MZ"u8.ToArray())).Expect(HttpStatusCode.UnprocessableEntity, "evidence.type");
        var paper = "%PDF-1.7 窗口回执"u8.ToArray();
        var kept = (await Paper(task.Path, paper)).Expect(HttpStatusCode.Created)["evidence"][0];
        Assert.Equal(paper, await product.Manager.Bytes($"{task.Path}/documents/{kept.GetProperty("id").GetString()}"));
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(await product.Manager.Bytes($"{task.Path}/documents/cover-list"), 0, 4), StringComparison.Ordinal);

        var entered = (await product.Manager.Post($"{task.Path}/events", new { node = "submitted", occurredAt = DateTimeOffset.UtcNow, evidence = "窗口回执 0001" }))
            .Expect(HttpStatusCode.OK);

        Assert.Equal(("Submitted", false), (entered["state"].GetString(), entered["unexpected"].GetBoolean()));
        Assert.Contains(entered["legs"].EnumerateArray(), leg => leg.GetProperty("name").GetString() == "hand-in" && leg.GetProperty("doneOn").ValueKind == JsonValueKind.String);
        Assert.NotEqual(JsonValueKind.Null, entered["expectedOn"].ValueKind);
        (await product.Admin.Send(HttpMethod.Delete, "/agency-ways/chengdu-window", null, [])).Expect(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task A_person_signs_inside_the_PDF_and_the_legal_entity_beside_it()
    {
        var own = (await product.Manager.Post("/signers/samples")).Expect(HttpStatusCode.Created);
        Assert.True(own["selfSigned"].GetBoolean());
        Assert.Contains("示例", own["subject"].GetString(), StringComparison.Ordinal);
        (await product.Admin.Post("/signers/samples")).Expect(HttpStatusCode.Forbidden);
        var signed = await Signed("pension");
        var document = (await product.Manager.Get(signed.Path))["documents"].EnumerateArray().Last();
        var path = $"{signed.Path}/documents/{document.GetProperty("id").GetString()}";
        var (pdf, seal) = (await product.Manager.Bytes(path), await product.Manager.Bytes($"{path}/signature"));

        Assert.Equal(own["thumbprint"].GetString(), document.GetProperty("signature").GetProperty("signerThumbprint").GetString());
        Assert.Equal("申请转移接续社会保险关系", document.GetProperty("signature").GetProperty("reason").GetString());
        Assert.Equal(document.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(pdf)));
        var inside = PdfSignatureVerifier.Verify(pdf, own["thumbprint"].GetString());
        Assert.True(inside.IsValid, inside.Reason);
        Assert.True(SignatureVerifier.Verify(pdf, seal, document.GetProperty("signature").GetProperty("certificateThumbprint").GetString()).IsValid);
        pdf[^100] ^= 1;
        Assert.False(PdfSignatureVerifier.Verify(pdf).IsValid);
        Assert.Equal("signature.document-changed", SignatureVerifier.Verify(pdf, seal).Reason);

        // The agency looks at the seal over the whole file, the signature inside included.
        (await product.Manager.Post($"{signed.Path}/submission")).Expect(HttpStatusCode.OK);
        await Condition.Holds("the agency took it", async () => (await product.Manager.Get(signed.Path))["state"].GetString() == "Submitted");
        (await product.Manager.Post($"/signers/{own["thumbprint"].GetString()}/revocation", new { reason = "test" })).Expect(HttpStatusCode.OK);
        Assert.NotEqual(JsonValueKind.Null, (await product.Manager.Get("/signers"))["items"][0].GetProperty("revokedAt").ValueKind);
    }

    [SkippableFact]
    public async Task A_seal_is_imported_for_a_legal_entity_and_revoked()
    {
        var p12 = Convert.ToBase64String(Pkcs12("right"));
        (await product.Manager.Get("/seals")).Expect(HttpStatusCode.Forbidden);
        (await product.Admin.Post("/seals", new { legalEntity = "成都测试公司", pkcs12 = "??", password = "x" })).Expect(HttpStatusCode.BadRequest);
        (await product.Admin.Post("/seals", new { legalEntity = "成都测试公司", pkcs12 = p12, password = "wrong" }))
            .Expect(HttpStatusCode.UnprocessableEntity, "signature.import-unreadable");

        var seal = (await product.Admin.Post("/seals", new { legalEntity = "成都测试公司", pkcs12 = p12, password = "right" })).Expect(HttpStatusCode.Created);

        Assert.Equal("CN=成都测试公司", seal["subject"].GetString());
        Assert.Contains((await product.Admin.Get("/seals"))["items"].EnumerateArray(), one => one.GetProperty("thumbprint").GetString() == seal["thumbprint"].GetString());
        var revocation = $"/seals/{seal["thumbprint"].GetString()}/revocation";
        (await product.Admin.Post(revocation, new { reason = "" })).Expect(HttpStatusCode.BadRequest);
        Assert.Equal("丢失", (await product.Admin.Post(revocation, new { reason = "丢失" })).Expect(HttpStatusCode.OK)["revocationReason"].GetString());
        (await product.Admin.Post("/seals/00/revocation", new { reason = "丢失" })).Expect(HttpStatusCode.NotFound, "signature.certificate-unknown");
    }

    [SkippableFact]
    public async Task Months_paid_at_once_are_found_and_every_due_line_is_recorded_by_one_form()
    {
        var person = SharedProduct.NewPerson();
        await product.TellSandbox(person, new
        {
            regionCode = "420100", line = "pension", status = "paused", lumpSumMonths = 48, history = new[] { new { from = "2015-01", to = "2023-12", @base = 5000 } },
        });
        (await product.Manager.Post("/employees", person.Hire(Chengdu))).Expect(HttpStatusCode.Created);
        await Condition.Holds("the payment at once is a finding", async () =>
            (await product.Manager.Get($"/findings?employee={person.EmployeeNo}&state=open&code=LUMP_SUM"))["items"].GetArrayLength() == 1);

        var from = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        (await product.Manager.Post($"/employees/{person.EmployeeNo}/enrolments", new { line = "dental", from })).Expect(HttpStatusCode.BadRequest, "line.unknown");
        var recorded = (await product.Manager.Post($"/employees/{person.EmployeeNo}/enrolments", new { from })).Expect(HttpStatusCode.OK);

        Assert.Equal(
            ["medical", "pension"],
            recorded["enrolments"].EnumerateArray().Where(record => record.GetProperty("regionCode").GetString() == "510100")
                .Select(record => record.GetProperty("line").GetString()).Order());
    }

    [SkippableFact]
    public async Task Cases_are_counted_narrowed_and_exported()
    {
        await Signed("pension");

        // The list is told behind the case, and the sample group may still be growing: who is counted later is no fewer.
        var rows = await Eventually.Get(
            async () => (await product.Manager.Get("/transfers?branch=5101&show=open&origin=42&line=pension&maxAge=7")).Expect(HttpStatusCode.OK)["items"],
            found => found.GetArrayLength() > 0, "the case is listed");
        var summary = (await product.Manager.Get("/transfers/summary?branch=5101")).Expect(HttpStatusCode.OK);

        Assert.True(summary["open"].GetInt32() >= rows.GetArrayLength());
        Assert.Equal([0, 8, 31, 61, 91], summary["byAge"].EnumerateArray().Select(age => age.GetProperty("minDays").GetInt32()));
        using var workbook = new MemoryStream(await product.Manager.Bytes("/transfers/export.xlsx?branch=5101&show=open"));
        var exported = await workbook.QueryAsync(useHeaderRow: true);
        Assert.Contains(
            exported.Cast<IDictionary<string, object?>>(),
            row => (string?)row["案件编号"] == rows[0].GetProperty("caseNo").GetString() && (string?)row["转移类型"] == "养老保险跨省转移");
        (await product.Manager.Get("/transfers?show=some")).Expect(HttpStatusCode.BadRequest);
        (await product.Manager.Get("/transfers/summary?minAge=-1")).Expect(HttpStatusCode.BadRequest);
        (await product.Admin.Get("/transfers/summary")).Expect(HttpStatusCode.Forbidden);
    }

    /// <summary>The workbook that came, with its last columns filled in: one application taken, one not.</summary>
    private static byte[] Answered(byte[] exported, Application taken, Application returned)
    {
        using var file = new MemoryStream(exported);
        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(2, rows.Count);
        Assert.Equal(taken.Person.IdNumber, rows.Single(row => (string?)row["案件编号"] == taken.CaseNo)["证件号码"]);
        foreach (var row in rows)
        {
            var isTaken = (string?)row["案件编号"] == taken.CaseNo;
            Assert.True(isTaken || (string?)row["案件编号"] == returned.CaseNo);
            (row["结果"], row["回执号"], row["说明"]) = isTaken ? ("受理成功", "CD-1", null) : ("失败", (object?)null, "身份信息不一致");
        }

        return Workbook.Write([new() { Name = "answer", Columns = [.. rows[0].Keys], Rows = rows.Select(row => (IReadOnlyList<object?>)[.. row.Values]) }]);
    }

    private async Task<Application> Submitted(string line)
    {
        var signed = await Signed(line);
        return signed with { View = (await product.Manager.Post($"{signed.Path}/submission")).Expect(HttpStatusCode.OK) };
    }

    private async Task<Application> Signed(string line)
    {
        var person = SharedProduct.NewPerson();
        await product.TellSandbox(person, new
        {
            regionCode = "420100", line, status = "paused", unitName = "Old Works", history = new[] { new { from = "2020-01", to = "2023-12", @base = 5000 } },
        });
        (await product.Manager.Post("/employees", person.Hire(Chengdu))).Expect(HttpStatusCode.Created);
        string? caseNo = null;
        await Condition.Holds("the case is opened by itself", async () =>
            (caseNo = (await product.Manager.Get($"/employees/{person.EmployeeNo}"))["transferCases"].EnumerateArray()
                .Select(known => known.GetProperty("caseNo").GetString()).FirstOrDefault()) is not null);
        var path = $"/transfers/{caseNo}";
        var missing = (await product.Manager.Get(path))["missingFields"].EnumerateArray().Select(field => field.GetProperty("key").GetString()!).ToList();
        if (missing.Count > 0) (await product.Manager.Put($"{path}/form", missing.ToDictionary(key => key, FormValues.Of))).Expect(HttpStatusCode.OK);
        return new(person, caseNo!, path, (await product.Manager.Post($"{path}/signature")).Expect(HttpStatusCode.OK));
    }

    private async Task<HttpAnswer> Upload(byte[] file)
    {
        using var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(Xlsx) } };
        return await product.Manager.Send(HttpMethod.Post, $"/agency-files/{FileWay}/answers", content, []);
    }

    private async Task<HttpAnswer> Paper(string path, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } };
        return await product.Manager.Send(HttpMethod.Post, $"{path}/evidence?name=receipt.pdf", content, []);
    }

    private static byte[] Pkcs12(string password)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=成都测试公司", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        return certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password);
    }

    private sealed record Application(TestPerson Person, string CaseNo, string Path, HttpAnswer View);
}
