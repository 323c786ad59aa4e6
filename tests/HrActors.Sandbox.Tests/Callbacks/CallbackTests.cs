using System.Text.Json;
using HrActors.Sandbox.Tests.Hosting;
using HrActors.Sandbox.Tests.Persons;
using HrActors.TestSupport;

namespace HrActors.Sandbox.Tests.Callbacks;

public sealed class CallbackTests : IAsyncLifetime, IDisposable
{
    private const string Number = PersonTests.Number;

    private readonly TempFolder _folder = new();
    private CallbackListener _listener = null!;
    private SandboxHost _host = null!;

    public async Task InitializeAsync()
    {
        _listener = await CallbackListener.Start();
        _host = await SandboxHost.Start(_folder.Path, _listener.Url);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _listener.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_node_is_pushed_signed_with_what_a_poll_would_show()
    {
        var receipt = await Submit();
        await Node(receipt, "accepted");
        await _host.StepCallbacks();

        var (body, signed) = Assert.Single(_listener.Received);
        Assert.True(signed);
        Assert.Equal(receipt, body.GetProperty("receiptNo").GetString());
        var polled = (await _host.GetJson($"/agency/v1/transfers/{receipt}")).GetProperty("nodes")[1];
        foreach (var member in polled.EnumerateObject()) Assert.Equal(member.Value.ToString(), body.GetProperty(member.Name).ToString());
        Assert.Equal(0, await _host.StepCallbacks());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(302)]
    public async Task What_was_not_taken_is_sent_again_and_holds_up_what_follows(int status)
    {
        var receipt = await Submit();
        await Node(receipt, "accepted");
        await Node(receipt, "origin-reviewed");
        _listener.Answers.Enqueue(status);

        await _host.StepCallbacks();
        Assert.Equal(["accepted"], _listener.Nodes);
        Assert.Equal(0, await _host.StepCallbacks());

        _host.Time.Advance(TimeSpan.FromSeconds(1));
        await _host.StepCallbacks();
        Assert.Equal(["accepted", "accepted", "origin-reviewed"], _listener.Nodes);
    }

    [Fact]
    public async Task Attempts_grow_further_apart_up_to_half_a_minute()
    {
        await Node(await Submit(), "accepted");
        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 30, 30])
        {
            _listener.Answers.Enqueue(500);
            Assert.Equal(1, await _host.StepCallbacks());
            _host.Time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, await _host.StepCallbacks());
            _host.Time.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    [Fact]
    public async Task A_refusal_ends_the_attempts_and_is_recorded()
    {
        var receipt = await Submit();
        await Node(receipt, "accepted");
        await Node(receipt, "origin-reviewed");
        _listener.Answers.Enqueue(404);
        await _host.StepCallbacks();
        _host.Time.Advance(TimeSpan.FromMinutes(5));
        await _host.StepCallbacks();

        Assert.Equal(["accepted", "origin-reviewed"], _listener.Nodes);
        var items = (await _host.GetJson("/sandbox/callbacks")).GetProperty("items");
        Assert.Equal(("rejected", 404), (items[0].GetProperty("state").GetString(), items[0].GetProperty("lastStatus").GetInt32()));
        Assert.Equal("delivered", items[1].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Duplicates_come_twice_and_out_of_order_with_the_same_event_id()
    {
        await _host.Put("/sandbox/faults", new { duplicateCallbacks = true });
        var receipt = await Submit();
        foreach (var node in (string[])["accepted", "origin-reviewed", "information-table"]) await Node(receipt, node);
        await _host.StepCallbacks();
        Assert.Equal(["origin-reviewed"], _listener.Nodes);
        _host.Time.Advance(TimeSpan.FromSeconds(3));
        await _host.StepCallbacks();
        _host.Time.Advance(TimeSpan.FromSeconds(1));
        await _host.StepCallbacks();

        Assert.Equal(
            ["origin-reviewed", "information-table", "accepted", "information-table", "origin-reviewed", "accepted"],
            _listener.Nodes);
        Assert.All(_listener.Received.GroupBy(r => r.Body.GetProperty("eventId").GetString()), copies => Assert.Equal(2, copies.Count()));
        Assert.All(_listener.Received, r => Assert.True(r.Signed));
    }

    [Fact]
    public async Task The_running_sandbox_pushes_by_itself()
    {
        using var folder = new TempFolder();
        await using var app = Sandbox.Hosting.SandboxApp.Build(SandboxHost.Options(folder.Path, _listener.Url));
        await app.StartAsync();
        using var agency = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        agency.DefaultRequestHeaders.Authorization = new("Bearer", SandboxHost.Key);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/agency/v1/transfers") { Content = SignedForm.For(Number).Content() };
        request.Headers.Add("Idempotency-Key", "key-1");
        using var submitted = await agency.SendAsync(request);
        using var pace = new StringContent("""{"secondsPerLeg":0.001}""", null, "application/json");
        using var set = await agency.PutAsync("/sandbox/pace", pace);

        await _listener.First.WaitAsync(Patience.Limit);

        Assert.Equal("accepted", _listener.Nodes[0]);
        await app.StopAsync();
    }

    private Task<string> Submit() => _host.Submit("key-1", SignedForm.For(Number));

    private Task<JsonElement> Node(string receipt, string node) => _host.Put($"/sandbox/transfers/{receipt}/nodes", new { node });
}
