using HrActors.Contracts.Access;

namespace HrActors.Dashboard.Access;

/// <summary>
/// What a page shows to whom, in the words of pages; who holds which permission stands in <see cref="AccessPolicy"/> alone. The actors decide
/// again; this keeps pages from asking for what would be refused.
/// </summary>
internal static class AccessRules
{
    /// <summary>Numbers, names and branches of employees.</summary>
    public static bool SeesEmployees(this Principal principal) => AccessPolicy.Holds(principal, Permission.SeeStaffNames);

    /// <summary>Facts, enrolment, attendance, findings and cases.</summary>
    public static bool SeesDetails(this Principal principal) => AccessPolicy.Holds(principal, Permission.SeeStaff);

    /// <summary>Contribution amounts and adjustments.</summary>
    public static bool SeesAmounts(this Principal principal) => AccessPolicy.Holds(principal, Permission.SeeAmounts);

    /// <summary>Where new policies are looked for.</summary>
    public static bool ManagesFeeds(this Principal principal) => AccessPolicy.Holds(principal, Permission.ManageAccess);

    /// <summary>The policies in force; drafts with their amounts need <see cref="SeesAmounts"/> as well.</summary>
    public static bool SeesPolicies(this Principal principal) => AccessPolicy.Holds(principal, Permission.Calculate);

    /// <summary>Onboard, waive, sign, submit, run the month and the like.</summary>
    public static bool Commands(this Principal principal) => AccessPolicy.Holds(principal, Permission.ChangeStaff);

    /// <summary>Sees single personal values in clear, with a reason; exports and deletes what is known of a person.</summary>
    public static bool HandlesPersonalData(this Principal principal) => AccessPolicy.Holds(principal, Permission.HandlePersonalData);

    /// <summary>Changes the keys that personal data is encrypted under.</summary>
    public static bool ManagesKeys(this Principal principal) => AccessPolicy.Holds(principal, Permission.ManageAccess);

    /// <summary>How attendance comes in, for their branches.</summary>
    public static bool SeesIntake(this Principal principal) => AccessPolicy.Holds(principal, Permission.SeeIntake);

    /// <summary>Reads the audit trail and its verification.</summary>
    public static bool SeesAudit(this Principal principal) => AccessPolicy.Holds(principal, Permission.SeeAudit);

    /// <summary>Users, roles, branch scopes, keys of upstream systems.</summary>
    public static bool ManagesAccess(this Principal principal) => AccessPolicy.Holds(principal, Permission.ManageAccess);

    /// <summary>Registers devices, says whose user ids they know, retries dead letters.</summary>
    public static bool ManagesIntake(this Principal principal) => AccessPolicy.Holds(principal, Permission.ManageAccess);

    /// <summary>Which way serves which place and line.</summary>
    public static bool SeesWays(this Principal principal) => principal.SeesDetails() || principal.ManagesAgencies();

    /// <summary>Edits the ways to agencies and the seals of legal entities.</summary>
    public static bool ManagesAgencies(this Principal principal) => AccessPolicy.Holds(principal, Permission.ManageAccess);

    /// <summary>Seal certificates, or the certificate one signs with oneself.</summary>
    public static bool SeesCertificates(this Principal principal) => principal.Commands() || principal.ManagesAgencies();
}
