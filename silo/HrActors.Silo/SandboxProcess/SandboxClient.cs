using System.Text.Json;
using HrActors.Silo.Json;

namespace HrActors.Silo.SandboxProcess;

/// <summary>What a sandbox says of itself.</summary>
internal sealed record SandboxHealth
{
    public const string ProductName = "hractors-sandbox";

    public required string Product { get; init; }
    public required int Pid { get; init; }
    public int? OwnerPid { get; init; }
    public string? Version { get; init; }
}

/// <summary>Speaks to the control side of a sandbox on this machine.</summary>
internal sealed class SandboxClient(HttpClient http)
{
    /// <summary>Null when nothing answers; a health without our product name when something else does.</summary>
    public async Task<SandboxHealth?> GetHealth(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(url, "/health"), cancellationToken);
            if (!response.IsSuccessStatusCode) return Foreign;
            return await response.Content.ReadFromJsonAsync<SandboxHealth>(HrJson.Options, cancellationToken) ?? Foreign;
        }
        catch (JsonException)
        {
            return Foreign;
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError == HttpRequestError.ConnectionError ? null : Foreign;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Foreign;
        }
    }

    /// <summary>Makes a sandbox that outlived its silo ours. False when it refused.</summary>
    public async Task<bool> Adopt(Uri url, SandboxSecrets secrets, Uri callback, CancellationToken cancellationToken)
    {
        var owner = new Owner
        {
            Pid = Environment.ProcessId, CallbackUrl = callback.ToString(), CallbackSecret = secrets.CallbackSecret, Key = secrets.Key,
        };
        try
        {
            using var response = await http.PutAsJsonAsync(new Uri(url, "/sandbox/owner"), owner, HrJson.Options, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // It ended just now: the next look finds nothing and starts another.
            return false;
        }
    }

    private static SandboxHealth Foreign => new() { Product = "", Pid = 0 };

    private sealed record Owner
    {
        public required int Pid { get; init; }
        public required string CallbackUrl { get; init; }
        public required string CallbackSecret { get; init; }
        public required string Key { get; init; }

        public override string ToString() => nameof(Owner);
    }
}
