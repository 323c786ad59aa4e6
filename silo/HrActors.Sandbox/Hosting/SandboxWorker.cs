namespace HrActors.Sandbox.Hosting;

/// <summary>Work that goes on until the host stops; being stopped is its normal end, also when the start failed.</summary>
internal abstract class SandboxWorker : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Work(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Everything acknowledged is on disk; the next start goes on from there.
        }
    }

    protected abstract Task Work(CancellationToken stoppingToken);
}
