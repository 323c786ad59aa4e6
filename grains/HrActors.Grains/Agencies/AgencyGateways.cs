using Microsoft.Extensions.Options;

namespace HrActors.Grains.Agencies;

/// <summary>The agencies of the configuration.</summary>
internal sealed class AgencyGateways(IHttpClientFactory clients, IOptions<AgencyOptions> options) : IAgencyGateways
{
    public IReadOnlyList<string> ForQueries { get; } = [.. options.Value.Http.Keys.Order(StringComparer.Ordinal)];

    public bool IsConnected(string agencyId) => options.Value.Http.ContainsKey(agencyId);

    public IAgencyGateway Get(string agencyId) => options.Value.Http.TryGetValue(agencyId, out var agency)
        ? new HttpAgencyGateway(agencyId, clients.CreateClient(HttpAgencyGateway.ClientName), agency)
        : throw new InvalidOperationException($"No agency '{agencyId}' is configured under {AgencyOptions.Section}:Http.");
}
