using System.Globalization;
using System.Net;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Hosting;
using MiniExcelLibs;

namespace HrActors.EndToEnd.Tests.Contributions;

[Collection(SharedProductDefinition.Name)]
public sealed class SqliteBaseDeclarationTests(SharedProduct product) : BaseDeclarationTests(product);

[Collection(PostgresProductDefinition.Name)]
public sealed class PostgresBaseDeclarationTests(PostgresProduct product) : BaseDeclarationTests(product.OrSkip());

/// <summary>Declares the bases of a branch whose months no other test closes: 成都.</summary>
public abstract class BaseDeclarationTests(SharedProduct product)
{
    private const string Branch = "5101";

    /// <summary>A month that is closed before the declaration, and the base year it lies in.</summary>
    private static readonly string Closed = Month(-2);

    private static readonly int Year = int.Parse(Closed[..4], CultureInfo.InvariantCulture);

    /// <summary>
    /// False in the first two months of a year: the closed month lies in the year before, for which the sample has no averages.
    /// </summary>
    private static bool IsThisYear => Year == DateTime.UtcNow.AddHours(8).Year;

    private static readonly string BaseYear = $"{Year}-01";

    private static readonly string Path = $"/branches/{Branch}/base-declarations/{BaseYear}";

    [SkippableFact]
    public async Task A_year_is_previewed_confirmed_once_and_used_by_the_runs_whatever_the_wages_become()
    {
        var closed = await Calculated(Closed);
        var established = await Established(closed);
        var (low, high) = (established[0], established[1]);
        (await product.Manager.Post($"/branches/{Branch}/contributions/{Closed}/confirmation", new { })).Expect(HttpStatusCode.OK);
        // Half a year of wages: no average by itself, but what the declaration counts.
        foreach (var month in Enumerable.Range(1, 6))
        {
            await SetWage(low, month, 3_000);
            await SetWage(high, month, 30_000);
        }

        var preview = (await product.Manager.Post(Path)).Expect(HttpStatusCode.OK);
        Assert.Equal("Ready", preview["state"].GetString());
        var people = await People();
        Assert.Equal(preview["totals"].GetProperty("people").GetInt32(), people.Count);
        AssertPerson(people[low], 6, 3_000, 3_604, "floor");
        AssertPerson(people[high], 6, 30_000, 18_021, "cap");
        var (toFloor, toCap) = (await People("?moved=floor&limit=500"), await People("?moved=cap&limit=500"));
        Assert.Equal((true, false, false, true), (toFloor.ContainsKey(low), toFloor.ContainsKey(high), toCap.ContainsKey(low), toCap.ContainsKey(high)));
        // Of the others only the average is known that was recorded with them this year, for last year.
        var others = people.Where(person => person.Key != low && person.Key != high).Select(person => person.Value).ToList();
        Assert.Contains(others, person => Text(person, "basis") == (IsThisYear ? "recorded-average" : "without-wages"));
        Assert.All(others, person => Assert.Equal(
            (JsonValueKind.Null, Text(person, "basis") == "recorded-average"),
            (person.GetProperty("months").ValueKind, person.GetProperty("average").ValueKind == JsonValueKind.Number)));
        Assert.Equal(
            others.Count(person => Text(person, "basis") == "recorded-average"), preview["totals"].GetProperty("recorded").GetInt32());
        var trace = (await product.Manager.Get($"{Path}/people/{low}")).Expect(HttpStatusCode.OK)["trace"].EnumerateArray().ToList();
        Assert.Equal(["base", "pension.base", "medical.base"], trace.Select(step => Text(step, "step")));
        Assert.All(trace, step => Assert.Contains("示例", Text(step, "source"), StringComparison.Ordinal));

        var clerk = await product.SignIn("clerk");
        (await clerk.Get(Path)).Expect(HttpStatusCode.OK);
        (await clerk.Post(Path)).Expect(HttpStatusCode.Forbidden);
        (await clerk.Post(Path + "/confirmation", new { })).Expect(HttpStatusCode.Forbidden);
        (await product.Manager.Post(Path + "/confirmation", new { revision = 99_999 })).Expect(HttpStatusCode.Conflict, "declaration.changed");

        (await product.Manager.Post(Path + "/confirmation", new { revision = preview["revision"].GetInt64() })).Expect(HttpStatusCode.OK);
        await Condition.Holds("everybody knows the declared wage", async () =>
            (await product.Manager.Get(Path)).Expect(HttpStatusCode.OK)["state"].GetString() == "Confirmed");
        (await product.Manager.Post(Path + "/confirmation", new { })).Expect(HttpStatusCode.Conflict, "declaration.confirmed");
        (await product.Manager.Post(Path)).Expect(HttpStatusCode.Conflict, "declaration.confirmed");

        // The average would be another one now; what was declared stays for the year.
        foreach (var month in Enumerable.Range(1, 12)) await SetWage(low, month, 20_000);
        var next = await Calculated(Month(-1), run => Year.ToString(CultureInfo.InvariantCulture) != Month(-1)[..4]
            || (run["adjustments"].GetProperty("count").GetInt32() > 0 && BaseOf(run, low) == 3_604 && BaseOf(run, high) == 18_021));
        if (Month(-1)[..4] == Closed[..4])
            Assert.Equal("previous-year-average", Text(Person(next, low), "baseRule"));

        // What was paid for the closed month is settled to the declared base, both ways if need be.
        var adjustments = (await product.Manager.Get($"/adjustments?branch={Branch}&month={Closed}&employee={low}")).Expect(HttpStatusCode.OK)["items"].EnumerateArray().ToList();
        var paid = Person(closed, low).GetProperty("lines").EnumerateArray().Single(line => Text(line, "line") == "pension").GetProperty("employer").GetDecimal();
        Assert.Equal((3_604m * 0.16m) - paid, adjustments.Where(one => Text(one, "line") == "pension").Sum(one => one.GetProperty("employerDelta").GetDecimal()), 2);
        Assert.Equal(closed["totals"].GetRawText(),
            (await product.Manager.Get($"/branches/{Branch}/contributions/{Closed}")).Expect(HttpStatusCode.OK)["totals"].GetRawText());
        AssertPerson((await People())[low], 6, 3_000, 3_604, "floor");

        await Condition.Holds("the confirmation is on record", async () =>
            (await product.Admin.Get($"/audit?subject=bases:{Branch}/{BaseYear}&action=declaration.confirmed")).Expect(HttpStatusCode.OK)["items"].GetArrayLength() == 1);
        await Condition.Holds("and with each employee", async () =>
            (await product.Admin.Get($"/audit?subject=emp:{low}&action=employee.base-declared")).Expect(HttpStatusCode.OK)["items"].GetArrayLength() == 1);
        await TheWorkbookTies();
    }

    [SkippableFact]
    public async Task What_cannot_be_declared_is_named()
    {
        var other = "/branches/3301/base-declarations/";
        (await product.Manager.Post(other + $"{Year}-02")).Expect(HttpStatusCode.UnprocessableEntity, "declaration.no-base-year");
        (await product.Manager.Post(other + NextYear + "-01"))
            .Expect(HttpStatusCode.UnprocessableEntity, "declaration.year-running");
        (await product.Manager.Post(other + "2019-01")).Expect(HttpStatusCode.UnprocessableEntity, "policy.not-in-force");
        (await product.Manager.Post(other + "2026-13")).Expect(HttpStatusCode.BadRequest);
        (await product.Manager.Post($"/branches/none/base-declarations/{BaseYear}")).Expect(HttpStatusCode.NotFound, "branch.unknown");
        (await product.Manager.Get(other + "2021-01")).Expect(HttpStatusCode.NotFound, "declaration.not-calculated");
        (await product.Manager.Post(other + "2021-01/confirmation", new { })).Expect(HttpStatusCode.NotFound, "declaration.not-calculated");
        (await product.Manager.Get(other + $"{BaseYear}?moved=sideways")).Expect(HttpStatusCode.BadRequest);
        (await product.Admin.Get(Path)).Expect(HttpStatusCode.Forbidden);
    }

    [SkippableFact]
    public async Task The_group_declares_every_branch_in_scope_and_names_those_that_cannot()
    {
        var manager = await product.SignIn("cs-manager");

        var group = (await manager.Post($"/base-declarations/{BaseYear}")).Expect(HttpStatusCode.OK)["branches"].EnumerateArray().ToList();

        Assert.NotEmpty(group);
        Assert.All(group, branch => Assert.StartsWith("43", Text(branch, "branchCode"), StringComparison.Ordinal));
        Assert.All(group, branch => Assert.Equal(("Ready", null), (Text(branch, "state"), Text(branch, "code"))));
        Assert.All((await manager.Post("/base-declarations/2019-01")).Expect(HttpStatusCode.OK)["branches"].EnumerateArray(),
            branch => Assert.Equal((null, "policy.not-in-force"), (Text(branch, "state"), Text(branch, "code"))));
    }

    private async Task TheWorkbookTies()
    {
        var file = await product.Manager.Bytes(Path + "/export.xlsx");
        Assert.Equal(file, await product.Manager.Bytes(Path + "/export.xlsx"));
        var sums = Sheet(file, "合计");
        var rows = Sheet(file, "申报明细");
        Assert.NotEmpty(sums);
        Assert.All(sums, sum => Assert.Equal(
            Convert.ToDecimal(sum["基数合计"], CultureInfo.InvariantCulture),
            rows.Where(row => Equals(row["险种"], sum["险种"])).Sum(row => Convert.ToDecimal(row["申报基数"], CultureInfo.InvariantCulture))));
        Assert.NotEmpty(Sheet(file, "触及上下限"));
    }

    private static List<IDictionary<string, object>> Sheet(byte[] file, string name)
    {
        using var stream = new MemoryStream(file);
        return [.. stream.Query(useHeaderRow: true, sheetName: name).Cast<IDictionary<string, object>>()];
    }

    private static void AssertPerson(JsonElement person, int months, decimal average, decimal expected, string bound)
    {
        Assert.Equal(("average", months, average), (Text(person, "basis"), person.GetProperty("months").GetInt32(), person.GetProperty("average").GetDecimal()));
        Assert.All(person.GetProperty("lines").EnumerateArray(), line =>
        {
            Assert.Equal((3_604m, 18_021m), (line.GetProperty("floor").GetDecimal(), line.GetProperty("cap").GetDecimal()));
            Assert.Equal((expected, bound, true), (line.GetProperty("base").GetDecimal(), Text(line, "clamped"), line.GetProperty("moved").GetBoolean()));
            Assert.Equal(expected - line.GetProperty("before").GetDecimal(), line.GetProperty("difference").GetDecimal());
        });
    }

    /// <summary>People who were paid in full, within the bounds, and were with the branch long before the year that counts.</summary>
    private async Task<List<string>> Established(HttpAnswer run)
    {
        var found = new List<string>();
        foreach (var person in run["lines"].GetProperty("items").EnumerateArray())
        {
            if (person.GetProperty("held").GetBoolean() || person.GetProperty("clamped").ValueKind != JsonValueKind.Null) continue;
            var employee = (await product.Manager.Get($"/employees/{Text(person, "employeeNo")}")).Expect(HttpStatusCode.OK);
            if (string.CompareOrdinal(employee["hireDate"].GetString(), $"{Year - 1}-01-01") < 0) found.Add(Text(person, "employeeNo")!);
            if (found.Count == 2) return found;
        }

        throw new InvalidOperationException("The sample branch has nobody who was there for long.");
    }

    private async Task SetWage(string employeeNo, int month, decimal gross) =>
        (await product.Manager.Put($"/employees/{employeeNo}/wages/{Year - 1}-{month:00}", new { gross })).Expect(HttpStatusCode.OK);

    private async Task<Dictionary<string, JsonElement>> People(string query = "?limit=500") =>
        (await product.Manager.Get(Path + query)).Expect(HttpStatusCode.OK)["people"].GetProperty("items").EnumerateArray()
            .ToDictionary(person => Text(person, "employeeNo")!, StringComparer.Ordinal);

    private async Task<HttpAnswer> Calculated(string month, Func<HttpAnswer, bool>? until = null)
    {
        HttpAnswer? run = null;
        await Condition.Holds($"{month} is calculated", async () =>
        {
            if (run is null || run["state"].GetString() != "Calculating")
                (await product.Manager.Post($"/branches/{Branch}/contributions/{month}", new { })).Expect(HttpStatusCode.Accepted);
            run = (await product.Manager.Get($"/branches/{Branch}/contributions/{month}?limit=500")).Expect(HttpStatusCode.OK);
            // The sample group may still be growing.
            return run["state"].GetString() == "Ready" && run["totals"].GetProperty("people").GetInt32() > 5 && (until is null || until(run));
        });
        return run!;
    }

    private static decimal BaseOf(HttpAnswer run, string employeeNo) => Person(run, employeeNo).GetProperty("base").GetDecimal();

    private static JsonElement Person(HttpAnswer run, string employeeNo) =>
        run["lines"].GetProperty("items").EnumerateArray().Single(person => Text(person, "employeeNo") == employeeNo);

    private static string? Text(JsonElement item, string member) => item.GetProperty(member).GetString();

    private static string NextYear => DateTime.UtcNow.AddHours(8).AddYears(1).ToString("yyyy", CultureInfo.InvariantCulture);

    private static string Month(int offset) => DateTime.UtcNow.AddHours(8).AddMonths(offset).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
