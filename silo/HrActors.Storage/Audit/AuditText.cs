using System.Text.RegularExpressions;

namespace HrActors.Storage.Audit;

/// <summary>The last gate before the trail: texts come from people, and the trail outlives the right to keep personal data.</summary>
internal static partial class AuditText
{
    private const int Longest = 2_000;

    /// <summary>
    /// One line of at most 2,000 characters, in which what looks like an identity number keeps six digits and a mobile number three.
    /// Null stays null.
    /// </summary>
    public static string? Clean(string? text)
    {
        if (text is null) return null;
        var line = text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
        if (line.Length > Longest) line = line[..(Longest - 1)] + "…";
        line = IdentityPattern().Replace(line, match => match.Value[..6] + new string('*', match.Length - 6));
        return MobilePattern().Replace(line, match => match.Value[..3] + "********");
    }

    /// <summary>18 or 15 characters with a day of birth where it belongs (GB 11643), not inside a longer number or word.</summary>
    [GeneratedRegex(
        @"(?<![0-9A-Za-z])[1-9]\d{5}((18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]|\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3})(?![0-9A-Za-z])")]
    private static partial Regex IdentityPattern();

    [GeneratedRegex(@"(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])")]
    private static partial Regex MobilePattern();
}
