namespace HrActors.Sandbox.Hosting;

/// <summary>Ends the sandbox when its owner is gone.</summary>
internal sealed partial class OwnerWorker(
    OwnerWatch watch, SandboxOptions options, IHostApplicationLifetime lifetime, ILogger<OwnerWorker> logger)
    : SandboxWorker
{
    protected override async Task Work(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), options.Time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!watch.IsAbandoned()) continue;
            LogAbandoned(watch.OwnerPid);
            lifetime.StopApplication();
            return;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Owner process {OwnerPid} is gone: the sandbox agency ends")]
    private partial void LogAbandoned(int? ownerPid);
}
