using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace HrActors.Benchmarks.Faults;

/// <summary>
/// An upstream system that does what it should: it keeps a batch until it is acknowledged, and sends it again with the same ids, to the next
/// address where there are several.
/// </summary>
internal sealed class UpstreamClient(IReadOnlyList<Uri> addresses, string apiKey, Tally tally) : IDisposable
{
    private static readonly TimeSpan AfterBreak = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(40) };
    private int _address;

    public void Dispose() => _http.Dispose();

    /// <summary>Sends the batches one after the other, each until it is taken.</summary>
    public async Task SendAll(IEnumerable<IReadOnlyList<PlannedPunch>> batches, CancellationToken cancellationToken)
    {
        foreach (var batch in batches)
        {
            while (await TrySend(batch, cancellationToken) is { } wait)
            {
                using var pause = new PeriodicTimer(wait < LongestWait ? wait : LongestWait);
                await pause.WaitForNextTickAsync(cancellationToken);
            }
        }
    }

    /// <summary>Null when the batch was taken; otherwise how long to wait before it is sent again.</summary>
    private async Task<TimeSpan?> TrySend(IReadOnlyList<PlannedPunch> batch, CancellationToken cancellationToken)
    {
        var address = new Uri(addresses[_address % addresses.Count], "/api/v1/attendance/events");
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(batch.Select(punch => punch.ToCloudEvent()))),
            Headers = { Authorization = new("Bearer", apiKey) },
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents-batch+json");
        tally.Send(batch.Count);
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            var json = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            if (response.StatusCode == HttpStatusCode.OK)
            {
                Note(batch, json);
                return null;
            }

            _address++;
            tally.Refuse((int)response.StatusCode, json.GetProperty("code").GetString(), response.Headers.RetryAfter is not null);
            return response.Headers.RetryAfter?.Delta ?? AfterBreak;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException
            || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            _address++;
            tally.Break();
            return AfterBreak;
        }
    }

    private void Note(IReadOnlyList<PlannedPunch> batch, JsonElement answer)
    {
        var rejected = answer.GetProperty("rejected").EnumerateArray().ToDictionary(
            item => item.GetProperty("index").GetInt32(), item => item.GetProperty("code").GetString());
        foreach (var code in rejected.Values) tally.Refuse(200, code, saysWhen: true);
        tally.Acknowledge(
            batch.Where((_, index) => !rejected.ContainsKey(index)), answer.GetProperty("accepted").GetInt32(), answer.GetProperty("duplicates").GetInt32());
    }
}
