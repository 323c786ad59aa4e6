using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace HrActors.EndToEnd.Tests.Hosting;

/// <summary>
/// The product as its own process on free loopback ports with a folder of its own: from the build output, or from the published folder
/// that HR_PUBLISHED names. Started from an empty folder, as a stranger would.
/// </summary>
internal sealed class ProductHost : IAsyncDisposable
{
    public const string Password = "Trial-run-1!";

    private readonly int[] _ports = FreePorts.Take(4);
    private readonly string _folder = Directory.CreateTempSubdirectory("hr-e2e-").FullName;
    private readonly Dictionary<string, string?> _environment;
    private readonly string[] _command;
    private Process? _process;

    private ProductHost(string[] command, Dictionary<string, string?> environment)
    {
        _command = command;
        _environment = environment;
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(60) };
        SandboxClient = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = SandboxUrl };
    }

    public Uri Url => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_ports[0]}/"));

    public Uri SandboxUrl => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_ports[1]}/"));

    public string DataFolder => Path.Combine(_folder, "data");

    /// <summary>Without a token.</summary>
    public HttpClient Client { get; }

    /// <summary>The control side of the sandbox.</summary>
    public HttpClient SandboxClient { get; }

    /// <summary>What the process has printed so far, both streams.</summary>
    public ConcurrentQueue<string> Output { get; } = new();

    /// <param name="arguments">Such as <c>--sample none</c>.</param>
    /// <param name="environment">Beside the ports, the data folder and the passwords.</param>
    public static async Task<ProductHost> Start(string[]? arguments = null, Dictionary<string, string?>? environment = null)
    {
        var host = new ProductHost([Assembly, .. arguments ?? []], environment ?? []);
        await host.Run();
        return host;
    }

    /// <summary>By the command of the README, from the build that the tests stand on.</summary>
    public static async Task<ProductHost> StartByDotnetRun()
    {
        var project = Path.Combine(RepositoryRoot.Path, "silo", "HrActors.Silo");
        var host = new ProductHost(["run", "--no-build", "--configuration", Configuration, "--project", project], []);
        await host.Run();
        return host;
    }

    /// <summary>Ends the process at once, as a power cut would (kill -9); its child is left alone.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts the process and waits until it says that it is ready.</summary>
    public async Task Run()
    {
        _process = Process.Start(StartInfo())!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Eventually.Get(IsReady, ready => ready, "the product is ready", seconds: 90);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        Client.Dispose();
        SandboxClient.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Assembly => Environment.GetEnvironmentVariable("HR_PUBLISHED") is { Length: > 0 } published
        ? Path.Combine(published, "HrActors.Silo.dll")
        : Path.Combine(RepositoryRoot.Path, "silo", "HrActors.Silo", "bin", Configuration, "net10.0", "HrActors.Silo.dll");

    private static string Configuration => AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";

    private ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in _command) info.ArgumentList.Add(argument);

        info.Environment["HR_DATA"] = DataFolder;
        info.Environment["HR_SAMPLE_PASSWORD"] = Password;
        info.Environment["HR_ADMIN_PASSWORD"] = Password;
        info.Environment["ASPNETCORE_URLS"] = Url.ToString();
        info.Environment["Hr__SandboxUrl"] = SandboxUrl.ToString();
        info.Environment["Hr__SiloPort"] = _ports[2].ToString(CultureInfo.InvariantCulture);
        info.Environment["Hr__GatewayPort"] = _ports[3].ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in _environment) info.Environment[name] = value;
        return info;
    }

    private async Task<bool> IsReady()
    {
        if (_process!.HasExited)
            throw new InvalidOperationException($"The product ended with {_process.ExitCode}:{Environment.NewLine}{string.Join(Environment.NewLine, Output)}");

        try
        {
            using var response = await Client.GetAsync("health/ready");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is not null) Output.Enqueue(line);
    }
}
