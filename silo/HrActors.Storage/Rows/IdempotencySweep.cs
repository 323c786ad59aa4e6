using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HrActors.Storage.Rows;

/// <summary>Forgets old answers once an hour.</summary>
internal sealed partial class IdempotencySweep(IIdempotencyRows rows, TimeProvider time, ILogger<IdempotencySweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await rows.Purge(stoppingToken);
            }
            catch (DbException e)
            {
                // The next hour tries again; a host must not end for it.
                LogFailed(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old answers to commands could not be removed; tried again in an hour")]
    private partial void LogFailed(Exception exception);
}
