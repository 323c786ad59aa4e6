using System.Net;
using System.Net.WebSockets;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Web;

[Collection(SharedProductDefinition.Name)]
public sealed class WebTests(SharedProduct product) : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private HttpClient? _client;

    private HttpClient Client => _client ??= new(_handler) { BaseAddress = product.Host.Url };

    public void Dispose()
    {
        _client?.Dispose();
        _handler.Dispose();
    }

    [Theory]
    [InlineData("/sign-in", "script-src 'self';")]
    [InlineData("/api/v1/branches", "default-src 'none'")]
    [InlineData("/api", "frame-ancestors 'none'")]
    public async Task Every_answer_tells_browsers_what_it_may_do(string path, string policy)
    {
        using var answer = await Client.GetAsync(path);

        Assert.Contains(policy, string.Join(';', answer.Headers.GetValues("Content-Security-Policy")) + ';', StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Plain_http_on_this_machine_is_neither_redirected_nor_pinned()
    {
        using var answer = await Client.GetAsync("/sign-in");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task What_the_interface_answers_is_kept_nowhere()
    {
        using var answer = await Client.GetAsync("/api/v1/branches");

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_form_that_another_site_sends_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-out") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Origin", "https://elsewhere.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_socket_that_another_site_opens_is_refused()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");

        var refused = await Assert.ThrowsAsync<WebSocketException>(() =>
            socket.ConnectAsync(new UriBuilder(product.Host.Url) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_may_call_two_hundred_times_at_once()
    {
        var api = await product.SignIn("auditor");
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => api.Get("/account")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
    }
}
