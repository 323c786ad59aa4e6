using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrActors.EndToEnd.Tests.Hosting;

/// <summary>Takes what a product sends by OpenTelemetry (OTLP over HTTP) and, while somebody listens, keeps it as it came.</summary>
internal sealed class TelemetryCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Kind, byte[] Bytes)> _kept = new();
    private volatile bool _listens;

    private TelemetryCollector(WebApplication app) => _app = app;

    /// <summary>What a product is started with, so that it sends here, soon.</summary>
    public Dictionary<string, string?> Environment => new(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BSP_MAX_QUEUE_SIZE"] = "65536",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
    };

    public static async Task<TelemetryCollector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var collector = new TelemetryCollector(app);
        app.MapPost("/v1/{kind}", collector.Take);
        await app.StartAsync();
        return collector;
    }

    public void Listen() => _listens = true;

    /// <summary>Waits until something of each kind came that was measured from now on, and ends listening.</summary>
    public async Task<IReadOnlyList<(string Kind, byte[] Bytes)>> Hear()
    {
        var before = _kept.Count;
        await Condition.Holds("traces and metrics have come", () =>
        {
            var later = _kept.Skip(before).ToLookup(one => one.Kind, StringComparer.Ordinal);
            // Two exports: the first may have been on its way.
            return Task.FromResult(later["traces"].Skip(1).Any() && later["metrics"].Skip(1).Any());
        });
        _listens = false;
        return [.. _kept];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> Take(string kind, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        if (_listens) _kept.Enqueue((kind, body.ToArray()));
        return Results.Bytes(Array.Empty<byte>(), "application/x-protobuf");
    }
}
