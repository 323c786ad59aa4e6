namespace HrActors.Silo.Hosting;

/// <summary>
/// Keeps the platform's watchdog quiet until the host has started. It counts the time since its last look at the silo's parts from zero,
/// not from its own start: whichever of its two threads comes first, it may complain once that a look has not ended since the machine was
/// booted. Afterwards all it says is heard.
/// </summary>
internal sealed class StartWatch : IHostedLifecycleService
{
    private const string Watchdog = "Orleans.Runtime.Watchdog";
    private volatile bool _started;

    public static void Add(WebApplicationBuilder builder)
    {
        var watch = new StartWatch();
        builder.Services.AddHostedService(_ => watch);
        builder.Logging.AddFilter(Watchdog, level => level >= (watch._started ? LogLevel.Warning : LogLevel.Error));
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _started = true;
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
