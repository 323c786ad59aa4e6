using HrActors.Sandbox.Hosting;
using Microsoft.Data.Sqlite;

namespace HrActors.Sandbox.Callbacks;

internal sealed partial class CallbackWorker(CallbackSender sender, CallbackOutbox outbox, ILogger<CallbackWorker> logger) : SandboxWorker
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    protected override async Task Work(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await sender.Step(stoppingToken) > 0) continue;
            }
            catch (SqliteException e)
            {
                // What was sent and not recorded is sent again.
                LogFailed(e);
            }

            await outbox.WaitForNews(Look, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Callbacks could not be sent")]
    private partial void LogFailed(Exception exception);
}
