using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HrActors.Storage.Tests.Databases;

/// <summary>A silo over a database, as the product starts one.</summary>
internal static class TestSilo
{
    public static async Task<IHost> Start(HrStorageOptions options)
    {
        options.SiloPort = FreePort();
        options.GatewayPort = FreePort();
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
