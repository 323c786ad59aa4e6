using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Hosting;
using HrActors.EndToEnd.Tests.Journeys;
using Xunit.Abstractions;

namespace HrActors.EndToEnd.Tests.Privacy;

[Collection(SharedProductDefinition.Name)]
public sealed class SqliteFullDayTests(SharedProduct product, ITestOutputHelper output) : FullDayTests(product, output);

[Collection(PostgresProductDefinition.Name)]
public sealed class PostgresFullDayTests(PostgresProduct product, ITestOutputHelper output) : FullDayTests(product.OrSkip(), output);

/// <summary>
/// A day of the sample group over HTTP, with what people type into the wrong place; then everything that was kept, logged or named is
/// searched for every identity number, phone, bank account and address, on PostgreSQL traces and metrics as they are sent, too.
/// </summary>
public abstract class FullDayTests(SharedProduct product, ITestOutputHelper output)
{
    private static readonly string[] Branches = ["4301"];
    private const string Phone = "13987650123";
    private const string Account = "6222020200112233445";
    private const string Address = "湖南省长沙市岳麓区测试路一号";
    private const string Reason = "全天检查";

    [SkippableFact]
    public async Task After_a_full_day_no_personal_value_stands_anywhere_in_clear()
    {
        var person = SharedProduct.NewPerson();
        product.Telemetry?.Listen();
        var caseNo = await Day(person);
        var told = product.Telemetry is { } telemetry ? await telemetry.Hear() : [];
        var numbers = await NumbersOfTheSample();
        Assert.InRange(numbers.Count, 300, 1_000);
        var search = new ClearTextSearch([.. numbers, person.IdNumber, Phone, Account, Address]);

        var values = 0;
        var sees = false;
        await foreach (var (place, content) in StoredText.Rows(product.Host))
        {
            var found = search.In(content);
            Assert.True(found is null, $"{place} holds {found}");
            // What may stand in clear is found: the rows are read as they are.
            sees |= content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(caseNo)) >= 0;
            values++;
        }

        var (files, bytes) = (0, 0L);
        foreach (var (place, content) in StoredText.Files(product.Host))
        {
            var found = search.In(content);
            Assert.True(found is null, $"{place} holds {found}");
            (files, bytes) = (files + 1, bytes + content.Length);
        }

        Assert.True(sees, "The case's number stands somewhere.");
        foreach (var (kind, content) in told)
        {
            var found = search.In(content);
            Assert.True(found is null, $"{kind} told of {found}");
        }

        // The sender is heard: the case is named in what it did.
        Assert.True(told.Count == 0 || told.Any(one => one.Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(caseNo)) >= 0), "Traces name the case.");
        var log = string.Join('\n', product.Host.Output);
        Assert.Null(search.InText(log));
        // Names stand in state and rows, where they can be removed; what is written down for others has none.
        var name = Encoding.UTF8.GetBytes(person.Name);
        Assert.DoesNotContain(person.Name, log, StringComparison.Ordinal);
        Assert.DoesNotContain(told, one => one.Bytes.AsSpan().IndexOf(name) >= 0);
        output.WriteLine(
            $"{numbers.Count + 4} values in {search.Forms} forms: not in {files} files ({bytes / 1024 / 1024} MB), {values} stored values, {log.Length} characters of log, "
            + $"{told.Count(one => one.Kind == "traces")} sendings of traces and {told.Count(one => one.Kind == "metrics")} of metrics ({told.Sum(one => one.Bytes.Length) / 1024} KB).");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_value_is_found_wherever_it_stands_in_base_64(int before)
    {
        var search = new ClearTextSearch([Phone, Address]);

        foreach (var value in new[] { Phone, Address })
        {
            byte[][] forms = [Encoding.UTF8.GetBytes(value), Encoding.Unicode.GetBytes(value), Encoding.BigEndianUnicode.GetBytes(value)];
            Assert.All(forms, form => Assert.NotNull(search.In([1, 2, .. form, 3])));
            Assert.All(forms[..2], form => Assert.NotNull(search.InText("x" + Convert.ToBase64String([.. new byte[before], .. form, 7, 7]))));
        }

        Assert.Null(search.InText("13987650124 湖南省长沙市"));
    }

    /// <summary>Hire, correction, transfer with form, signature and submission, attendance, a month's run and its export, and mistakes.</summary>
    private async Task<string> Day(TestPerson person)
    {
        await product.TellSandbox(person, SharedProduct.Pension("paused"));
        (await product.Manager.Post("/employees", person.Hire(), ("Idempotency-Key", $"hire-{person.EmployeeNo}"))).Expect(HttpStatusCode.Created);
        (await product.Manager.Patch(
            $"/employees/{person.EmployeeNo}", new { phone = Phone, bankAccount = Account, address = Address, reason = Reason },
            ("Idempotency-Key", $"patch-{person.EmployeeNo}"))).Expect(HttpStatusCode.OK);
        var shown = (await product.Manager.Get($"/employees/{person.EmployeeNo}")).Expect(HttpStatusCode.OK);
        Assert.Equal(("139****0123", "**** 3445", "湖南省***"), (Text(shown, "phoneMasked"), Text(shown, "bankAccountMasked"), Text(shown, "addressMasked")));
        Assert.Null(new ClearTextSearch([person.IdNumber, Phone, Account, Address]).InText(shown.Text));

        var caseNo = await CaseOf(person);
        await Transfer($"/transfers/{caseNo}");
        await Punch(person);
        var month = DateTime.UtcNow.AddHours(8).AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        (await product.Manager.Post("/branches/4301/contributions/" + month)).Expect(HttpStatusCode.Accepted);
        await Condition.Holds("the month is calculated", async () =>
            (await product.Manager.Get("/branches/4301/contributions/" + month))["state"].GetString() is "Ready" or "Confirmed");
        Assert.NotEmpty(await product.Manager.Bytes($"/branches/4301/contributions/{month}/export.xlsx"));
        await Mistakes(person);
        return caseNo;
    }

    private async Task Transfer(string path)
    {
        var missing = (await product.Manager.Get(path)).Expect(HttpStatusCode.OK)["missingFields"].EnumerateArray()
            .Select(field => field.GetProperty("key").GetString()!).ToList();
        if (missing.Count > 0) (await product.Manager.Put($"{path}/form", missing.ToDictionary(key => key, FormValues.Of))).Expect(HttpStatusCode.OK);
        (await product.Manager.Post($"{path}/signature")).Expect(HttpStatusCode.OK);
        (await product.Manager.Post($"{path}/submission")).Expect(HttpStatusCode.OK);
        var document = (await product.Manager.Get(path))["documents"].EnumerateArray().Last().GetProperty("id").GetString();
        Assert.NotEmpty(await product.Manager.Bytes($"{path}/documents/{document}"));
    }

    private async Task Punch(TestPerson person)
    {
        var key = (await product.Admin.Post("/upstreams", new { name = "day", source = "day-gate", branches = Branches }))
            .Expect(HttpStatusCode.Created)["apiKey"].GetString();
        var punch = new
        {
            id = $"day-{person.EmployeeNo}", source = "day-gate", type = "hr.attendance.punch", subject = person.EmployeeNo, time = DateTimeOffset.UtcNow.AddMinutes(-1),
            data = new { branchCode = "4301" },
        };
        (await new HttpCaller(product.Host.Url, key).PostText("/attendance/events", JsonSerializer.Serialize(new[] { punch }), "application/cloudevents-batch+json"))
            .Expect(HttpStatusCode.OK);
    }

    /// <summary>Numbers where they do not belong: as an employee number, in a search, in a body that is refused, in a reason.</summary>
    private async Task Mistakes(TestPerson person)
    {
        (await product.Manager.Get($"/employees/{person.IdNumber}")).Expect(HttpStatusCode.NotFound);
        (await product.Manager.Get($"/employees?q={person.IdNumber}")).Expect(HttpStatusCode.OK);
        var misplaced = await product.Manager.Post("/employees", new { employeeNo = person.IdNumber, name = Phone, idNumber = Account, branchCode = "4301" });
        Assert.Null(new ClearTextSearch([person.IdNumber, Account]).InText(misplaced.Expect(HttpStatusCode.BadRequest).Text));
        (await product.Manager.PostText("/employees", $"{{\"idNumber\":\"{person.IdNumber}\", broken", "application/json")).Expect(HttpStatusCode.BadRequest);
        (await (await product.SignIn("clerk")).Post($"/employees/{person.IdNumber}/departure", new { lastDay = "2026-01-01", reason = Phone }))
            .Expect(HttpStatusCode.Forbidden);
        (await product.Manager.Patch($"/employees/{person.EmployeeNo}", new { phone = Phone, reason = $"证件 {person.IdNumber} 电话 {Phone}" }))
            .Expect(HttpStatusCode.OK);
    }

    /// <summary>Each number is asked for with a reason, as a manager would, and each time a row stands on record.</summary>
    private async Task<HashSet<string>> NumbersOfTheSample()
    {
        var (numbers, next) = (new HashSet<string>(StringComparer.Ordinal), (string?)null);
        // On a busy machine the seeding of 300 people takes minutes.
        await Eventually.Get(async () =>
            (await product.Manager.Get("/employees?limit=500"))["items"].GetArrayLength(), people => people >= 300, "the sample group is complete", seconds: 240);
        do
        {
            var page = (await product.Manager.Get("/employees?limit=500" + (next is null ? "" : $"&cursor={next}"))).Expect(HttpStatusCode.OK);
            foreach (var employee in page["items"].EnumerateArray().Select(row => row.GetProperty("employeeNo").GetString()!))
            {
                var clear = (await product.Manager.Post($"/employees/{employee}/identity-number/disclosure", new { reason = Reason })).Expect(HttpStatusCode.OK);
                Assert.Contains("no-store", clear.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
                numbers.Add(clear["value"].GetString()!);
            }

            next = page["next"].GetString();
        }
        while (next is not null);

        return numbers;
    }

    private async Task<string> CaseOf(TestPerson person)
    {
        string? caseNo = null;
        await Condition.Holds("the case is opened by itself", async () =>
            (caseNo = (await product.Manager.Get($"/employees/{person.EmployeeNo}"))["transferCases"].EnumerateArray()
                .Select(found => found.GetProperty("caseNo").GetString()).FirstOrDefault()) is not null);
        return caseNo!;
    }

    private static string? Text(HttpAnswer answer, string member) => answer[member].GetString();
}
