using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HrActors.TestSupport;

namespace HrActors.Benchmarks.TransferFaults;

/// <summary>
/// A client that does as the interface asks: every command has a key of its own and is sent again with it while there is no answer, or one
/// that says later.
/// </summary>
internal sealed class TransferFaultClient(ProductHost host, CancellationToken limit) : IDisposable
{
    private static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromMilliseconds(500);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience.Limit };
    private readonly ConcurrentDictionary<string, int> _said = new();
    private string _token = "";

    /// <summary>What was answered beside success, with the number of times.</summary>
    public IReadOnlyDictionary<string, int> Said => _said;

    public async Task SignIn()
    {
        var session = await Send(HttpMethod.Post, "sessions", new { userName = "manager", password = ProductHost.Password });
        _token = session.GetProperty("token").GetString()!;
    }

    public Task<JsonElement> Get(string path) => Send(HttpMethod.Get, path);

    /// <exception cref="InvalidOperationException">It was refused for good.</exception>
    public Task<JsonElement> Post(string path, object body) => Send(HttpMethod.Post, path, body, Guid.NewGuid().ToString("N"));

    /// <summary>All items of a list of the interface or of the sandbox.</summary>
    public async Task<IReadOnlyList<JsonElement>> All(string path)
    {
        var items = new List<JsonElement>();
        for (var cursor = ""; ;)
        {
            var page = await Get($"{path}?limit=500{cursor}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            if (page.GetProperty("next") is not { ValueKind: not JsonValueKind.Null } next) return items;
            cursor = "&cursor=" + Uri.EscapeDataString(next.ToString());
        }
    }

    public Task<IReadOnlyList<JsonElement>> AllOfSandbox(string list) => All(new Uri(host.SandboxUrl, "sandbox/" + list).ToString());

    /// <summary>Sets something at the sandbox's control side.</summary>
    public Task Control(string path, object body) => Send(HttpMethod.Put, new Uri(host.SandboxUrl, path).ToString(), body);

    public async Task<T> Until<T>(Func<Task<T>> read, Func<T, bool> isSo)
    {
        using var timer = new PeriodicTimer(BeforeAskingAgain);
        while (true)
        {
            var value = await read();
            if (isSo(value)) return value;
            await timer.WaitForNextTickAsync(limit);
        }
    }

    /// <summary>Ends the process of the sandbox, which the silo starts again, and waits until it answers.</summary>
    public async Task RestartSandbox()
    {
        var health = new Uri(host.SandboxUrl, "health").ToString();
        var pid = (await Get(health)).GetProperty("pid").GetInt32();
        using (var process = Process.GetProcessById(pid)) process.Kill();
        await Until(() => Get(health), now => now.GetProperty("pid").GetInt32() != pid);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> Send(HttpMethod method, string path, object? body = null, string? key = null)
    {
        using var timer = new PeriodicTimer(BeforeAskingAgain);
        while (true)
        {
            if (await TrySend(method, path, body, key) is { } answer) return answer;
            await timer.WaitForNextTickAsync(limit);
        }
    }

    /// <summary>Null when it is to be sent again.</summary>
    private async Task<JsonElement?> TrySend(HttpMethod method, string path, object? body, string? key)
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri(host.Url, "api/v1/"), path));
        if (body is not null) request.Content = JsonContent.Create(body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (request.RequestUri!.Authority == host.Url.Authority && _token.Length > 0) request.Headers.Authorization = new("Bearer", _token);
        try
        {
            using var response = await _http.SendAsync(request, limit);
            var text = await response.Content.ReadAsStringAsync(limit);
            if (response.IsSuccessStatusCode) return JsonSerializer.Deserialize<JsonElement>(text);

            var said = string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {Code(text)}");
            Note(said);
            return response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests || said == "409 request.in-progress"
                ? null
                : throw new InvalidOperationException($"{method} {path}: {said}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is TaskCanceledException && !limit.IsCancellationRequested))
        {
            Note("no answer");
            return null;
        }
    }

    private void Note(string said) => _said.AddOrUpdate(said, 1, (_, count) => count + 1);

    private static string Code(string text) =>
        text.StartsWith('{') && JsonSerializer.Deserialize<JsonElement>(text).TryGetProperty("code", out var code) ? code.ToString() : text;
}
