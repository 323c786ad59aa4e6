using System.Collections.Frozen;

namespace HrActors.Contracts.Access;

/// <summary>Which roles hold which permission: the one table behind every route and every call to an actor.</summary>
public static class AccessPolicy
{
    private static readonly Role[] Everybody =
        [Role.HrManager, Role.HrClerk, Role.Finance, Role.Administrator, Role.Auditor, Role.Upstream];

    private static readonly FrozenDictionary<Permission, FrozenSet<Role>> Table = new Dictionary<Permission, Role[]>
    {
        [Permission.SeeBranches] = Everybody,
        [Permission.WriteBranches] = [Role.Administrator],
        [Permission.SeeStaff] = [Role.HrManager, Role.HrClerk],
        [Permission.SeeStaffNames] = [Role.HrManager, Role.HrClerk, Role.Finance],
        [Permission.ChangeStaff] = [Role.HrManager],
        [Permission.HandlePersonalData] = [Role.HrManager],
        [Permission.Calculate] = [Role.HrManager, Role.HrClerk, Role.Finance, Role.Administrator, Role.Auditor],
        [Permission.SeeAmounts] = [Role.HrManager, Role.HrClerk, Role.Finance],
        [Permission.RunContributions] = [Role.HrManager],
        [Permission.ManageAccess] = [Role.Administrator],
        [Permission.OwnAccount] = [Role.HrManager, Role.HrClerk, Role.Finance, Role.Administrator, Role.Auditor],
        [Permission.SeeAudit] = [Role.Administrator, Role.Auditor],
        [Permission.SeeIntake] = [Role.HrManager, Role.HrClerk, Role.Administrator],
        [Permission.WriteAttendance] = [Role.Upstream],
    }.ToFrozenDictionary(row => row.Key, row => row.Value.ToFrozenSet());

    /// <summary>Permissions for which nobody signs in.</summary>
    public static bool IsAnonymous(Permission permission) => permission is Permission.Open or Permission.AgencySigned or Permission.RegisteredDevice;

    /// <summary>
    /// Whether rights of the role are narrowed by branches. Accounts, keys and the audit trail belong to no branch: who manages or reads them
    /// would only seem to be kept to some.
    /// </summary>
    public static bool HasScope(Role role) => role is not (Role.Administrator or Role.Auditor);

    /// <summary>False for a permission that is not in the table.</summary>
    public static bool Holds(Role role, Permission permission) => Table.TryGetValue(permission, out var roles) && roles.Contains(role);

    public static bool Holds(Principal principal, Permission permission) => Holds(principal.Role, permission);
}
