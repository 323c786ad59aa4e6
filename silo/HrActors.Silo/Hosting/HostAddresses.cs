using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HrActors.Silo.Hosting;

/// <summary>The addresses this host really listens on, known once it has started.</summary>
internal sealed class HostAddresses(IServer server)
{
    /// <summary>Completes when the host listens.</summary>
    public static async Task WhenKnown(IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    /// <summary>An address of this host as a browser on the same machine types it.</summary>
    public Uri Local
    {
        get
        {
            var all = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            var address = BindingAddress.Parse(all.FirstOrDefault(a => a.StartsWith("http:", StringComparison.OrdinalIgnoreCase)) ?? all.FirstOrDefault() ?? KestrelSetup.DefaultUrl);
            return new UriBuilder(address.Scheme, IsAny(address.Host) ? "127.0.0.1" : address.Host.Trim('[', ']'), address.Port).Uri;
        }
    }

    /// <summary>Where an agency on the same machine pushes its progress to.</summary>
    public Uri Callback(string agencyId) => new(Local, $"/api/v1/agency-callbacks/{agencyId}");

    private static bool IsAny(string host) =>
        host is "+" or "*" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));
}
