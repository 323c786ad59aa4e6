using System.Globalization;
using System.Net;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Hosting;
using MiniExcelLibs;

namespace HrActors.EndToEnd.Tests.Contributions;

[Collection(SharedProductDefinition.Name)]
public sealed class SqliteRecordedAverageTests(SharedProduct product) : RecordedAverageTests(product);

[Collection(PostgresProductDefinition.Name)]
public sealed class PostgresRecordedAverageTests(PostgresProduct product) : RecordedAverageTests(product.OrSkip());

/// <summary>
/// Declares a branch of the sample group as it stands: its people brought an average of last year, and no wages of its months.
/// </summary>
public abstract class RecordedAverageTests(SharedProduct product)
{
    private const string Branch = "4304";

    private static readonly int Year = DateTime.UtcNow.AddHours(8).Year;

    private static readonly string Path = $"/branches/{Branch}/base-declarations/{Year}-01";

    [SkippableFact]
    public async Task What_was_recorded_of_last_year_is_declared_told_as_such_and_used_by_the_runs()
    {
        HttpAnswer? preview = null;
        await Condition.Holds("the sample group is there", async () =>
            (preview = (await product.Manager.Post(Path)).Expect(HttpStatusCode.OK))["totals"].GetProperty("declared").GetInt32() > 5);
        Assert.Equal(preview!["totals"].GetProperty("declared").GetInt32(), preview["totals"].GetProperty("recorded").GetInt32());
        var someone = preview["people"].GetProperty("items").EnumerateArray().First(person => Text(person, "basis") == "recorded-average");
        var (number, average) = (Text(someone, "employeeNo")!, someone.GetProperty("average").GetDecimal());
        Assert.Equal(JsonValueKind.Null, someone.GetProperty("months").ValueKind);
        var employee = await Employee(number);
        Assert.Equal((Year - 1, average), (employee["previousYear"].GetInt32(), employee["previousYearMonthlyAverage"].GetDecimal()));
        Assert.Contains($"登记的 {Year - 1} 年月平均应发工资", await FirstStep($"{Path}/people/{number}"), StringComparison.Ordinal);
        await TheWorkbookNamesIt(number);

        (await product.Manager.Post(Path + "/confirmation", new { revision = preview["revision"].GetInt64() })).Expect(HttpStatusCode.OK);
        await Condition.Holds("the declared wage is told", async () => (await Employee(number))["declaredWages"].EnumerateArray().Any(wage =>
            wage.GetProperty("months").ValueKind == JsonValueKind.Null && wage.GetProperty("wage").GetDecimal() == average));

        var month = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var run = $"/branches/{Branch}/contributions/{month}";
        (await product.Manager.Post(run, new { })).Expect(HttpStatusCode.Accepted);
        await Condition.Holds("the month is calculated", async () =>
            (await product.Manager.Get(run)).Expect(HttpStatusCode.OK)["state"].GetString() == "Ready");
        Assert.Contains($"登记的 {Year - 1} 年月平均应发工资", await FirstStep($"{run}/people/{number}"), StringComparison.Ordinal);
    }

    private async Task TheWorkbookNamesIt(string number)
    {
        var rows = RowsOf(await product.Manager.Bytes(Path + "/export.xlsx"), number);
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(("登记的上年度月平均工资", null, null), (row["依据"], row["计算月数"], row["应发工资合计"])));
    }

    private static List<IDictionary<string, object>> RowsOf(byte[] file, string number)
    {
        using var stream = new MemoryStream(file);
        return
        [
            .. stream.Query(useHeaderRow: true, sheetName: "申报明细").Cast<IDictionary<string, object>>().Where(row => number.Equals(row["工号"])),
        ];
    }

    private async Task<HttpAnswer> Employee(string number) => (await product.Manager.Get($"/employees/{number}")).Expect(HttpStatusCode.OK);

    private async Task<string?> FirstStep(string path) =>
        Text((await product.Manager.Get(path)).Expect(HttpStatusCode.OK)["trace"].EnumerateArray().First(), "input");

    private static string? Text(JsonElement item, string member) => item.GetProperty(member).GetString();
}
