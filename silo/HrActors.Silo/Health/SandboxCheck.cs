using HrActors.Domain.Localisation;
using HrActors.Silo.SandboxProcess;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrActors.Silo.Health;

/// <summary>
/// The embedded sandbox agency runs and is ours. It is waited for at the start; later its loss is told, but keeps nobody out: work for an
/// agency waits in its queue.
/// </summary>
internal sealed class SandboxCheck(SandboxSupervisor supervisor) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (supervisor.Trouble is not { } trouble) return Task.FromResult(HealthCheckResult.Healthy());

        var report = new PartReport("sandbox.unavailable", LocalText.Of($"沙箱经办机构不可用：{trouble}", $"The sandbox agency is not available: {trouble}"));
        return Task.FromResult(report.As(supervisor.WasWell ? HealthStatus.Degraded : HealthStatus.Unhealthy));
    }
}
