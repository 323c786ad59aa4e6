using HrActors.Domain.Localisation;
using HrActors.DurableLog;
using HrActors.Storage.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrActors.Silo.Health;

/// <summary>
/// Events are written and delivered in time. What waits is safe, so that it never keeps the silo from being ready; what cannot be written
/// the check of the database tells.
/// </summary>
internal sealed class LogCheck(IDurableLog log, ILogHealth writing, IStorageHealth storage) : IHealthCheck
{
    /// <summary>Events not delivered yet that are worth a word: some seconds of a busy morning.</summary>
    private const long Many = 20_000;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (storage.Trouble is not null || writing.Trouble is not null)
        {
            return new PartReport("log.not-written", LocalText.Of(
                "事件暂不能写入：来源会收到 503，应稍后重发", "Events cannot be written: their sources are answered 503 and send them again"),
                writing.Trouble?.Since ?? storage.Trouble?.Since).As(HealthStatus.Degraded);
        }

        var queues = await log.GetStatus(cancellationToken);
        var (lag, dead) = (queues.Sum(queue => queue.Lag), queues.Sum(queue => queue.DeadLetters));
        if (dead > 0)
        {
            return new PartReport("log.dead-letters", LocalText.Of(
                $"{dead} 条事件投递失败，会自动重试", $"{dead} events could not be delivered; they are offered again by themselves"))
                .As(HealthStatus.Degraded);
        }

        return lag < Many ? HealthCheckResult.Healthy() : new PartReport("log.backlog", LocalText.Of(
            $"{lag} 条事件已保存、尚未处理完", $"{lag} events are stored and not worked off yet")).As(HealthStatus.Degraded);
    }
}
