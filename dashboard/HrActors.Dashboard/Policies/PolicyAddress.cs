namespace HrActors.Dashboard.Policies;

internal static class PolicyAddress
{
    public const string All = "/policies";

    public static string Draft(string id) => $"{All}/drafts/{Uri.EscapeDataString(id)}";
}
