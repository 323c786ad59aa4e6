using System.Text.RegularExpressions;

namespace HrActors.Silo.Sessions;

internal static partial class UserNames
{
    /// <summary>1 to 50 letters, digits, dots, dashes and underscores; what is not cannot be an account.</summary>
    public static bool IsPossible(string? name) => name is not null && Form().IsMatch(name);

    [GeneratedRegex("^[A-Za-z0-9._-]{1,50}$")]
    private static partial Regex Form();
}
