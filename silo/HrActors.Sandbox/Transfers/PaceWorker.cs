using HrActors.Sandbox.Hosting;
using Microsoft.Data.Sqlite;

namespace HrActors.Sandbox.Transfers;

internal sealed partial class PaceWorker(PaceClock clock, TimeProvider time, ILogger<PaceWorker> logger) : SandboxWorker
{
    protected override async Task Work(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await clock.Step();
            }
            catch (SqliteException e)
            {
                // The next tick tries again; nothing was committed.
                LogFailed(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Transfers could not be advanced")]
    private partial void LogFailed(Exception exception);
}
