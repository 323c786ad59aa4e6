namespace HrActors.Silo.Hosting;

/// <summary>
/// Where the host listens, from the standard settings: <c>Kestrel:Endpoints</c> where it has any, else <c>ASPNETCORE_URLS</c>, else the
/// default address. (<c>ASPNETCORE_HTTP_PORTS</c> is left to the platform.)
/// </summary>
internal sealed class ListenAddresses
{
    private const string Endpoints = "Kestrel:Endpoints";

    /// <summary>Each address and the setting it stands in.</summary>
    public required IReadOnlyList<(string Url, string Setting)> All { get; init; }

    /// <summary>Nothing says where to listen.</summary>
    public required bool UseDefault { get; init; }

    private bool AreEndpoints { get; init; }

    public static ListenAddresses Of(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection(Endpoints).GetChildren().Where(endpoint => endpoint["Url"] is not null)
            .Select(endpoint => (endpoint["Url"]!, $"Kestrel__Endpoints__{endpoint.Key}__Url")).ToList();
        if (endpoints.Count > 0) return new() { All = endpoints, UseDefault = false, AreEndpoints = true };

        var urls = configuration["urls"];
        return new()
        {
            All =
            [
                .. (urls ?? KestrelSetup.DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(url => (url, "ASPNETCORE_URLS")),
            ],
            UseDefault = urls is null && configuration["http_ports"] is null,
        };
    }

    /// <summary>
    /// The same addresses and one for HTTP/2 without TLS, as endpoints: without TLS nothing tells the two versions of HTTP apart, so each
    /// needs a port of its own, and endpoints replace addresses.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string?>> WithHttp2(int port)
    {
        var host = BindingAddress.Parse(All[0].Url).Host;
        yield return new($"{Endpoints}:Http2:Url", FormattableString.Invariant($"http://{host}:{port}"));
        yield return new($"{Endpoints}:Http2:Protocols", "Http2");
        if (AreEndpoints) yield break;
        for (var i = 0; i < All.Count; i++) yield return new(FormattableString.Invariant($"{Endpoints}:Address{i}:Url"), All[i].Url);
    }
}
