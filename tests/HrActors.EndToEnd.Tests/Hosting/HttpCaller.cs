using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace HrActors.EndToEnd.Tests.Hosting;

/// <summary>An answer of the interface.</summary>
internal sealed record HttpAnswer(HttpStatusCode Status, JsonElement Json, HttpResponseHeaders Headers, string Text)
{
    public string? Code => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    public JsonElement this[string member] => Json.GetProperty(member);

    public HttpAnswer Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{(int)status} expected, {(int)Status} came: {Text}");
        return this;
    }

    public HttpAnswer Expect(HttpStatusCode status, string code)
    {
        Assert.True(Status == status && Code == code, $"{(int)status} {code} expected, {(int)Status} came: {Text}");
        return this;
    }
}

/// <summary>Calls the interface as one user or key.</summary>
internal sealed class HttpCaller(Uri root, string? token = null)
{
    private static readonly HttpClient Http = new() { Timeout = Patience.Limit };

    public static async Task<HttpCaller> SignIn(Uri root, string userName, string password = ProductHost.Password)
    {
        var answer = (await new HttpCaller(root).Post("/sessions", new { userName, password })).Expect(HttpStatusCode.OK);
        return new HttpCaller(root, answer["token"].GetString());
    }

    public Task<HttpAnswer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<HttpAnswer> Post(string path, object? body = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, JsonContent.Create(body ?? new { }), headers);

    public Task<HttpAnswer> Put(string path, object body) => Send(HttpMethod.Put, path, JsonContent.Create(body), []);

    public Task<HttpAnswer> Patch(string path, object body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Patch, path, JsonContent.Create(body), headers);

    public Task<HttpAnswer> PostText(string path, string body, string mediaType = "application/json",
        params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, mediaType), headers);

    public async Task<HttpAnswer> Send(HttpMethod method, string path, HttpContent? content, (string Name, string Value)[] headers)
    {
        using var request = Request(method, path);
        request.Content = content;
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true && text.Length > 0;
        return new(response.StatusCode, isJson ? JsonSerializer.Deserialize<JsonElement>(text) : default, response.Headers, text);
    }

    public async Task<byte[]> Bytes(string path)
    {
        using var request = Request(HttpMethod.Get, path);
        using var response = await Http.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    /// <summary>What a command answers that is no JSON.</summary>
    public async Task<byte[]> PostForBytes(string path, object body)
    {
        using var request = Request(HttpMethod.Post, path);
        request.Content = JsonContent.Create(body);
        using var response = await Http.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(root, "/api/v1" + path));
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return request;
    }
}
