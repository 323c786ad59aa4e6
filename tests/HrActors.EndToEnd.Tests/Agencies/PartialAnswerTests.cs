using System.Text.Json.Nodes;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Agencies;

/// <summary>Two agencies, one of them in trouble: what the other knows is used, and who is missing is said.</summary>
public sealed class PartialAnswerTests : IAsyncLifetime
{
    private SecondAgency _second = null!;
    private ProductHost _host = null!;
    private Api _manager = null!;

    public async Task InitializeAsync()
    {
        _second = await SecondAgency.Start();
        _host = await ProductHost.Start(environment: new(_second.Settings) { ["Hr__Agencies__CallSeconds"] = "1" });
        _manager = await Api.SignIn(_host, "manager");
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _second.DisposeAsync();
    }

    [Fact]
    public async Task An_agency_that_is_slow_down_or_failing_is_named_as_missing_until_it_answers()
    {
        foreach (var faults in new object[] { new { latencyMs = 60_000 }, new { down = true }, new { errorRate = 1.0 } })
        {
            var person = SharedProduct.NewPerson();
            await SandboxPerson.Paused(_host, person.IdNumber, person.Name, "440100");
            await _second.Set($"persons/{person.IdNumber}", new { name = person.Name, records = new[] { SharedProduct.Pension("paused") } });
            await _second.Set("faults", faults);

            (await _manager.Post("employees", person.Hire())).Ok();
            var partial = await Seen(person, employee => Names(employee, "answered").SequenceEqual(["sandbox"]));
            Assert.Equal(["hubei", "sandbox"], Names(partial, "asked"));
            Assert.Equal("pending", partial["query"]!["state"]!.GetValue<string>());
            Assert.Equal(["440100"], Places(partial));

            await _second.Set("faults", new { });
            var whole = await Seen(person, employee => employee["query"]!["state"]!.GetValue<string>() == "complete");
            Assert.Equal(["hubei", "sandbox"], Names(whole, "answered"));
            Assert.Equal(["420100", "440100"], Places(whole));
            Assert.All(whole["enrolments"]!.AsArray(), record =>
            {
                Assert.Equal(record!["regionCode"]!.GetValue<string>() == "420100" ? "hubei" : "sandbox", record["source"]!.GetValue<string>());
                Assert.InRange(record["asOf"]!.GetValue<DateTimeOffset>(), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(1));
            });
        }
    }

    [Fact]
    public async Task A_silent_office_behind_an_agency_is_named_by_place_and_line()
    {
        var person = SharedProduct.NewPerson();
        await _second.Set(
            $"persons/{person.IdNumber}",
            new { name = person.Name, records = new[] { SharedProduct.Pension("active"), SharedProduct.Pension("paused", line: "medical") } });
        await _second.Set("faults", new { silent = new[] { new { regionCode = "42", line = "medical" } } });

        (await _manager.Post("employees", person.Hire())).Ok();

        // A call has one second: on a busy machine other lines may be missing at first, too.
        var partial = await Seen(person, employee => Names(employee, "answered").SequenceEqual(["sandbox"])
            && Gaps(employee).SequenceEqual(["hubei 42 medical"]) && employee["findings"]!.AsArray().Count > 0);
        Assert.Equal(["pension"], Lines(partial));
        Assert.Contains("ACTIVE_ELSEWHERE", partial["findings"]!.AsArray().Select(finding => finding!["code"]!.GetValue<string>()));

        await _second.Set("faults", new { });
        var whole = await Seen(person, employee => employee["query"]!["state"]!.GetValue<string>() == "complete");
        Assert.Empty(whole["query"]!["unanswered"]!.AsArray());
        Assert.Equal(["medical", "pension"], Lines(whole));
        var known = whole["query"]!["known"]!.AsArray().Where(part => part!["source"]!.GetValue<string>() == "hubei").ToList();
        Assert.Equal(2, known.Select(part => part!["answeredAt"]!.GetValue<DateTimeOffset>()).Distinct().Count());
    }

    [Fact]
    public async Task An_agency_that_fails_half_of_the_time_answers_all_the_same()
    {
        await _second.Set("faults", new { errorRate = 0.5 });
        var person = SharedProduct.NewPerson();

        (await _manager.Post("employees", person.Hire())).Ok();

        var whole = await Seen(person, employee => employee["query"]!["state"]!.GetValue<string>() == "complete");
        Assert.Equal(["hubei", "sandbox"], Names(whole, "answered"));
    }

    private Task<JsonNode> Seen(TestPerson person, Func<JsonNode, bool> isSo) =>
        Eventually.Get(() => _manager.Read("employees/" + person.EmployeeNo), isSo, "the query has come so far");

    private static IEnumerable<string> Names(JsonNode employee, string member) =>
        employee["query"]![member]!.AsArray().Select(name => name!.GetValue<string>());

    /// <summary>Source, region and lines of each gap.</summary>
    private static IEnumerable<string> Gaps(JsonNode employee) => employee["query"]!["unanswered"]!.AsArray().Select(gap =>
        $"{gap!["source"]} {gap["regionCode"]} {string.Join(',', gap["lines"]!.AsArray().Select(line => line!.GetValue<string>()))}");

    private static IEnumerable<string> Lines(JsonNode employee) =>
        employee["enrolments"]!.AsArray().Select(record => record!["line"]!.GetValue<string>()).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Places(JsonNode employee) =>
        employee["enrolments"]!.AsArray().Select(record => record!["regionCode"]!.GetValue<string>()).Order(StringComparer.Ordinal);
}
