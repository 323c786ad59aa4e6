using System.Net;
using System.Text.Json;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Calculators;

/// <summary>The worked figures, asked over HTTP: money compared to the last digit.</summary>
[Collection(SharedProductDefinition.Name)]
public sealed class FigureTests(SharedProduct product)
{
    private static readonly JsonElement Figures =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "figures.json"))).RootElement;

    [Fact]
    public async Task Contributions()
    {
        foreach (var row in Figures.GetProperty("contribution").EnumerateArray())
            Same(row.GetProperty("out"), (await product.Manager.Post("/contributions/preview", row.GetProperty("in")))
                .Expect(HttpStatusCode.OK).Json, row.ToString());
    }

    [Fact]
    public async Task Transfer_money()
    {
        foreach (var row in Figures.GetProperty("transfer").EnumerateArray())
            Same(row.GetProperty("out"), (await product.Manager.Post("/transfers/estimate", new { periods = row.GetProperty("in") }))
                .Expect(HttpStatusCode.OK).Json, row.ToString());
    }

    [Fact]
    public async Task Late_fees()
    {
        foreach (var row in Figures.GetProperty("lateFee").EnumerateArray())
            Same(row.GetProperty("out"), (await product.Manager.Post("/contributions/late-fee", row.GetProperty("in")))
                .Expect(HttpStatusCode.OK).Json, row.ToString());
    }

    [Fact]
    public async Task Tax()
    {
        foreach (var row in Figures.GetProperty("tax").EnumerateArray())
        {
            var answer = (await product.Manager.Post("/payroll/preview", new { months = row.GetProperty("in") })).Expect(HttpStatusCode.OK);
            Same(row.GetProperty("out"), answer["months"], row.ToString());
        }
    }

    [Fact]
    public async Task Identity_numbers()
    {
        foreach (var row in Figures.GetProperty("identity").EnumerateArray())
        {
            var answer = (await product.Manager.Post("/identity/check", new { idNumber = row.GetProperty("in").GetString() }))
                .Expect(HttpStatusCode.OK);
            foreach (var expected in row.EnumerateObject().Where(member => member.Name != "in")) Same(expected.Value, answer[expected.Name],
                row.ToString());
        }
    }

    [Theory]
    [InlineData("2024-03-01", "2024-03-22")]
    [InlineData("2024-03-22", "2024-04-15")]
    [InlineData("2024-04-15", "2024-05-08")]
    public async Task Fifteen_working_days_later(string from, string date) =>
        Assert.Equal(date, (await product.Manager.Get($"/calendar/working-days?from={from}&add=15"))
            .Expect(HttpStatusCode.OK)["date"].GetString());

    [Fact]
    public async Task Money_is_written_with_two_decimals_and_rates_without_needless_ones()
    {
        var answer = await product.Manager.Post(
            "/contributions/preview", new { regionCode = "430100", pack = "sample", month = "2024-03", grossWage = 10000 });

        Assert.Contains("\"employer\":1600.00,\"employee\":800.00", answer.Text, StringComparison.Ordinal);
        Assert.Contains("\"employerRate\":0.16,\"employeeRate\":0.08", answer.Text, StringComparison.Ordinal);
        Assert.Contains("\"totalEmployer\":2400.00,\"totalEmployee\":1000.00", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-12", "sample", "430100", "policy.not-in-force")]
    [InlineData("2024-03", "none", "430100", "policy.unknown-pack")]
    [InlineData("2024-03", "sample", "659000", "policy.unknown-region")]
    public async Task What_no_policy_covers_is_refused_and_not_zero(string month, string pack, string regionCode, string code) =>
        Assert.Equal(code, (await product.Manager.Post("/contributions/preview", new { regionCode, pack, month, grossWage = 10000 })).Code);

    private static void Same(JsonElement expected, JsonElement actual, string row)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in expected.EnumerateObject()) Same(member.Value, actual.GetProperty(member.Name), row);
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual.GetArrayLength());
                for (var i = 0; i < expected.GetArrayLength(); i++) Same(expected[i], actual[i], row);
                break;
            case JsonValueKind.Number:
                Assert.True(expected.GetDecimal() == actual.GetDecimal(), $"{expected} expected, {actual} came for {row}");
                break;
            default:
                Assert.True(expected.ToString() == actual.ToString(), $"{expected} expected, {actual} came for {row}");
                break;
        }
    }
}
