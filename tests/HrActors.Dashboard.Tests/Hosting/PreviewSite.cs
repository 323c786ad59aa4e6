using HrActors.Dashboard.Preview;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Dashboard.Tests.Hosting;

/// <summary>The dashboard over the made-up group, listening on a free loopback port.</summary>
public sealed class PreviewSite : IAsyncLifetime
{
    private readonly WebApplication _app = PreviewHost.Build("--urls", "http://127.0.0.1:0");

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        Address = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
