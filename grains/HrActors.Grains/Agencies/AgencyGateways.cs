using System.Collections.Frozen;
using HrActors.Domain.Enrolment;
using Microsoft.Extensions.Options;

namespace HrActors.Grains.Agencies;

/// <summary>The agencies of the configuration.</summary>
internal sealed class AgencyGateways(IHttpClientFactory clients, IOptions<AgencyOptions> options) : IAgencyGateways
{
    private readonly FrozenDictionary<string, ImmutableList<QueryPart>> _parts =
        options.Value.Http.ToFrozenDictionary(agency => agency.Key, agency => agency.Value.Parts, StringComparer.Ordinal);

    public IReadOnlyList<string> ForQueries { get; } = [.. options.Value.Http.Keys.Order(StringComparer.Ordinal)];

    public ImmutableList<QueryPart> PartsOf(string agencyId) => _parts.GetValueOrDefault(agencyId, QueryPart.Everything);

    public bool IsConnected(string agencyId) => _parts.ContainsKey(agencyId);

    public IAgencyGateway Get(string agencyId) => options.Value.Http.TryGetValue(agencyId, out var agency)
        ? new HttpAgencyGateway(agencyId, clients.CreateClient(HttpAgencyGateway.ClientName), agency)
        : throw new InvalidOperationException($"No agency '{agencyId}' is configured under {AgencyOptions.Section}:Http.");
}
