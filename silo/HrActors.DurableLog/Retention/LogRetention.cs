using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrActors.DurableLog.Retention;

/// <summary>Lets go of months that are older than <see cref="DurableLogOptions.KeepMonths"/>: at the start and once a day, in every process that has the log.</summary>
internal sealed partial class LogRetention(
    IDurableLog log, IOptions<DurableLogOptions> options, TimeProvider time, ILogger<LogRetention> logger) : BackgroundService
{
    /// <summary>Deletes what is older; nothing when everything is kept. Returns how many events that were.</summary>
    internal async Task<long> Sweep(CancellationToken cancellationToken)
    {
        if (options.Value.KeepMonths is not (> 0 and var months)) return 0;

        // The present month is not one of those that are kept: it is not over.
        var firstKept = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddMonths(-months);
        return await log.DropMonthsBefore(firstKept, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.KeepMonths == 0) return;

        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), time);
        do
        {
            try
            {
                var dropped = await Sweep(stoppingToken);
                if (dropped > 0) LogDropped(dropped);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Tomorrow tries again; a host must not end for it.
                LogFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Events} events of months that are not kept any more were deleted from the log")]
    private partial void LogDropped(long events);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old months could not be deleted from the log; tried again in a day")]
    private partial void LogFailed(Exception exception);
}
