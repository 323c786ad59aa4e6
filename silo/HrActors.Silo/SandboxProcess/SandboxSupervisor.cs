using System.Diagnostics;
using HrActors.Silo.Hosting;

namespace HrActors.Silo.SandboxProcess;

/// <summary>
/// Keeps the embedded sandbox agency running: starts it, takes one over that a killed silo left behind, starts it again when it dies,
/// ends it with the silo. What it found last is part of readiness.
/// </summary>
internal sealed partial class SandboxSupervisor(
    HostSettings settings,
    SandboxSecrets secrets,
    SandboxClient client,
    HostAddresses addresses,
    IHostApplicationLifetime lifetime,
    ILogger<SandboxSupervisor> logger) : BackgroundService
{
    private static readonly TimeSpan LookWhileStarting = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LookWhileWell = TimeSpan.FromSeconds(2);

    private readonly SandboxChild _child = new(settings, secrets);
    private Process? _process;
    private int _ownedPid;
    private int _starts;

    /// <summary>Null while it runs and is ours; otherwise what keeps it from being used.</summary>
    public string? Trouble { get; private set; } = "starting";

    /// <summary>It could be used at least once since the start.</summary>
    public bool WasWell { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // At once where possible: a sandbox that was left behind waits a few seconds only.
            if (!addresses.IsKnown) await HostAddresses.WhenKnown(lifetime, stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                Note(await Look(stoppingToken));
                await Task.Delay(Trouble is null ? LookWhileWell : LookWhileStarting, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopping();
        }
        finally
        {
            if (_ownedPid != 0) SandboxChild.End(_ownedPid);
            _process?.Dispose();
        }
    }

    private async Task<string?> Look(CancellationToken cancellationToken)
    {
        var url = settings.Options.SandboxUrl;
        var health = await client.GetHealth(url, cancellationToken);
        if (health is null) return StartUnlessRunning();
        if (health.Product != SandboxHealth.ProductName)
            return IsChildRunning ? "starting" : $"the port of {url} is used by another program: set Hr__SandboxUrl or Hr__Sandbox=none";
        if (health.OwnerPid == Environment.ProcessId)
        {
            _ownedPid = health.Pid;
            return null;
        }

        if (health.OwnerPid is { } owner && SandboxChild.IsRunning(owner))
            return $"the sandbox at {url} belongs to another running silo (process {owner}): set Hr__SandboxUrl";
        if (health.Pid != _child.RecordedPid)
            return $"the sandbox at {url} has the data of another silo that has ended; waiting for its end";
        if (!await client.Adopt(url, secrets, addresses.Callback("sandbox"), cancellationToken)) return "starting";

        _ownedPid = health.Pid;
        LogAdopted(health.Pid);
        return null;
    }

    private bool IsChildRunning => _process is { HasExited: false };

    private string StartUnlessRunning()
    {
        if (IsChildRunning) return "starting";
        if (_process is { HasExited: true } ended) LogEnded(ended.Id, ended.ExitCode);

        _process?.Dispose();
        _process = _child.Start(addresses.Callback("sandbox"), LogSandbox);
        _ownedPid = _process.Id;
        LogStarted(_process.Id, settings.Options.SandboxUrl, ++_starts);
        return "starting";
    }

    private void Note(string? trouble)
    {
        if (trouble != Trouble && trouble is not (null or "starting")) LogTrouble(trouble);
        Trouble = trouble;
        WasWell |= trouble is null;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Ending the sandbox agency")]
    private partial void LogStopping();

    [LoggerMessage(Level = LogLevel.Information, Message = "Sandbox: {Line}")]
    private partial void LogSandbox(string line);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sandbox agency started as process {Pid} at {Url} (start {Count})")]
    private partial void LogStarted(int pid, Uri url, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sandbox agency of an earlier silo taken over (process {Pid})")]
    private partial void LogAdopted(int pid);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sandbox agency process {Pid} ended with code {Code}; starting it again")]
    private partial void LogEnded(int pid, int code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sandbox agency cannot be used: {Trouble}")]
    private partial void LogTrouble(string trouble);
}
