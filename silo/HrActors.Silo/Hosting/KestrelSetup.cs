using HrActors.Silo.Json;
using Microsoft.AspNetCore.Http.Features;

namespace HrActors.Silo.Hosting;

internal static class KestrelSetup
{
    /// <summary>Pages and interface, when <c>ASPNETCORE_URLS</c> says nothing.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Largest JSON body in bytes; routes that take more say so.</summary>
    public const long MaxJson = 1024 * 1024;

    public static void AddHrKestrel(this WebApplicationBuilder builder, HostSettings settings)
    {
        StartPorts.Check(settings, ListenAddresses.Of(builder.Configuration));
        // Pages of a library need it outside Development too: without it styles and scripts are answered with 0 bytes under dotnet run.
        builder.WebHost.UseStaticWebAssets();
        var urls = ListenAddresses.Of(builder.Configuration);
        if (urls.UseDefault) builder.WebHost.UseUrls(DefaultUrl);
        if (settings.Options.Http2Port > 0) builder.Configuration.AddInMemoryCollection(urls.WithHttp2(settings.Options.Http2Port));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxJson;
        });
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = MaxJson);
        builder.Services.ConfigureHttpJsonOptions(json => HrJson.Create(json.SerializerOptions));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));
    }
}
