using HrActors.Contracts.Access;
using HrActors.Domain.Localisation;
using HrActors.Silo.Access;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrActors.Silo.Health;

internal static class HealthEndpoints
{
    public const string Ready = "ready";

    /// <summary>The part that is the database.</summary>
    public const string Storage = "storage";

    /// <summary>Status of a part that keeps the silo from being ready.</summary>
    public const string Failed = "failed";

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
        var language = RequestLanguage.Of(context.Request);
        var parts = report.Entries.Select(entry => PartOf(entry.Key, entry.Value, language)).ToList();
        var worst = report.Status == HealthStatus.Healthy ? null
            : parts.FirstOrDefault(part => part.Status == Name(report.Status) && part.Code is not null);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentLanguage = RequestLanguage.TagOf(language);
        return context.Response.WriteAsJsonAsync(
            new Answer { Status = Name(report.Status), Code = worst?.Code, Detail = worst?.Detail, Since = worst?.Since, Parts = parts },
            HrJson.Options, context.RequestAborted);
    }

    private static Part PartOf(string name, HealthReportEntry entry, Language language)
    {
        var report = PartReport.Of(entry);
        return new()
        {
            Name = name,
            Status = Name(entry.Status),
            Code = report?.Code,
            Detail = report?.Text.In(language) ?? entry.Description,
            Since = report?.Since,
        };
    }

    internal static string Name(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "working",
        _ => Failed,
    };

    private sealed record Answer
    {
        /// <summary>ok, working (usable) or failed.</summary>
        public required string Status { get; init; }

        /// <summary>Of the worst part; null when all is well.</summary>
        public required string? Code { get; init; }
        public required string? Detail { get; init; }
        public required DateTimeOffset? Since { get; init; }
        public required IReadOnlyList<Part> Parts { get; init; }
    }

    private sealed record Part
    {
        public required string Name { get; init; }
        public required string Status { get; init; }
        public required string? Code { get; init; }

        /// <summary>In words, in the language of <c>Accept-Language</c>.</summary>
        public required string? Detail { get; init; }
        public required DateTimeOffset? Since { get; init; }
    }
}
