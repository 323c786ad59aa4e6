using System.Net;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Hosting;
using MiniExcelLibs;

namespace HrActors.EndToEnd.Tests.Contributions;

[Collection(SharedProductDefinition.Name)]
public sealed class SqliteMonthlyRunTests(SharedProduct product) : MonthlyRunTests(product);

[Collection(PostgresProductDefinition.Name)]
public sealed class PostgresMonthlyRunTests(PostgresProduct product) : MonthlyRunTests(product.OrSkip());

/// <summary>The months of branches that no other test touches: a confirmed one stays closed.</summary>
public abstract class MonthlyRunTests(SharedProduct product)
{
    [SkippableFact]
    public async Task A_month_is_calculated_confirmed_and_later_changes_become_adjustments()
    {
        var branch = await AnyBranch(0);
        var last = Month(-1);
        var before = Month(-2);

        var first = await Calculated(branch, before);
        Assert.Equal(Sum(first, "employer"), first["totals"].GetProperty("employer").GetDecimal());

        (await product.Manager.Post($"/branches/{branch}/contributions/{before}/confirmation", new { revision = 99_999 })).Expect(HttpStatusCode.Conflict, "run.changed");
        var confirmed = (await product.Manager.Post($"/branches/{branch}/contributions/{before}/confirmation", new { revision = first["revision"].GetInt64() })).Expect(HttpStatusCode.OK);
        Assert.Equal("Confirmed", confirmed["state"].GetString());
        (await product.Manager.Post($"/branches/{branch}/contributions/{before}/confirmation", new { })).Expect(HttpStatusCode.Conflict, "run.confirmed");
        (await product.Manager.Post($"/branches/{branch}/contributions/{before}", new { })).Expect(HttpStatusCode.Conflict, "run.confirmed");

        // Somebody's hire date turns out to be in the second half of the closed month.
        var someone = confirmed["lines"].GetProperty("items").EnumerateArray().First(person => !person.GetProperty("held").GetBoolean()
            && person.GetProperty("factor").GetDecimal() == 1).GetProperty("employeeNo").GetString()!;
        var paid = Person(confirmed, someone);
        (await product.Manager.Patch($"/employees/{someone}", new { hireDate = before + "-20", reason = "档案更正" })).Expect(HttpStatusCode.OK);

        var next = await Calculated(branch, last, run => run["adjustments"].GetProperty("count").GetInt32() > 0);
        var adjustments = (await product.Manager.Get($"/adjustments?branch={branch}&month={before}&employee={someone}")).Expect(HttpStatusCode.OK)["items"].EnumerateArray().ToList();
        Assert.Equal(2, adjustments.Count);
        Assert.All(adjustments, adjustment => Assert.Equal("refund open facts", $"{Text(adjustment, "kind")} {Text(adjustment, "status")} {Text(adjustment, "cause")}"));
        Assert.Equal(-paid.GetProperty("totalEmployer").GetDecimal() / 2, adjustments.Sum(adjustment => adjustment.GetProperty("employerDelta").GetDecimal()));
        Assert.Contains(next["differences"].EnumerateArray(), difference => Text(difference, "cause") == "correction");

        var untouched = (await product.Manager.Get($"/branches/{branch}/contributions/{before}")).Expect(HttpStatusCode.OK);
        Assert.Equal(confirmed["totals"].GetRawText(), untouched["totals"].GetRawText());
        Assert.Equal(paid.GetRawText(), Person(untouched, someone).GetRawText());

        (await product.Manager.Post($"/branches/{branch}/contributions/{last}/confirmation", new { })).Expect(HttpStatusCode.OK);
        var booked = (await product.Manager.Get($"/adjustments?branch={branch}&month={before}&status=booked")).Expect(HttpStatusCode.OK)["items"].EnumerateArray().ToList();
        Assert.Equal(adjustments.Count, booked.Count(adjustment => Text(adjustment, "bookedIn") == last));
    }

    [SkippableFact]
    public async Task The_payment_detail_ties_and_is_the_same_file_again()
    {
        var branch = await AnyBranch(1);
        var month = Month(-1);
        var run = await Calculated(branch, month);

        var file = await product.Manager.Bytes($"/branches/{branch}/contributions/{month}/export.xlsx");
        Assert.Equal(file, await product.Manager.Bytes($"/branches/{branch}/contributions/{month}/export.xlsx"));
        using var stream = new MemoryStream(file);
        var sheets = stream.GetSheetNames();
        var totals = sheets.Where(name => name.Contains('-', StringComparison.Ordinal))
            .Select(name => (IDictionary<string, object>)stream.Query(useHeaderRow: true, sheetName: name).Last()).ToList();

        Assert.Equal(run["totals"].GetProperty("lines").GetArrayLength(), totals.Count);
        Assert.Equal(run["totals"].GetProperty("employer").GetDecimal(), totals.Sum(row => Convert.ToDecimal(row["单位缴费"], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(run["totals"].GetProperty("employee").GetDecimal(), totals.Sum(row => Convert.ToDecimal(row["个人缴费"], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [SkippableFact]
    public async Task Every_figure_of_a_person_explains_itself()
    {
        var branch = await AnyBranch(1);
        var run = await Calculated(branch, Month(-1));
        var person = run["lines"].GetProperty("items").EnumerateArray().First();

        var explained = (await product.Manager.Get($"/branches/{branch}/contributions/{Month(-1)}/people/{Text(person, "employeeNo")}")).Expect(HttpStatusCode.OK);

        Assert.Equal(person.GetRawText(), explained["person"].GetRawText());
        var steps = explained["trace"].EnumerateArray().ToDictionary(step => Text(step, "step")!, step => step.GetProperty("figure").GetDecimal());
        Assert.Equal(person.GetProperty("totalEmployer").GetDecimal(), steps["total.employer"]);
        (await product.Manager.Get($"/branches/{branch}/contributions/{Month(-1)}/people/NOBODY")).Expect(HttpStatusCode.NotFound, "run.person-unknown");
    }

    [SkippableFact]
    public async Task Somebody_blocked_is_held_back_and_the_branch_goes_on()
    {
        var branch = await AnyBranch(2);
        var person = SharedProduct.NewPerson();
        await product.TellSandbox(person, SharedProduct.Pension("active"));
        (await product.Manager.Post("/employees", person.Hire(branch))).Expect(HttpStatusCode.Created);
        var month = Month(0);

        var run = await Calculated(branch, month, answer => answer["blocking"].EnumerateArray().Any(item => Text(item, "employeeNo") == person.EmployeeNo));

        Assert.Contains("ACTIVE_ELSEWHERE", run["blocking"].EnumerateArray().Single(item => Text(item, "employeeNo") == person.EmployeeNo).GetProperty("codes").ToString(), StringComparison.Ordinal);
        Assert.True(run["totals"].GetProperty("people").GetInt32() > run["totals"].GetProperty("held").GetInt32());
        Assert.True(Person(run, person.EmployeeNo).GetProperty("held").GetBoolean());
    }

    [SkippableFact]
    public async Task Who_may_not_is_refused_and_what_is_wrong_is_named()
    {
        var branch = await AnyBranch(2);
        var month = Month(-1);
        var clerk = await product.SignIn("clerk");
        var finance = await product.SignIn("finance");
        (await clerk.Post($"/branches/{branch}/contributions/{month}", new { })).Expect(HttpStatusCode.Forbidden);
        (await clerk.Post($"/branches/{branch}/contributions/{month}/confirmation", new { })).Expect(HttpStatusCode.Forbidden);
        (await finance.Post($"/contributions/{month}", new { })).Expect(HttpStatusCode.Forbidden);
        (await product.Admin.Get($"/branches/{branch}/contributions/{month}")).Expect(HttpStatusCode.Forbidden);
        (await (await product.SignIn("cs-manager")).Post($"/branches/{branch}/contributions/{month}", new { })).Expect(HttpStatusCode.Forbidden);
        (await product.Manager.Post($"/branches/none/contributions/{month}", new { })).Expect(HttpStatusCode.NotFound, "branch.unknown");
        (await product.Manager.Post($"/branches/{branch}/contributions/2024-13", new { })).Expect(HttpStatusCode.BadRequest);
        (await product.Manager.Post($"/branches/{branch}/contributions/{Month(2)}", new { })).Expect(HttpStatusCode.UnprocessableEntity, "run.month-not-begun");
        (await product.Manager.Post($"/branches/{branch}/contributions/2020-01/confirmation", new { })).Expect(HttpStatusCode.NotFound, "run.not-started");
        (await finance.Get($"/contributions/{month}")).Expect(HttpStatusCode.OK);
        (await finance.Get($"/adjustments?month={month}")).Expect(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task The_group_runs_every_branch_in_scope()
    {
        var manager = await product.SignIn("cs-manager");
        var month = Month(-3);
        (await manager.Post($"/contributions/{month}", new { })).Expect(HttpStatusCode.Accepted);

        await Condition.Holds("every branch is calculated", async () =>
            (await manager.Get($"/contributions/{month}")).Expect(HttpStatusCode.OK)["state"].GetString() == "Ready");

        var group = (await manager.Get($"/contributions/{month}")).Expect(HttpStatusCode.OK);
        Assert.Equal(1, group["progress"].GetDecimal());
        Assert.All(group["branches"].EnumerateArray(), branch => Assert.StartsWith("43", Text(branch, "branchCode"), StringComparison.Ordinal));
        Assert.Equal(group["employer"].GetDecimal(), group["branches"].EnumerateArray().Sum(branch => branch.GetProperty("employer").GetDecimal()));
    }

    /// <summary>Branches outside Changsha, in an order of their own; the tests of this class share none that they confirm.</summary>
    private async Task<string> AnyBranch(int index) =>
        (await product.Manager.Get("/branches")).Expect(HttpStatusCode.OK)["items"].EnumerateArray()
            .Select(branch => Text(branch, "code")!).Where(code => !code.StartsWith("43", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ElementAt(index);

    private async Task<HttpAnswer> Calculated(string branch, string month, Func<HttpAnswer, bool>? until = null)
    {
        HttpAnswer? run = null;
        await Condition.Holds($"{branch} {month} is calculated", async () =>
        {
            if (run is null || run["state"].GetString() != "Calculating")
                (await product.Manager.Post($"/branches/{branch}/contributions/{month}", new { })).Expect(HttpStatusCode.Accepted);
            run = (await product.Manager.Get($"/branches/{branch}/contributions/{month}?limit=500")).Expect(HttpStatusCode.OK);
            // The sample group may still be growing.
            var paid = run["totals"].GetProperty("people").GetInt32() - run["totals"].GetProperty("held").GetInt32();
            return run["state"].GetString() == "Ready" && paid > 2 && (until is null || until(run));
        });
        return run!;
    }

    private static decimal Sum(HttpAnswer run, string side) => run["totals"].GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty(side).GetDecimal());

    private static JsonElement Person(HttpAnswer run, string employeeNo) =>
        run["lines"].GetProperty("items").EnumerateArray().Single(person => Text(person, "employeeNo") == employeeNo);

    private static string? Text(JsonElement item, string member) => item.GetProperty(member).GetString();

    private static string Month(int offset) =>
        DateTime.UtcNow.AddHours(8).AddMonths(offset).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
