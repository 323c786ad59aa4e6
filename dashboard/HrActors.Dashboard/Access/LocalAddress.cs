namespace HrActors.Dashboard.Access;

/// <summary>Addresses to go back to: of this site only, so that nobody is sent elsewhere by a crafted link.</summary>
internal static class LocalAddress
{
    public static string Of(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
