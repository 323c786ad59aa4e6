using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HrActors.Sandbox.Tests.Hosting;

namespace HrActors.Sandbox.Tests.Persons;

public sealed class PersonTests : IAsyncLifetime, IDisposable
{
    internal const string Number = "110105190001010044";

    private readonly TempFolder _folder = new();
    private SandboxHost _host = null!;

    public async Task InitializeAsync() => _host = await SandboxHost.Start(_folder.Path);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    internal static object Guangzhou(string status) => new
    {
        name = "示例甲",
        records = new[]
        {
            new
            {
                regionCode = "440100", line = "pension", status, unitName = "广州示例公司",
                history = new object[]
                {
                    new { from = "2022-01", to = "2022-12", @base = 5200 },
                    new { from = "2021-07", to = "2021-12", @base = 5000 },
                    new { from = "2023-01", to = "2023-12", @base = 5500 },
                    new { from = "2024-01", to = "2024-06", @base = 6000 },
                },
            },
        },
    };

    [Fact]
    public async Task A_query_answers_what_was_written_and_completes_the_rest()
    {
        await _host.Put($"/sandbox/persons/{Number}", Guangzhou("paused"));

        var answer = await _host.Ask(Number, "示例甲");

        Assert.True(answer.GetProperty("nameMatches").GetBoolean());
        var record = Assert.Single(answer.GetProperty("records").EnumerateArray());
        Assert.Equal("440100", record.GetProperty("regionCode").GetString());
        Assert.Equal("paused", record.GetProperty("status").GetString());
        Assert.Equal("2021-07", record.GetProperty("from").GetString());
        Assert.Equal("2024-06", record.GetProperty("to").GetString());
        Assert.Equal(36, record.GetProperty("months").GetInt32());
        Assert.Equal(6000m, record.GetProperty("lastBase").GetDecimal());
        Assert.False(record.GetProperty("arrears").GetBoolean());
        Assert.InRange(record.GetProperty("personalNo").GetString()!.Length, 1, 20);
        Assert.False(record.TryGetProperty("history", out _));
        var agency = record.GetProperty("agency");
        Assert.Equal("440100", agency.GetProperty("code").GetString());
        Assert.Contains("广州", agency.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Contains("沙箱", agency.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal("510000", agency.GetProperty("postCode").GetString());
    }

    [Fact]
    public async Task Writing_again_changes_the_status()
    {
        await _host.Put($"/sandbox/persons/{Number}", Guangzhou("active"));
        var before = (await _host.Ask(Number, "示例甲")).GetProperty("records")[0];
        await _host.Put($"/sandbox/persons/{Number}", Guangzhou("paused"));
        var after = (await _host.Ask(Number, "示例甲")).GetProperty("records")[0];

        Assert.Equal(("active", JsonValueKind.Null), (before.GetProperty("status").GetString(), before.GetProperty("to").ValueKind));
        Assert.Equal(("paused", "2024-06"), (after.GetProperty("status").GetString(), after.GetProperty("to").GetString()));
        Assert.Equal(before.GetProperty("personalNo").GetString(), after.GetProperty("personalNo").GetString());
    }

    [Theory]
    [InlineData("43010219000101004X", "43010219000101004x")]
    [InlineData("43010219000101004x", " 43010219000101004X ")]
    public async Task A_number_matches_trimmed_and_in_either_case(string written, string asked)
    {
        await _host.Put($"/sandbox/persons/{written}", Guangzhou("paused"));

        Assert.Equal(1, (await _host.Ask(asked, "示例甲")).GetProperty("records").GetArrayLength());
    }

    [Fact]
    public async Task Another_name_still_gets_the_records_and_is_told()
    {
        await _host.Put($"/sandbox/persons/{Number}", Guangzhou("paused"));

        var answer = await _host.Ask(Number, "示例乙");

        Assert.False(answer.GetProperty("nameMatches").GetBoolean());
        Assert.Equal(1, answer.GetProperty("records").GetArrayLength());
    }

    [Fact]
    public async Task Nobody_knows_an_unknown_person() =>
        Assert.Equal(0, (await _host.Ask("110105190001010060", "示例甲")).GetProperty("records").GetArrayLength());

    [Fact]
    public async Task A_region_outside_the_table_gets_an_agency_by_its_code()
    {
        var person = await _host.Put($"/sandbox/persons/{Number}", new
        {
            name = "示例甲",
            records = new[] { new { regionCode = "650100", line = "medical", status = "active", from = "2026-02" } },
        });

        var record = person.GetProperty("records")[0];
        Assert.Equal("沙箱经办机构 650100", record.GetProperty("agency").GetProperty("name").GetString());
        // February to November 2026, both included.
        Assert.Equal(10, record.GetProperty("months").GetInt32());
    }

    [Theory]
    [InlineData("""{"records":[]}""", "/name")]
    [InlineData("""{"name":"示例甲"}""", "/records")]
    [InlineData("""{"name":"示例甲","idNumber":"110105190001010060","records":[]}""", "/idNumber")]
    public Task A_wrong_person_is_refused(string json, string field) => AssertRefused(json, field);

    [Theory]
    [InlineData("""{"regionCode":"4401","line":"pension","status":"active","from":"2024-01"}""", "/regionCode")]
    [InlineData("""{"regionCode":"440100","line":"pensions","status":"active","from":"2024-01"}""", "/line")]
    [InlineData("""{"regionCode":"440100","line":"pension","status":"gone","from":"2024-01"}""", "/status")]
    [InlineData("""{"regionCode":"440100","line":"pension","status":"active"}""", "/from")]
    [InlineData("""{"regionCode":"440100","line":"pension","status":"paused","from":"2024-01"}""", "/to")]
    [InlineData("""{"regionCode":"440100","line":"pension","status":"paused","from":"2024-02","to":"2024-01"}""", "/to")]
    [InlineData("""{"regionCode":440100}""", "/regionCode")]
    public Task A_wrong_record_is_refused(string record, string field) =>
        AssertRefused($$"""{"name":"示例甲","records":[{{record}}]}""", "/records/0" + field);

    [Theory]
    [InlineData("""{"from":"2024-13","to":"2024-12","base":1}""", "/history/0/from")]
    [InlineData("""{"from":"2024-02","to":"2024-01","base":1}""", "/history/0/to")]
    [InlineData("""{"from":"2024-01","to":"2024-01","base":-1}""", "/history/0/base")]
    [InlineData("""{"from":"2024-01","to":"2024-03","base":1},{"from":"2024-03","to":"2024-04","base":1}""", "/history")]
    public Task A_wrong_history_is_refused(string periods, string field) =>
        A_wrong_record_is_refused($$"""{"regionCode":"440100","line":"pension","status":"paused","history":[{{periods}}]}""", field);

    private async Task AssertRefused(string json, string field)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _host.Control.PutAsync($"/sandbox/persons/{Number}", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
        Assert.Equal(0, (await _host.GetJson("/sandbox/persons")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_list_comes_in_pages_without_gap_or_repetition()
    {
        string[] numbers = ["430102190001010015", "430102190001010023", "440106190003150035"];
        foreach (var number in numbers) await _host.Put($"/sandbox/persons/{number}", Guangzhou("paused"));

        var first = await _host.GetJson("/sandbox/persons?limit=2");
        var second = await _host.GetJson($"/sandbox/persons?limit=2&cursor={first.GetProperty("next").GetString()}");

        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(numbers, first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray())
            .Select(item => item.GetProperty("idNumber").GetString()));
    }

    [Fact]
    public async Task A_person_read_can_be_written_back()
    {
        await _host.Put($"/sandbox/persons/{Number}", Guangzhou("active"));
        var read = await _host.GetJson($"/sandbox/persons/{Number}");

        Assert.Equal(read.ToString(), (await _host.Put($"/sandbox/persons/{Number}", read)).ToString());
    }
}
