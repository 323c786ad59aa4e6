using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace HrActors.Documents.Fonts;

/// <summary>
/// The fonts of all printed forms, carried inside this assembly; no font of the machine is ever used. Noto Sans CJK SC Regular draws
/// whatever it has, a part of Hanazono Mincho the rare characters (生僻字) it lacks. Each is read once, on first use; safe from any thread.
/// </summary>
public static class FormFont
{
    internal const string Family = "Noto Sans CJK SC";
    internal const string RareFamily = "HrActors Rare Han";

    /// <summary>Below it no character is looked for among the rare ones, so that their font is read for those who have one.</summary>
    private const int FirstRare = 0x20000;

    /// <summary>Drawn in place of a character that no font has: 〓 (geta mark), as Chinese typesetting does.</summary>
    public static readonly Rune Replacement = new('〓');

    private static readonly Lazy<TrueTypeFont> Loaded = new(Load);
    private static readonly Lazy<TrueTypeFont> LoadedRare = new(LoadRare);

    /// <summary>The licence of the font, SIL Open Font License 1.1.</summary>
    public static string Licence
    {
        get
        {
            using var reader = new StreamReader(Resource("OFL.txt"));
            return reader.ReadToEnd();
        }
    }

    /// <summary>The licence of the font of rare characters, Hanazono Font License.</summary>
    public static string RareLicence
    {
        get
        {
            using var reader = new StreamReader(Resource("RareHan-LICENSE.txt"));
            return reader.ReadToEnd();
        }
    }

    internal static TrueTypeFont Font => Loaded.Value;

    /// <summary>The font of rare characters; 30 MB once it is read.</summary>
    internal static TrueTypeFont Rare => LoadedRare.Value;

    /// <summary>Whether the rare font draws it: the other one has none.</summary>
    internal static bool IsRare(Rune character) => character.Value >= FirstRare && Font.Glyph(character) == 0 && Rare.Glyph(character) != 0;

    private static TrueTypeFont FontOf(Rune character) => IsRare(character) ? Rare : Font;

    private static bool Has(Rune character) => Font.Glyph(character) != 0 || IsRare(character);

    /// <summary>
    /// The characters of <paramref name="text"/> that no font can draw, each once, in order of appearance; empty when all can.
    /// Line breaks and tabs count as drawable.
    /// </summary>
    public static ImmutableArray<Rune> Missing(string text) =>
        [.. text.EnumerateRunes().Where(character => !Rune.IsControl(character) && !Has(character)).Distinct()];

    /// <summary>The text as it is drawn: <see cref="Replacement"/> for what no font has, a blank for tabs and the like.</summary>
    internal static string Drawable(string text)
    {
        var drawable = new StringBuilder(text.Length);
        foreach (var character in text.EnumerateRunes())
        {
            if (character.Value == '\n') drawable.Append('\n');
            else if (Rune.IsControl(character)) drawable.Append(' ');
            else drawable.Append(Has(character) ? character : Replacement);
        }

        return drawable.ToString();
    }

    /// <summary>The width of a text without line breaks at <paramref name="size"/> points, in points.</summary>
    internal static float Width(ReadOnlySpan<char> text, float size)
    {
        var width = 0f;
        foreach (var character in text.EnumerateRunes())
        {
            var font = FontOf(character);
            width += font.Advance(font.Glyph(character)) * size / font.UnitsPerEm;
        }

        return width;
    }

    /// <summary>Parts of a text that one font draws, in order.</summary>
    internal static IEnumerable<(string Text, bool Rare)> Runs(string text)
    {
        var (run, rare) = (new StringBuilder(), false);
        foreach (var character in text.EnumerateRunes())
        {
            if (IsRare(character) != rare && run.Length > 0)
            {
                yield return (run.ToString(), rare);
                run.Clear();
            }

            rare = IsRare(character);
            run.Append(character);
        }

        if (run.Length > 0) yield return (run.ToString(), rare);
    }

    private static TrueTypeFont Load()
    {
        using var resource = Resource("NotoSansCJKsc-Regular.ttf");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return new(bytes);
    }

    private static TrueTypeFont LoadRare()
    {
        using var resource = new BrotliStream(Resource("RareHan.ttf.br"), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return new(bytes.ToArray());
    }

    private static Stream Resource(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
}
