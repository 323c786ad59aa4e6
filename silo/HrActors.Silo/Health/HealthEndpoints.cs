using HrActors.Silo.Access;
using HrActors.Silo.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrActors.Silo.Health;

internal static class HealthEndpoints
{
    public const string Ready = "ready";

    public static void MapHrHealth(this IEndpointRouteBuilder routes)
    {
        // Liveness depends on nothing: a process that can answer is alive.
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write })
            .Needs(Permission.Open);
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Ready),
            ResponseWriter = Write,
        }).Needs(Permission.Open);
    }

    private static Task Write(HttpContext context, HealthReport report)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(
            new Answer
            {
                Status = Name(report.Status),
                Parts = [.. report.Entries.Select(entry =>
                    new Part { Name = entry.Key, Status = Name(entry.Value.Status), Detail = entry.Value.Description })],
            },
            HrJson.Options, context.RequestAborted);
    }

    internal static string Name(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "working",
        _ => "failed",
    };

    private sealed record Answer
    {
        /// <summary>ok, working (usable) or failed.</summary>
        public required string Status { get; init; }
        public required IReadOnlyList<Part> Parts { get; init; }
    }

    private sealed record Part
    {
        public required string Name { get; init; }
        public required string Status { get; init; }
        public string? Detail { get; init; }
    }
}
