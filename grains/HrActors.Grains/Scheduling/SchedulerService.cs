using HrActors.Contracts.Access;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HrActors.Grains.Scheduling;

/// <summary>
/// Pokes the scheduler from every silo once a second. Instead of a reminder: as long as one silo lives the table is swept, on either
/// database, and nothing has to be registered.
/// </summary>
internal sealed partial class SchedulerService(IGrainFactory grains, Callers callers, TimeProvider time, ILogger<SchedulerService> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                using var system = callers.AsSystem();
                await grains.GetGrain<ISchedulerGrain>(0).Sweep();
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The database or the silo is not there for a moment: the next tick tries again.
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sweep of the due work failed; the next tick tries again")]
    private partial void LogFailed(Exception exception);
}
