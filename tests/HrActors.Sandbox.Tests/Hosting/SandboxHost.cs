using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HrActors.Sandbox.Callbacks;
using HrActors.Sandbox.Hosting;
using HrActors.Sandbox.Transfers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HrActors.Sandbox.Tests.Hosting;

/// <summary>A sandbox on a free port; with a folder of its own unless one is given. Nothing moves until the test says so.</summary>
internal sealed class SandboxHost : IAsyncDisposable
{
    public const string Key = "test-key";
    public const string Secret = "test-secret";

    private readonly WebApplication _app;

    private SandboxHost(WebApplication app, FakeTimeProvider time)
    {
        _app = app;
        Time = time;
        var address = new Uri(app.Urls.First());
        Control = new HttpClient { BaseAddress = address };
        Agency = new HttpClient { BaseAddress = address };
        Agency.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    public FakeTimeProvider Time { get; }
    public HttpClient Control { get; }
    public HttpClient Agency { get; }
    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>2026-11-23 10:00 in Shanghai.</summary>
    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));

    public static async Task<SandboxHost> Start(string folder, Uri? callbackUrl = null, FakeTimeProvider? time = null)
    {
        time ??= Clock();
        var app = SandboxApp.Build(Options(folder, callbackUrl) with { Time = time, RunInBackground = false });
        await app.StartAsync();
        return new SandboxHost(app, time);
    }

    public static SandboxOptions Options(string folder, Uri? callbackUrl = null) => new()
    {
        Url = new Uri("http://127.0.0.1:0"),
        DataFolder = folder,
        Key = Key,
        CallbackUrl = callbackUrl,
        CallbackSecret = callbackUrl is null ? null : Secret,
    };

    public async Task<JsonElement> Put(string path, object body)
    {
        using var response = await Control.PutAsJsonAsync(path, body);
        return await Read(response);
    }

    public async Task<JsonElement> Ask(string idNumber, string name)
    {
        using var response = await Agency.PostAsJsonAsync("/agency/v1/enrolments/query", new { idNumber, name });
        return await Read(response);
    }

    public async Task<JsonElement> GetJson(string path)
    {
        using var response = await Agency.GetAsync(path);
        return await Read(response);
    }

    /// <summary>Submits and returns the receipt number.</summary>
    public async Task<string> Submit(string key, SignedForm form)
    {
        using var response = await Post(key, form);
        return (await Read(response)).GetProperty("receiptNo").GetString()!;
    }

    public Task<HttpResponseMessage> Post(string? key, SignedForm form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/agency/v1/transfers") { Content = form.Content() };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return Agency.SendAsync(request);
    }

    public async Task<string[]> Nodes(string receiptNo) =>
        [.. (await GetJson($"/agency/v1/transfers/{receiptNo}")).GetProperty("nodes").EnumerateArray()
            .Select(node => node.GetProperty("node").GetString()!)];

    public Task<int> StepPace() => Get<PaceClock>().Step();

    public Task<int> StepCallbacks() => Get<CallbackSender>().Step(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        Agency.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task<JsonElement> Read(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
