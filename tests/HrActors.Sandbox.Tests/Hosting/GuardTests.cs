using System.Net;
using System.Text;
using System.Text.Json;
using HrActors.Sandbox.Hosting;
using HrActors.Sandbox.Tests.Transfers;
using Microsoft.AspNetCore.Http;

namespace HrActors.Sandbox.Tests.Hosting;

public sealed class GuardTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private SandboxHost _host = null!;

    public async Task InitializeAsync() => _host = await SandboxHost.Start(_folder.Path);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer ")]
    [InlineData("Bearer wrong")]
    [InlineData("Basic " + SandboxHost.Key)]
    public async Task The_agency_side_asks_for_its_key(string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/agency/v1/transfers/SBX-20261123-000001");
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var response = await _host.Control.SendAsync(request);

        await TransferTests.AssertProblem(response, HttpStatusCode.Unauthorized, "auth.required");
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1:5081", true)]
    [InlineData("::ffff:127.0.0.1", "localhost:5081", true)]
    [InlineData("::1", "[::1]:5081", true)]
    [InlineData("192.0.2.7", "127.0.0.1:5081", false)]
    [InlineData("::ffff:192.0.2.7", "localhost:5081", false)]
    [InlineData("127.0.0.1", "rebound.example:5081", false)]
    [InlineData(null, "localhost", false)]
    public async Task The_control_side_answers_this_machine_only(string? remote, string host, bool allowed)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        context.Request.Host = new HostString(host);
        var reached = false;

        await LoopbackGuard.Invoke(context, _ =>
        {
            reached = true;
            return Task.CompletedTask;
        });

        Assert.Equal((allowed, allowed ? 200 : 403), (reached, context.Response.StatusCode));
    }

    [Theory]
    [InlineData("GET", "/sandbox/persons")]
    [InlineData("PUT", "/sandbox/persons/110105190001010044")]
    [InlineData("GET", "/sandbox/submissions")]
    [InlineData("PUT", "/sandbox/transfers/SBX-20261123-000001/nodes")]
    [InlineData("PUT", "/sandbox/pace")]
    [InlineData("PUT", "/sandbox/faults")]
    [InlineData("PUT", "/sandbox/owner")]
    [InlineData("GET", "/sandbox/callbacks")]
    public async Task The_guard_stands_before_every_control_address(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Host = "rebound.example";
        if (method == "PUT") request.Content = new StringContent("{}", null, "application/json");

        using var response = await _host.Control.SendAsync(request);

        await TransferTests.AssertProblem(response, HttpStatusCode.Forbidden, "sandbox.local-only");
    }

    [Theory]
    [InlineData(null, "没有")]
    [InlineData("zh-CN", "没有")]
    [InlineData("fr, en;q=0.8, zh;q=0.5", "There is")]
    [InlineData("en-GB", "There is")]
    [InlineData("fr", "没有")]
    public async Task A_refusal_speaks_the_callers_language(string? language, string start)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/agency/v1/transfers/none");
        if (language is not null) request.Headers.TryAddWithoutValidation("Accept-Language", language);

        using var response = await _host.Agency.SendAsync(request);

        var problem = await TransferTests.AssertProblem(response, HttpStatusCode.NotFound, "agency.unknown-receipt");
        Assert.StartsWith(start, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "application/json", 400, "request.invalid-json")]
    [InlineData("null", "application/json", 400, "request.invalid-json")]
    [InlineData("""{"speed":1}""", "application/json", 400, "request.invalid-json")]
    [InlineData("""{"secondsPerLeg":"1"}""", "application/json", 400, "request.invalid-json")]
    [InlineData("""{"secondsPerLeg":-1}""", "application/json", 400, "request.invalid")]
    [InlineData("secondsPerLeg=1", "application/x-www-form-urlencoded", 415, "request.not-json")]
    public async Task A_body_that_cannot_be_used_is_refused(string body, string type, int status, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await _host.Control.PutAsync("/sandbox/pace", content);

        await TransferTests.AssertProblem(response, (HttpStatusCode)status, code);
    }

    [Fact]
    public async Task A_json_body_over_1_MB_is_too_large()
    {
        using var content = new StringContent("\"" + new string('x', 1024 * 1024) + "\"", Encoding.UTF8, "application/json");
        using var response = await _host.Control.PutAsync("/sandbox/pace", content);

        await TransferTests.AssertProblem(response, HttpStatusCode.RequestEntityTooLarge, "request.too-large");
    }

    [Theory]
    [InlineData("GET", "/nothing", 404, "request.not-found")]
    [InlineData("DELETE", "/sandbox/pace", 405, "request.method")]
    public async Task An_address_that_is_none_is_a_problem_too(string method, string path, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await _host.Control.SendAsync(request);

        await TransferTests.AssertProblem(response, (HttpStatusCode)status, code);
    }

    [Fact]
    public async Task Health_says_who_it_is()
    {
        var health = await _host.GetJson("/health");

        Assert.Equal("hractors-sandbox", health.GetProperty("product").GetString());
        Assert.Equal(Environment.ProcessId, health.GetProperty("pid").GetInt32());
        Assert.Equal(JsonValueKind.Null, health.GetProperty("ownerPid").ValueKind);
    }
}
