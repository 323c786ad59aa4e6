using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace HrActors.TestSupport;

/// <summary>
/// The product as its own process on free loopback ports with a folder of its own: from the build output, or from the published folder
/// that HR_PUBLISHED names. Started from an empty folder and an empty database, as a stranger would.
/// </summary>
public sealed class ProductHost : IAsyncDisposable
{
    public const string Password = "Trial-run-1!";

    private readonly int[] _ports = FreePorts.Take(4);
    private readonly string _folder = Directory.CreateTempSubdirectory("hr-e2e-").FullName;
    private readonly Dictionary<string, string?> _environment;
    private readonly string[] _command;
    private bool _ownsPostgres;
    private Process? _process;

    private ProductHost(string[] command, Dictionary<string, string?> environment)
    {
        _command = command;
        _environment = environment;
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Url, Timeout = Patience.Limit };
        SandboxClient = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = SandboxUrl, Timeout = Patience.Limit };
    }

    public Uri Url => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_ports[0]}/"));

    public Uri SandboxUrl => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_ports[1]}/"));

    public string DataFolder => _environment.GetValueOrDefault("HR_DATA") ?? Path.Combine(_folder, "data");

    /// <summary>Without a token.</summary>
    public HttpClient Client { get; }

    /// <summary>The control side of the sandbox.</summary>
    public HttpClient SandboxClient { get; }

    /// <summary>The server under it; null on SQLite.</summary>
    public PostgresServer? Postgres { get; private set; }

    /// <summary>Of its PostgreSQL; null on SQLite.</summary>
    public string? ConnectionString => _environment.GetValueOrDefault("ConnectionStrings__hr");

    /// <summary>What the process has printed so far, both streams.</summary>
    public ConcurrentQueue<string> Output { get; } = new();

    public bool IsRunning => _process is { HasExited: false };

    /// <param name="arguments">Such as <c>--sample none</c>.</param>
    /// <param name="environment">Beside the ports, the data folder and the passwords.</param>
    /// <param name="database">One of <see cref="Databases"/>; the PostgreSQL is its own, started here and removed with it.</param>
    /// <param name="alsoAt">A second address to listen at; null for none.</param>
    /// <exception cref="SkipException">PostgreSQL is wanted and not installed.</exception>
    public static async Task<ProductHost> Start(
        string[]? arguments = null, Dictionary<string, string?>? environment = null, string database = Databases.Sqlite, Uri? alsoAt = null)
    {
        var host = new ProductHost([Assembly, .. arguments ?? []], new(environment ?? []));
        if (alsoAt is not null) host._environment["ASPNETCORE_URLS"] = $"{host.Url};{alsoAt}";
        try
        {
            if (database == Databases.Postgres) await host.UsePostgres();
            await host.Run();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>By the command of the README, from the build that the tests stand on.</summary>
    public static async Task<ProductHost> StartByDotnetRun()
    {
        var project = Path.Combine(RepositoryRoot.Path, "silo", "HrActors.Silo");
        var host = new ProductHost(["run", "--no-build", "--configuration", Configuration, "--project", project], []);
        await host.Run();
        return host;
    }

    /// <summary>
    /// Another silo of the same cluster, over the same PostgreSQL, with the same keys and a folder of its own; without a sandbox.
    /// </summary>
    public async Task<ProductHost> StartBeside()
    {
        var other = new ProductHost(_command, new(_environment)
        {
            ["HR_KEYS"] = Path.Combine(DataFolder, "keys", "ring.json"),
            ["Hr__Sandbox"] = "none",
        }) { Postgres = Postgres };
        await other.Run();
        return other;
    }

    /// <summary>Ends the process at once, as a power cut would (kill -9); its child is left alone.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends the process as an operator does (SIGTERM) and answers its exit code.</summary>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Another process of the program beside this one, with the same settings, that does what it is told and ends.</summary>
    public async Task<(int ExitCode, string Output)> Command(params string[] arguments)
    {
        var info = StartInfo();
        info.ArgumentList.Clear();
        info.ArgumentList.Add(Assembly);
        foreach (var argument in arguments) info.ArgumentList.Add(argument);
        using var process = Process.Start(info)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Starts the process and waits until it says that it is ready.</summary>
    public async Task Run()
    {
        _process?.Dispose();
        _process = Process.Start(StartInfo())!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilReady(Patience.Limit);
    }

    /// <summary>Waits until the process says that it is ready.</summary>
    public Task WaitUntilReady(TimeSpan limit) =>
        Eventually.Get(IsReady, ready => ready, "the product is ready", (int)limit.TotalSeconds);

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
        if (_ownsPostgres && Postgres is not null) await Postgres.DisposeAsync();
        // A sandbox that a killed process left behind is no child of this one, and writes there until it misses its owner.
        await Eventually.Get(() => Task.FromResult(IsRemoved(_folder)), removed => removed, $"{_folder} is removed");
    }

    /// <summary>Where the product's programs lie: the build output, or the published folder.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("HR_PUBLISHED") is { Length: > 0 } published
        ? published
        : Path.Combine(RepositoryRoot.Path, "silo", "HrActors.Silo", "bin", Configuration, "net10.0");

    private static string Assembly => Path.Combine(Folder, "HrActors.Silo.dll");

    private static string Configuration => AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";

    private async Task UsePostgres()
    {
        Postgres = await PostgresServer.TryStart();
        Skip.If(Postgres is null, PostgresServer.SkipReason);
        _ownsPostgres = true;
        _environment["ConnectionStrings__hr"] = await Postgres.NewDatabase();
        _environment.TryAdd("Hr__Sandbox", "embedded");
    }

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
        info.Environment["Hr__AdvertisedIp"] = "127.0.0.1";
        foreach (var (name, value) in _environment) info.Environment[name] = value;
        return info;
    }

    private async Task<bool> IsReady()
    {
        if (_process!.HasExited)
        {
            throw new InvalidOperationException(
                $"The product ended with {_process.ExitCode}:{Environment.NewLine}{string.Join(Environment.NewLine, Output)}");
        }

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

    private static bool IsRemoved(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is not null) Output.Enqueue(line);
    }
}
