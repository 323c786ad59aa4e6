using HrActors.Domain.Access;

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
        if (line.Length > Longest) line = line[..(Longest - 1)] + "…";
        return PersonalMasks.InText(line);
    }
}
