using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HrActors.Documents.Signing;

/// <summary>
/// As much of a PDF as a signature needs: a file with one classic table of objects and no incremental change yet, which is what our
/// printer writes. Read byte for byte as Latin-1, so that places in the text are places in the file.
/// </summary>
internal sealed partial class PlainPdf
{
    private readonly string _text;
    private readonly int[] _offsets;

    private PlainPdf(string text, int xref, int size, int root, string trailer, int[] offsets)
    {
        (_text, Xref, Size, Root, Trailer, _offsets) = (text, xref, size, root, trailer, offsets);
    }

    /// <summary>Where the table of objects stands.</summary>
    public int Xref { get; }

    /// <summary>One more than the highest number of an object.</summary>
    public int Size { get; }

    /// <summary>Number of the catalog.</summary>
    public int Root { get; }

    /// <summary>What stands in the trailer besides the size, such as <c>/Root 9 0 R /Info 1 0 R</c>.</summary>
    public string Trailer { get; }

    /// <exception cref="InvalidDataException">Another kind of PDF, or none.</exception>
    public static PlainPdf Read(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var end = EndPattern().Match(text);
        var start = end.Success ? Number(end.Groups[1]) : 0;
        var table = end.Success ? TablePattern().Match(text, start) : Match.Empty;
        if (!table.Success || table.Index != start) throw new InvalidDataException("Not a PDF with a classic table of objects.");

        var size = Number(table.Groups[1]);
        var entries = start + table.Length;
        var offsets = Enumerable.Range(0, size).Select(i => int.Parse(text.AsSpan(entries + (i * 20), 10), NumberStyles.None, CultureInfo.InvariantCulture));
        var trailer = TrailerPattern().Match(text, entries + (size * 20));
        if (!trailer.Success || trailer.Value.Contains("/Prev", StringComparison.Ordinal))
            throw new InvalidDataException("The PDF has no trailer, or was changed before.");

        var members = trailer.Groups[1].Value;
        return new(text, start, size, Number(RootPattern().Match(members).Groups[1]), SizePattern().Replace(members, "").Trim(), [.. offsets]);
    }

    /// <summary>An object that is a dictionary, without its opening and closing signs.</summary>
    public string Dictionary(int number)
    {
        var body = BodyPattern().Match(_text, _offsets[number]);
        return body.Success && body.Index == _offsets[number] && Number(body.Groups[1]) == number
            ? body.Groups[2].Value
            : throw new InvalidDataException($"Object {number} is no dictionary.");
    }

    /// <summary>Number of the first page.</summary>
    public int FirstPage()
    {
        var node = Number(PagesPattern().Match(Dictionary(Root)).Groups[1]);
        while (KidsPattern().Match(Dictionary(node)) is { Success: true } kids) node = Number(kids.Groups[1]);
        return node;
    }

    private static int Number(Group group) => group.Success
        ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
        : throw new InvalidDataException("The PDF lacks a number.");

    [GeneratedRegex(@"startxref\s+(\d+)\s+%%EOF\s*\z")]
    private static partial Regex EndPattern();

    [GeneratedRegex(@"xref\r?\n0 (\d+)\r?\n")]
    private static partial Regex TablePattern();

    [GeneratedRegex(@"\Gtrailer\s*<<(.*?)>>\s*startxref", RegexOptions.Singleline)]
    private static partial Regex TrailerPattern();

    [GeneratedRegex(@"/Root (\d+) 0 R")]
    private static partial Regex RootPattern();

    [GeneratedRegex(@"/Size \d+")]
    private static partial Regex SizePattern();

    [GeneratedRegex(@"(\d+) 0 obj\s*<<(.*?)>>\s*endobj", RegexOptions.Singleline)]
    private static partial Regex BodyPattern();

    [GeneratedRegex(@"/Pages (\d+) 0 R")]
    private static partial Regex PagesPattern();

    [GeneratedRegex(@"/Kids \[\s*(\d+) 0 R")]
    private static partial Regex KidsPattern();
}
