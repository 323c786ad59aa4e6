using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace HrActors.EndToEnd.Tests.Hosting;

/// <summary>The HTTP interface as one signed-in user calls it.</summary>
internal sealed class Api(ProductHost host, string token)
{
    public static async Task<Api> SignIn(ProductHost host, string userName)
    {
        using var response = await host.Client.PostAsJsonAsync("api/v1/sessions", new { userName, password = ProductHost.Password });
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"sign-in of {userName}: {(int)response.StatusCode} {body}");
        return new Api(host, JsonNode.Parse(body)!["token"]!.GetValue<string>());
    }

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Answer> Post(string path, object? body = null, string? idempotencyKey = null) => Send(HttpMethod.Post, path, body ?? new { }, idempotencyKey);

    public Task<Answer> Put(string path, object body) => Send(HttpMethod.Put, path, body);

    public Task<Answer> Patch(string path, object body) => Send(HttpMethod.Patch, path, body);

    /// <summary>The body of an answer that must be a success.</summary>
    public async Task<JsonNode> Read(string path) => (await Get(path)).Ok();

    public async Task<Answer> Send(HttpMethod method, string path, object? body, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, "api/v1/" + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (body is not null) request.Content = JsonContent.Create(body);
        using var response = await host.Client.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return new Answer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, bytes);
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, string? ContentType, byte[] Bytes)
{
    public JsonNode? Json => ContentType is { } type && type.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(Bytes) : null;

    /// <summary>The problem's code; null when it is no problem.</summary>
    public string? Code => Json?["code"]?.GetValue<string>();

    public JsonNode Ok()
    {
        Assert.True((int)Status is >= 200 and < 300, ToString());
        return Json!;
    }

    public override string ToString() => $"{(int)Status} {System.Text.Encoding.UTF8.GetString(Bytes)}";
}
