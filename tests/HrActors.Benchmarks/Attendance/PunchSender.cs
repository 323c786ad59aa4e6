using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace HrActors.Benchmarks.Attendance;

/// <summary>Sends requests over HTTP and checks that every event of them was accepted.</summary>
internal sealed class PunchSender(Uri url, string key) : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 512 })
    {
        BaseAddress = url,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    public void Dispose() => _http.Dispose();

    /// <summary>Sends as fast as <paramref name="callers"/> that each wait for their answer can.</summary>
    public async Task SendAll(PunchRequest[] requests, int callers, CancellationToken cancellationToken)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(Run, cancellationToken)));

        async Task Run()
        {
            for (var i = Interlocked.Increment(ref next); i < requests.Length; i = Interlocked.Increment(ref next))
                await Send(requests[i], cancellationToken);
        }
    }

    /// <summary>
    /// Sends at a steady rate whatever the answers do, and returns the times to answer in milliseconds, sorted, each counted from when the
    /// request was meant to leave: a server that holds up the sender gains nothing by it.
    /// </summary>
    public async Task<double[]> SendAtRate(PunchRequest[] requests, double eventsPerSecond, CancellationToken cancellationToken)
    {
        var times = new ConcurrentBag<double>();
        var sent = new List<Task>(requests.Length);
        var watch = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(Tick);
        var events = 0L;
        for (var i = 0; i < requests.Length; await tick.WaitForNextTickAsync(cancellationToken))
        {
            while (i < requests.Length && TimeSpan.FromSeconds(events / eventsPerSecond) is var due && due <= watch.Elapsed)
            {
                var request = requests[i++];
                events += request.Events;
                sent.Add(Task.Run(() => Timed(request, due), cancellationToken));
            }
        }

        await Task.WhenAll(sent);
        return [.. times.Order()];

        async Task Timed(PunchRequest request, TimeSpan due)
        {
            await Send(request, cancellationToken);
            times.Add((watch.Elapsed - due).TotalMilliseconds);
        }
    }

    private async Task Send(PunchRequest request, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(request.Body) { Headers = { ContentType = new(request.ContentType) } };
        using var answer = await _http.PostAsync(new Uri("api/v1/attendance/events", UriKind.Relative), content, cancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
        using var json = JsonDocument.Parse(body);
        var accepted = json.RootElement.GetProperty("accepted").GetInt32();
        if (accepted != request.Events)
            throw new InvalidOperationException($"{accepted} of {request.Events} accepted: {System.Text.Encoding.UTF8.GetString(body)}");
    }
}
