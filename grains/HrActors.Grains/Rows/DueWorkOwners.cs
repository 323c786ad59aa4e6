using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.BaseDeclarations;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Devices;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Keys;
using HrActors.Contracts.Policies;
using HrActors.Contracts.Transfers;
using HrActors.Contracts.Validation;

namespace HrActors.Grains.Rows;

/// <summary>The actors by the names under which they stand in the table of due work.</summary>
internal static class DueWorkOwners
{
    private const string ValidationPrefix = "val";

    /// <summary>Validation shares its key with the employee; its rows need a name of their own.</summary>
    public static string Validation(string employeeNo) => $"{ValidationPrefix}:{employeeNo}";

    /// <exception cref="ArgumentException">No actor has such a name.</exception>
    public static IDueWorkOwner Find(IGrainFactory grains, string owner) => GrainKeys.PrefixOf(owner) switch
    {
        "emp" => grains.GetGrain<IEmployeeGrain>(owner),
        ValidationPrefix => grains.GetGrain<IValidationGrain>(GrainKeys.Employee(GrainKeys.IdOf(owner))),
        "person" => grains.GetGrain<IPersonGrain>(owner),
        "case" => grains.GetGrain<ITransferCaseGrain>(owner),
        "policy" => grains.GetGrain<IPolicyGrain>(owner),
        "run" => grains.GetGrain<IContributionRunGrain>(owner),
        "bases" => grains.GetGrain<IBaseDeclarationGrain>(owner),
        "dev" => grains.GetGrain<IDeviceGrain>(owner),
        "keys" => grains.GetGrain<IKeyRotationGrain>(owner),
        "agency" => grains.GetGrain<IAgencyGrain>(owner),
        "audit" => grains.GetGrain<IAuditGrain>(owner),
        _ => throw new ArgumentException($"No actor does due work under the name '{owner}'.", nameof(owner)),
    };
}
