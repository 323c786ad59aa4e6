using HrActors.Contracts.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using Orleans.Concurrency;

namespace HrActors.Contracts.Agencies;

/// <summary>Which way serves which place and line (经办渠道设置). One for the group, key <see cref="GrainKeys.Ways"/>.</summary>
[Alias("hr.IAgencyWaysGrain")]
public interface IAgencyWaysGrain : IGrainWithStringKey
{
    /// <summary>Those that were configured, then those built in.</summary>
    [Alias("List"), ReadOnly, Needs(Permission.SeeBranches)] Task<ImmutableList<AgencyWay>> List();

    /// <summary>Never null: the manual task serves what nothing else does.</summary>
    [Alias("Find"), ReadOnly, SystemOnly] Task<AgencyWay> Find(string regionCode, InsuranceLine line);

    /// <summary>One way, also when it was taken out: what is on it ends there. Null when there never was one.</summary>
    [Alias("FindById"), ReadOnly, Needs(Permission.SeeBranches)] Task<AgencyWay?> FindById(string id);

    /// <summary>
    /// Creates or changes a way. Refused with <c>way.http-unknown</c> when no address is configured for an interface, or
    /// <c>way.kind-fixed</c> when the kind of a way would change: cases on it would lose theirs.
    /// </summary>
    [Alias("Configure"), Needs(Permission.ManageAccess)] Task<Reply<AgencyWay>> Configure(AgencyWay way, CommandInfo command);

    /// <summary>Takes the way out; applications that are on it stay there and end there, see <see cref="FindById"/>. Refused with <c>way.unknown</c>.</summary>
    [Alias("Remove"), Needs(Permission.ManageAccess)] Task<Reply<AgencyWay>> Remove(string id, CommandInfo command);
}
