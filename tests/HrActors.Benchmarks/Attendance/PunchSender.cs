using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
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

    private int _refused;

    /// <summary>Requests that were told to come back later.</summary>
    public int Refused => _refused;

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

    /// <summary>Does as every upstream system has to: what is refused under pressure is sent again after the time asked for, from where it says.</summary>
    private async Task Send(PunchRequest request, CancellationToken cancellationToken)
    {
        var taken = 0;
        for (ReadOnlyMemory<byte> body = request.Body; ;)
        {
            using var content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new(request.ContentType) } };
            using var answer = await _http.PostAsync(new Uri("api/v1/attendance/events", UriKind.Relative), content, cancellationToken);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            var root = json.RootElement;
            if (answer.IsSuccessStatusCode)
            {
                taken += Taken(root);
                if (taken != request.Events) throw new InvalidOperationException($"{taken} of {request.Events} taken: {root}");
                return;
            }

            if (answer.StatusCode != HttpStatusCode.TooManyRequests) throw new InvalidOperationException($"{(int)answer.StatusCode}: {root}");
            Interlocked.Increment(ref _refused);
            if (root.TryGetProperty("resumeFrom", out var from))
            {
                taken += Taken(root.GetProperty("taken"));
                body = request.From(body, from.GetInt32());
            }

            using var pause = new PeriodicTimer(answer.Headers.RetryAfter?.Delta is { Ticks: > 0 } told ? told : TimeSpan.FromSeconds(1));
            await pause.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Stored now, or by a try that was refused.</summary>
    private static int Taken(JsonElement answer) => answer.GetProperty("accepted").GetInt32() + answer.GetProperty("duplicates").GetInt32();
}
