using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using HrActors.TestSupport;

namespace HrActors.Benchmarks.Product;

/// <summary>The product as its own process, as it is delivered, on free loopback ports, with a probe inside.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly string _socket;
    private readonly ConcurrentQueue<string> _output = new();

    private SiloProcess(Process process, Uri url, string socket)
    {
        _process = process;
        _socket = socket;
        Url = url;
    }

    public Uri Url { get; }

    /// <summary>Processor time used so far, all cores together.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Where the product lies: in the folder it was published to, or built beside this program.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("HR_PUBLISHED") is { Length: > 0 } published ? published : AppContext.BaseDirectory;

    /// <summary>Warnings and errors it printed.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. _output.Where(line => line.Contains("warn:", StringComparison.Ordinal) || line.Contains("fail:", StringComparison.Ordinal))];

    /// <param name="folder">The folder of data and keys.</param>
    /// <param name="connectionString">PostgreSQL; null for SQLite in the folder.</param>
    /// <param name="more">One more variable of its environment.</param>
    public static async Task<SiloProcess> Start(
        string folder, string? connectionString, CancellationToken cancellationToken, (string Name, string Value)? more = null)
    {
        var ports = FreePorts.Take(3);
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ports[0]}/"));
        var socket = Path.Combine(folder, "probe");
        File.Delete(socket);
        var info = new ProcessStartInfo("dotnet", [Path.Combine(Folder, "HrActors.Silo.dll"), "--sample", "none"])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        info.Environment["HR_ADMIN_PASSWORD"] = Guid.NewGuid().ToString("N");
        info.Environment["HR_DATA"] = folder;
        info.Environment["ASPNETCORE_URLS"] = url.ToString();
        info.Environment["Hr__SiloPort"] = ports[1].ToString(CultureInfo.InvariantCulture);
        info.Environment["Hr__GatewayPort"] = ports[2].ToString(CultureInfo.InvariantCulture);
        info.Environment["Hr__Sandbox"] = "none";
        info.Environment["ConnectionStrings__hr"] = connectionString ?? "";
        info.Environment["DOTNET_STARTUP_HOOKS"] = typeof(SiloProcess).Assembly.Location;
        info.Environment[Probe.Variable] = socket;
        if (more is { } variable) info.Environment[variable.Name] = variable.Value;

        var silo = new SiloProcess(Process.Start(info)!, url, socket);
        silo._process.OutputDataReceived += (_, line) => silo.Keep(line.Data);
        silo._process.ErrorDataReceived += (_, line) => silo.Keep(line.Data);
        silo._process.BeginOutputReadLine();
        silo._process.BeginErrorReadLine();
        await silo.WaitUntilReady(cancellationToken);
        return silo;
    }

    public async Task<ProbeClient> Connect() => await ProbeClient.Connect(_socket);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitUntilReady(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Url };
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var since = Stopwatch.StartNew();
        while (since.Elapsed < StartLimit && !_process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync("health/ready", cancellationToken);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await again.WaitForNextTickAsync(cancellationToken);
        }

        throw new InvalidOperationException($"The product is not ready:{Environment.NewLine}{string.Join(Environment.NewLine, _output)}");
    }

    private void Keep(string? line)
    {
        if (line is not null) _output.Enqueue(line);
    }
}
