using System.Globalization;
using System.Net.Sockets;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Web;

/// <summary>
/// An empty product that demands TLS and serves it under a name of its own, beside plain http. What its one proxy, this machine, says of
/// callers is believed, so that they may come from elsewhere. A session ends after a few seconds.
/// </summary>
public sealed class TlsProduct : IAsyncLifetime
{
    /// <summary>A name that is not this machine's: for its own names browsers are never told to insist on https.</summary>
    public const string Name = "hr.example";

    /// <summary>An address that is nobody's (RFC 5737).</summary>
    public const string Elsewhere = "203.0.113.7";

    public static readonly TimeSpan SessionLife = TimeSpan.FromSeconds(10);

    private readonly OwnCertificate _certificate = OwnCertificate.For(Name);

    internal ProductHost Host { get; private set; } = null!;

    /// <summary>Trusts this product's certificate and no other.</summary>
    internal HttpClient Client { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var port = FreePorts.Take(1)[0];
        Address = new(string.Create(CultureInfo.InvariantCulture, $"https://{Name}:{port}/"));
        Host = await ProductHost.Start(
            ["--sample", "none"],
            new()
            {
                ["Hr__Sandbox"] = "none",
                ["Hr__Web__RequireTls"] = "true",
                ["Hr__Web__HttpsPort"] = port.ToString(CultureInfo.InvariantCulture),
                ["Hr__TrustedProxies"] = "127.0.0.1",
                ["Hr__Accounts__SessionLife"] = SessionLife.ToString(),
                ["Kestrel__Certificates__Default__Path"] = _certificate.Certificate,
                ["Kestrel__Certificates__Default__KeyPath"] = _certificate.Key,
            },
            alsoAt: new(string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{port}/")));
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == _certificate.Thumbprint;
        handler.ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync("127.0.0.1", port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        };
        Client = new(handler) { BaseAddress = Address };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        _certificate.Dispose();
    }
}
