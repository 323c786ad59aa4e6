using HrActors.Domain.Localisation;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrActors.Silo.Health;

/// <summary>This silo is an active member of its cluster.</summary>
internal sealed class SiloCheck(ISiloStatusOracle oracle) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(oracle.CurrentStatus == SiloStatus.Active
            ? HealthCheckResult.Healthy()
            : new PartReport("silo.not-active", LocalText.Of(
                $"本节点不是集群的活动成员（{oracle.CurrentStatus}）", $"This silo is no active member of its cluster ({oracle.CurrentStatus})"))
                .As(HealthStatus.Unhealthy));
}
