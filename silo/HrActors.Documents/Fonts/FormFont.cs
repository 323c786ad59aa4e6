using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace HrActors.Documents.Fonts;

/// <summary>
/// The one font of all printed forms, Noto Sans CJK SC Regular, carried inside this assembly; no font of the machine is ever used.
/// Read once, on first use; safe from any thread.
/// </summary>
public static class FormFont
{
    /// <summary>Drawn in place of a character that the font lacks: 〓 (geta mark), as Chinese typesetting does.</summary>
    public static readonly Rune Replacement = new('〓');

    private static readonly Lazy<TrueTypeFont> Loaded = new(Load);

    /// <summary>The licence of the font, SIL Open Font License 1.1.</summary>
    public static string Licence
    {
        get
        {
            using var reader = new StreamReader(Resource("OFL.txt"));
            return reader.ReadToEnd();
        }
    }

    internal static TrueTypeFont Font => Loaded.Value;

    /// <summary>
    /// The characters of <paramref name="text"/> that the font cannot draw, each once, in order of appearance; empty when it has all.
    /// Line breaks and tabs count as drawable.
    /// </summary>
    public static ImmutableArray<Rune> Missing(string text) =>
        [.. text.EnumerateRunes().Where(character => !Rune.IsControl(character) && Font.Glyph(character) == 0).Distinct()];

    /// <summary>The text as it is drawn: <see cref="Replacement"/> for what the font lacks, a blank for tabs and the like.</summary>
    internal static string Drawable(string text)
    {
        var drawable = new StringBuilder(text.Length);
        foreach (var character in text.EnumerateRunes())
        {
            if (character.Value == '\n') drawable.Append('\n');
            else if (Rune.IsControl(character)) drawable.Append(' ');
            else drawable.Append(Font.Glyph(character) == 0 ? Replacement : character);
        }

        return drawable.ToString();
    }

    /// <summary>The width of a text without line breaks at <paramref name="size"/> points, in points.</summary>
    internal static float Width(ReadOnlySpan<char> text, float size)
    {
        var units = 0;
        foreach (var character in text.EnumerateRunes()) units += Font.Advance(Font.Glyph(character));
        return units * size / Font.UnitsPerEm;
    }

    private static TrueTypeFont Load()
    {
        using var resource = Resource("NotoSansCJKsc-Regular.ttf");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return new(bytes);
    }

    private static Stream Resource(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
}
