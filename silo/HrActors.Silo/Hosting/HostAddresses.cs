using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HrActors.Silo.Hosting;

/// <summary>The addresses of this host: those it really listens on once it has started, the configured ones before.</summary>
internal sealed class HostAddresses(IServer server, IConfiguration configuration)
{
    /// <summary>False while the port is left to the system and the host has not started: then nobody knows it yet.</summary>
    public bool IsKnown => Local.Port != 0;

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
            // A browser does not speak HTTP/2 without TLS.
            var http2 = configuration.GetValue<int>("Hr:Http2Port");
            var addresses = All.Where(address => BindingAddress.Parse(address).Port is var port && (port == 0 || port != http2)).ToList();
            var address = BindingAddress.Parse(addresses.Find(a =>
                a.StartsWith("http:", StringComparison.OrdinalIgnoreCase)) ?? addresses[0]);
            return new UriBuilder(address.Scheme, IsAny(address.Host) ? "127.0.0.1" : address.Host.Trim('[', ']'), address.Port).Uri;
        }
    }

    private IReadOnlyList<string> All =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } bound
            ? [.. bound]
            : [.. ListenAddresses.Of(configuration).All.Select(address => address.Url)];

    /// <summary>Where an agency on the same machine pushes its progress to.</summary>
    public Uri Callback(string agencyId) => new(Local, $"/api/v1/agency-callbacks/{agencyId}");

    private static bool IsAny(string host) =>
        host is "+" or "*" || (IPAddress.TryParse(host.Trim('[', ']'), out var address)
            && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));
}
