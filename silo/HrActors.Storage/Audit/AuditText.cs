using HrActors.Domain.Access;
using HrActors.Domain.Localisation;

namespace HrActors.Storage.Audit;

/// <summary>The last gate before the trail: texts come from people, and the trail outlives the right to keep personal data.</summary>
internal static class AuditText
{
    private const int Longest = 2_000;

    /// <summary>One line of at most 2,000 characters with what <see cref="PersonalMasks.InText"/> leaves of it. Null stays null.</summary>
    public static string? Clean(string? text)
    {
        if (text is null) return null;
        var line = text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
        // Masked first: a number that is cut in two is none any more, and would stay as it is.
        var masked = PersonalMasks.InText(line);
        return masked.Length > Longest ? masked.Cut(Longest - 1) + "…" : masked;
    }
}
