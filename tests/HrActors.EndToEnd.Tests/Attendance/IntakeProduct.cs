using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Attendance;

/// <summary>A product with one branch and tight limits, listening for HTTP/1.1, HTTP/2 behind TLS, and HTTP/2 without.</summary>
public sealed class IntakeProduct : IAsyncLifetime
{
    public const string Source = "gate-system";

    private readonly string _folder = Directory.CreateTempSubdirectory("hr-tls-").FullName;
    private readonly int[] _ports = FreePorts.Take(2);
    private ProductHost? _host;
    private string _thumbprint = "";

    internal HttpCaller Admin { get; private set; } = null!;

    internal Uri Plain => _host!.Url;

    internal Uri Tls => Address("https", _ports[0]);

    internal Uri ClearHttp2 => Address("http", _ports[1]);

    public async Task InitializeAsync()
    {
        _host = await ProductHost.Start(
            ["--sample", "none"],
            new()
            {
                ["Kestrel__Certificates__Default__Path"] = await Certificate(),
                ["Hr__Http2Port"] = _ports[1].ToString(CultureInfo.InvariantCulture),
                ["Hr__Sandbox"] = "none",
                ["Hr__TrustedProxies"] = "127.0.0.0/8",
                ["Hr__Intake__MaxStreams"] = "3",
                ["Hr__Intake__MaxEventsPerSecond"] = "500",
                ["Hr__Intake__MaxStallSeconds"] = "0",
                ["Hr__Intake__MaxBatchBytes"] = "2000000",
            },
            alsoAt: Tls);
        Admin = await HttpCaller.SignIn(Plain, "admin");
        (await Admin.Put("/branches/4301", new { name = "长沙", legalEntity = "示例", regionCode = "430100" })).Expect(HttpStatusCode.Created);
    }

    public async Task DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The certificate made for this run, and no other.</summary>
    internal bool IsOurs(X509Certificate? certificate) =>
        certificate?.GetCertHashString() == _thumbprint;

    internal async Task<(string Id, string ApiKey)> Key()
    {
        string[] branches = ["4301"];
        var made = (await Admin.Post("/upstreams", new { name = "门禁", source = Source, branches })).Expect(HttpStatusCode.Created);
        return (made["id"].GetString()!, made["apiKey"].GetString()!);
    }

    private static Uri Address(string scheme, int port) => new(string.Create(CultureInfo.InvariantCulture, $"{scheme}://127.0.0.1:{port}/"));

    private async Task<string> Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=hractors.test", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _thumbprint = certificate.GetCertHashString();
        var file = Path.Combine(_folder, "tls.pfx");
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pkcs12));
        return file;
    }
}
