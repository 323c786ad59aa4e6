using System.Text;
using HrActors.Documents.Fonts;

namespace HrActors.Documents.Forms;

/// <summary>Text broken into lines at one size.</summary>
internal sealed record TextLayout(IReadOnlyList<string> Lines, float Size)
{
    /// <summary>From one baseline to the next, as a part of the size.</summary>
    private const float Leading = 1.32f;

    private const string NeverFirst = "，。、；：？！）》」』】〕〉”’…—·,.;:?!)]}%％℃";
    private const string NeverLast = "（《「『【〔〈“‘([{￥¥$";

    public float LineHeight => Size * Leading;

    public float Height => Lines.Count * LineHeight;

    /// <summary>
    /// Takes the first of <paramref name="sizes"/> (largest first) at which the text needs no more than <paramref name="most"/> lines of
    /// <paramref name="width"/> points; if none does, the last, with as many lines as it needs. Nothing is ever cut off.
    /// </summary>
    public static TextLayout Fit(string text, float width, int most, params ReadOnlySpan<float> sizes)
    {
        var drawable = FormFont.Drawable(text);
        foreach (var size in sizes)
        {
            var lines = Break(drawable, width, size);
            if (lines.Count <= most || size == sizes[^1]) return new(lines, size);
        }

        throw new ArgumentException("No size was given.", nameof(sizes));
    }

    /// <summary>The same text in as many lines, none much longer than the others, which looks better in a centred label.</summary>
    public TextLayout Balanced(float width)
    {
        var (text, best) = (string.Concat(Lines), this);
        for (var narrower = width - (Size / 2); narrower >= Size; narrower -= Size / 2)
        {
            var lines = Break(text, narrower, Size);
            if (lines.Count > Lines.Count) break;
            best = new(lines, Size);
        }

        return best;
    }

    private static List<string> Break(string text, float width, float size)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var rest = paragraph.AsSpan();
            do
            {
                var end = LineEnd(rest, width, size);
                lines.Add(rest[..end].Trim(' ').ToString());
                rest = rest[end..].TrimStart(' ');
            }
            while (!rest.IsEmpty);
        }

        return lines;
    }

    /// <summary>Where the first line ends: as late as fits, before a place that may be broken; at least one character.</summary>
    private static int LineEnd(ReadOnlySpan<char> text, float width, float size)
    {
        var (end, allowed, used) = (0, 0, 0f);
        while (end < text.Length)
        {
            Rune.DecodeFromUtf16(text[end..], out var character, out var length);
            used += FormFont.Width(text.Slice(end, length), size);
            if (used > width && end > 0 && character.Value != ' ') return allowed > 0 ? allowed : end;

            end += length;
            if (end < text.Length && MayBreak(character, text[end..])) allowed = end;
        }

        return end;
    }

    private static bool MayBreak(Rune before, ReadOnlySpan<char> rest)
    {
        Rune.DecodeFromUtf16(rest, out var after, out _);
        if (after.IsBmp && NeverFirst.Contains((char)after.Value)) return false;
        if (before.IsBmp && NeverLast.Contains((char)before.Value)) return false;
        return !(IsWordPart(before) && IsWordPart(after));
    }

    private static bool IsWordPart(Rune character) => character.Value is > ' ' and < 0x2000;
}
