using HrActors.Silo.Sample;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrActors.Silo.Health;

/// <summary>How far the sample group is; it never keeps the silo from being ready.</summary>
internal sealed class SampleCheck(SampleProgress progress) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(progress.IsDone ? HealthCheckResult.Healthy(progress.Text) : HealthCheckResult.Degraded(progress.Text));
}
