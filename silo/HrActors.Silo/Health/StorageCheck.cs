using System.Globalization;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using HrActors.Storage.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrActors.Silo.Health;

/// <summary>The database can be read and written.</summary>
internal sealed class StorageCheck(IStorageHealth storage) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await storage.Look(cancellationToken) is { } trouble ? Report(trouble).As(HealthStatus.Unhealthy) : HealthCheckResult.Healthy();

    private static PartReport Report(StorageTrouble trouble)
    {
        var since = trouble.Since.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var free = trouble.FreeBytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * 1024)} MB") : "?";
        return trouble.Kind switch
        {
            StorageTroubleKind.Unreachable => new("storage.unreachable", LocalText.Of(
                $"数据库（{trouble.Place}）自 {since} 起无法连接",
                $"The database ({trouble.Place}) has been unreachable since {since}"), trouble.Since),
            StorageTroubleKind.Full => new("storage.full", LocalText.Of(
                $"数据库（{trouble.Place}）自 {since} 起无空间写入（剩余 {free}）：请清理或扩容，之后自动恢复",
                $"The database ({trouble.Place}) has had no room to write since {since} ({free} left): make room, it then goes on by itself"),
                trouble.Since),
            _ => new("storage.failing", LocalText.Of(
                $"数据库（{trouble.Place}）自 {since} 起报错，详见日志",
                $"The database ({trouble.Place}) has been answering with errors since {since}: see the log"), trouble.Since),
        };
    }
}
