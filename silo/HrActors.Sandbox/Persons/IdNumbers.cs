using System.Text.RegularExpressions;

namespace HrActors.Sandbox.Persons;

internal static partial class IdNumbers
{
    /// <summary>Trimmed, letters in upper case (x → X); null when it is not 1 to 32 letters and digits.</summary>
    public static string? Normalise(string? text) =>
        text?.Trim().ToUpperInvariant() is { } trimmed && Form().IsMatch(trimmed) ? trimmed : null;

    [GeneratedRegex("^[0-9A-Z]{1,32}$")]
    private static partial Regex Form();
}
