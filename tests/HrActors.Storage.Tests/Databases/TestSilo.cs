using HrActors.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HrActors.Storage.Tests.Databases;

/// <summary>A silo over a database, as the product starts one.</summary>
internal static class TestSilo
{
    public static async Task<IHost> Start(HrStorageOptions options)
    {
        var ports = FreePorts.Take(2);
        options.SiloPort = ports[0];
        options.GatewayPort = ports[1];
        options.AdvertisedIp = "127.0.0.1";
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.UseOrleans(silo => silo.AddHrStorage(options));
        var host = builder.Build();
        try
        {
            await host.StartAsync();
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public static T Grain<T>(this IHost host, string key)
        where T : IGrainWithStringKey => host.Services.GetRequiredService<IGrainFactory>().GetGrain<T>(key);
}
