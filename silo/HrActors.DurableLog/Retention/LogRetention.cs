using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrActors.DurableLog.Retention;

/// <summary>
/// Lets go of months that are older than <see cref="DurableLogOptions.KeepMonths"/>: when the host has started and once a day, in every
/// process that has the log, after whoever still needs something of them.
/// </summary>
internal sealed partial class LogRetention(
    IDurableLog log, IEnumerable<IBeforeDrop> readers, IOptions<DurableLogOptions> options, IHostApplicationLifetime lifetime, TimeProvider time,
    ILogger<LogRetention> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    /// <summary>Deletes what is older; nothing when everything is kept. Returns how many events that were.</summary>
    internal async Task<long> Sweep(CancellationToken cancellationToken)
    {
        if (options.Value.KeepMonths is not (> 0 and var months)) return 0;

        // The present month is not one of those that are kept: it is not over.
        var firstKept = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddMonths(-months);
        // What is delivered from here on was not asked for: it stays until the next time.
        var delivered = await log.GetStatus(cancellationToken);
        foreach (var reader in readers) await reader.Keep(firstKept, cancellationToken);
        return await log.DropMonthsBefore(firstKept, delivered, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.KeepMonths == 0) return;

        // Readers may be actors, which answer once the whole host has started.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);

        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                timer.Period = Period;
                var dropped = await Sweep(stoppingToken);
                if (dropped > 0) LogDropped(dropped);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Tried again; a host must not end for it.
                LogFailed(exception);
                timer.Period = AfterFailure;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Events} events of months that are not kept any more were deleted from the log")]
    private partial void LogDropped(long events);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old months could not be deleted from the log; tried again in an hour")]
    private partial void LogFailed(Exception exception);
}
