namespace HrActors.Domain.Localisation;

/// <summary>Shortens texts that come from outside.</summary>
public static class TextCut
{
    /// <summary>
    /// The beginning of the text, at most <paramref name="most"/> UTF-16 units of it. A rare character that takes two of them stays whole or goes:
    /// half of one is no text, and databases refuse it.
    /// </summary>
    public static string Cut(this string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        if (text.Length <= most) return text;
        return text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}
