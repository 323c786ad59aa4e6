using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HrActors.Sandbox.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Sandbox.Tests.Callbacks;

/// <summary>Takes callbacks on a free port and answers with the statuses it was told, then 204.</summary>
internal sealed class CallbackListener : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CallbackListener(WebApplication app) => _app = app;

    public ConcurrentQueue<int> Answers { get; } = new();
    public ConcurrentQueue<(JsonElement Body, bool Signed)> Received { get; } = new();
    public Uri Url => new(_app.Urls.First() + "/callbacks");
    public Task First => _first.Task;
    public string[] Nodes => [.. Received.Select(r => r.Body.GetProperty("node").GetString()!)];

    public static async Task<CallbackListener> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRouting();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var listener = new CallbackListener(app);
        app.Run(listener.Take);
        await app.StartAsync();
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task Take(HttpContext context)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes);
        var body = bytes.ToArray();
        var expected = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(SandboxHost.Secret), body));
        context.Response.StatusCode = Answers.TryDequeue(out var status) ? status : StatusCodes.Status204NoContent;
        Received.Enqueue((JsonSerializer.Deserialize<JsonElement>(body), context.Request.Headers["X-Signature"] == expected));
        _first.TrySetResult();
    }
}
