using System.Net;
using System.Net.Http.Json;
using HrActors.Sandbox.Tests.Hosting;
using HrActors.Sandbox.Tests.Persons;
using HrActors.Sandbox.Tests.Transfers;

namespace HrActors.Sandbox.Tests.Faults;

public sealed class FaultTests : IAsyncLifetime, IDisposable
{
    private const string Number = PersonTests.Number;

    private readonly TempFolder _folder = new();
    private SandboxHost _host = null!;

    public async Task InitializeAsync() => _host = await SandboxHost.Start(_folder.Path);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Down_answers_503_on_the_agency_side_alone()
    {
        await _host.Put("/sandbox/faults", new { down = true });

        using var response = await _host.Post("key-1", SignedForm.For(Number));

        await TransferTests.AssertProblem(response, HttpStatusCode.ServiceUnavailable, "agency.unavailable");
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(0, (await _host.GetJson("/sandbox/submissions")).GetProperty("items").GetArrayLength());

        await _host.Put("/sandbox/faults", new { });
        Assert.Equal("SBX-20261123-000001", await _host.Submit("key-1", SignedForm.For(Number)));
    }

    [Fact]
    public async Task Errors_come_before_and_after_the_effect_and_a_key_still_submits_once()
    {
        await _host.Put("/sandbox/faults", new { errorRate = 1 });
        var form = SignedForm.For(Number);
        var statuses = new HashSet<HttpStatusCode>();
        const int Sent = 60;
        for (var i = 0; i < Sent; i++)
        {
            using var response = await _host.Post("key-1", form);
            statuses.Add(response.StatusCode);
            Assert.StartsWith("{\"type\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal([HttpStatusCode.InternalServerError, HttpStatusCode.ServiceUnavailable], statuses.Order());
        var only = Assert.Single((await _host.GetJson("/sandbox/submissions")).GetProperty("items").EnumerateArray());
        Assert.InRange(only.GetProperty("attempts").GetInt32(), 1, Sent - 1);
    }

    [Fact]
    public async Task A_lost_answer_does_not_reach_the_caller()
    {
        await _host.Put($"/sandbox/persons/{Number}", PersonTests.Guangzhou("paused"));
        await _host.Put("/sandbox/faults", new { errorRate = 1 });
        for (var i = 0; i < 20; i++)
        {
            using var response = await _host.Agency.PostAsJsonAsync("/agency/v1/enrolments/query", new { idNumber = Number, name = "示例甲" });
            Assert.DoesNotContain("records", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Latency_delays_the_agency_side()
    {
        await _host.Put("/sandbox/faults", new { latencyMs = 5000 });
        var slow = _host.Ask(Number, "示例甲");
        // The control side answers while the agency side waits.
        await _host.GetJson("/sandbox/persons");
        Assert.False(slow.IsCompleted);

        while (!slow.IsCompleted)
        {
            _host.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.Equal(0, (await slow).GetProperty("records").GetArrayLength());
    }

    [Theory]
    [InlineData("errorRate", 1.5)]
    [InlineData("errorRate", -0.1)]
    [InlineData("latencyMs", -1)]
    public async Task A_wrong_setting_is_refused(string member, double value)
    {
        using var response = await _host.Control.PutAsJsonAsync("/sandbox/faults", new Dictionary<string, double> { [member] = value });

        var problem = await TransferTests.AssertProblem(response, HttpStatusCode.BadRequest, "request.invalid");
        Assert.True(problem.GetProperty("errors").TryGetProperty("/" + member, out _));
    }
}
