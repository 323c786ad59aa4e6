using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using HrActors.TestSupport;

namespace HrActors.Sandbox.Tests.Hosting;

/// <summary>The sandbox as its own process, as the product starts it.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _firstLine;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private SandboxProcess(Process process, Uri url, string firstLine)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
        _firstLine = firstLine;
        Client = new HttpClient { BaseAddress = url };
        Client.DefaultRequestHeaders.Authorization = new("Bearer", SandboxHost.Key);
    }

    public int Id => _process.Id;
    public HttpClient Client { get; }

    public static async Task<SandboxProcess> Start(string folder, int? ownerPid = null)
    {
        var url = new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}");
        var process = Launch(url, folder, ownerPid);
        var ready = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience.Limit);
        Assert.NotNull(ready);
        return new SandboxProcess(process, url, ready);
    }

    /// <summary>Runs one that is expected to end by itself.</summary>
    public static async Task<(int ExitCode, string Printed)> RunToEnd(Uri url, string folder)
    {
        using var process = Launch(url, folder, null);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience.Limit);
        return (process.ExitCode, await output + await errors);
    }

    public async Task<JsonElement> Health() => await Client.GetFromJsonAsync<JsonElement>("/health");

    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience.Limit);
    }

    /// <summary>All that it printed; waits for its end.</summary>
    public async Task<string> Printed() => _firstLine + "\n" + await _output.WaitAsync(Patience.Limit) + await _errors.WaitAsync(Patience.Limit);

    public Task Ended() => _process.WaitForExitAsync().WaitAsync(Patience.Limit);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }

    private static Process Launch(Uri url, string folder, int? ownerPid)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Sandbox.Hosting.SandboxApp).Assembly.Location]) 
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SANDBOX_URL"] = url.ToString();
        start.Environment["SANDBOX_DATA"] = folder;
        start.Environment["SANDBOX_KEY"] = SandboxHost.Key;
        start.Environment["SANDBOX_OWNER_PID"] = ownerPid?.ToString(CultureInfo.InvariantCulture) ?? "";
        return Process.Start(start)!;
    }
}
