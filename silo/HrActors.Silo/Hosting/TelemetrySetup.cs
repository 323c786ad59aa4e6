using System.Diagnostics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HrActors.Silo.Hosting;

internal static class TelemetrySetup
{
    public const string Meter = "HrActors";

    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static bool IsWanted(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[Endpoint]);

    /// <summary>Metrics and traces, sent only where an endpoint is named: by default nothing leaves the machine.</summary>
    public static void AddHrTelemetry(this WebApplicationBuilder builder)
    {
        if (!IsWanted(builder.Configuration)) return;

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("HrActors.Silo"))
            .WithMetrics(metrics => metrics.AddMeter(Meter, "Microsoft.Orleans", "Npgsql").AddAspNetCoreInstrumentation().AddOtlpExporter())
            .WithTracing(traces => traces
                .AddSource("Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application", "Npgsql")
                .AddAspNetCoreInstrumentation(web => web.EnrichWithHttpResponse = (activity, response) => HideValues(activity, response.HttpContext))
                .AddOtlpExporter());
    }

    /// <summary>
    /// A trace tells the route and not what somebody put into its places: an identity number that is asked for in the wrong field would stand
    /// there for good.
    /// </summary>
    private static void HideValues(Activity activity, HttpContext context)
    {
        activity.SetTag("url.path", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unknown");
        activity.SetTag("url.query", null);
    }
}
