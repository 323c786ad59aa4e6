using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace HrActors.Documents.Sheets;

/// <summary>
/// Writes workbooks (xlsx). The same sheets give the same bytes, so that an export can be compared and signed. A text that a program
/// could take for a formula (<c>= + - @</c>, tab, line end) gets an apostrophe before it.
/// </summary>
public static partial class Workbook
{
    private const int LongestName = 31;

    /// <summary>The earliest time a ZIP entry can bear.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly OpenXmlConfiguration Settings = new() { AutoFilter = false, FreezeRowCount = 1, TableStyles = TableStyles.None };

    /// <exception cref="ArgumentException">There is no sheet, a sheet has no column, or a row has not one value per column.</exception>
    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        if (sheets.Count == 0) throw new ArgumentException("A workbook has at least one sheet.", nameof(sheets));

        var named = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in sheets) named.Add(Unique(Allowed(sheet.Name), named.Keys), RowsOf(sheet));
        using var raw = new MemoryStream();
        raw.SaveAs(named, configuration: Settings);
        return Normalise(raw);
    }

    /// <summary>The text as a cell may show it.</summary>
    public static string Harmless(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + text : text;
    }

    private static List<Dictionary<string, object?>> RowsOf(Sheet sheet)
    {
        if (sheet.Columns.Count == 0) throw new ArgumentException($"The sheet '{sheet.Name}' has no column.", nameof(sheet));
        var rows = new List<Dictionary<string, object?>>();
        foreach (var row in sheet.Rows)
        {
            if (row.Count != sheet.Columns.Count)
                throw new ArgumentException($"A row of the sheet '{sheet.Name}' has {row.Count} values for {sheet.Columns.Count} columns.", nameof(sheet));
            var values = new Dictionary<string, object?>(row.Count);
            for (var i = 0; i < row.Count; i++) values.Add(sheet.Columns[i], row[i] is string text ? Harmless(text) : row[i]);
            rows.Add(values);
        }

        // The library takes the heading from the first row: a sheet without rows shows an empty one.
        if (rows.Count == 0) rows.Add(sheet.Columns.ToDictionary(column => column, _ => (object?)null));
        return rows;
    }

    private static string Allowed(string name)
    {
        var text = NotAllowed().Replace(name, " ").Trim('\'', ' ');
        if (text.Length == 0) text = "Sheet";
        return text.Length <= LongestName ? text : text[..LongestName];
    }

    private static string Unique(string name, ICollection<string> taken)
    {
        var candidate = name;
        for (var n = 2; taken.Contains(candidate, StringComparer.OrdinalIgnoreCase); n++)
        {
            var suffix = $" ({n})";
            candidate = name[..Math.Min(name.Length, LongestName - suffix.Length)] + suffix;
        }

        return candidate;
    }

    /// <summary>
    /// The library numbers relations at random, stamps the time, and writes characters beyond the basic plane, as rare names have them, as
    /// codes of halves that not every program reads: all three are replaced.
    /// </summary>
    private static byte[] Normalise(MemoryStream raw)
    {
        raw.Position = 0;
        using var from = new ZipArchive(raw, ZipArchiveMode.Read);
        using var result = new MemoryStream();
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            var ids = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Fastest);
                copy.LastWriteTime = NoTime;
                using var source = entry.Open();
                using var target = copy.Open();
                if (!entry.FullName.Contains("workbook.xml", StringComparison.Ordinal))
                {
                    CopyText(source, target);
                    continue;
                }

                using var reader = new StreamReader(source);
                var text = RandomId().Replace(reader.ReadToEnd(), match => ids.TryGetValue(match.Value, out var id) ? id : ids[match.Value] = $"Rs{ids.Count + 1}");
                target.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return result.ToArray();
    }

    /// <summary>Piece by piece, for a sheet may be large; each piece ends before a tag, which no code reaches over.</summary>
    private static void CopyText(Stream source, Stream target)
    {
        using var reader = new StreamReader(source);
        using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var buffer = new char[1 << 16];
        var kept = 0;
        while (reader.ReadBlock(buffer, kept, buffer.Length - kept) is > 0 and var read)
        {
            var end = kept + read;
            var cut = end < buffer.Length ? end : Math.Max(Array.LastIndexOf(buffer, '<', end - 1), 0);
            if (cut == 0) cut = end;
            writer.Write(Decoded(buffer.AsSpan(0, cut)));
            Array.Copy(buffer, cut, buffer, 0, end - cut);
            kept = end - cut;
        }

        writer.Write(Decoded(buffer.AsSpan(0, kept)));
    }

    private static string Decoded(ReadOnlySpan<char> text) =>
        CodedPair().Replace(text.ToString(), pair => new string([Half(pair.Groups[1]), Half(pair.Groups[2])]));

    private static char Half(Group code) => (char)int.Parse(code.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex("_x([Dd][89ABab][0-9A-Fa-f]{2})__x([Dd][C-Fc-f][0-9A-Fa-f]{2})_")]
    private static partial Regex CodedPair();

    [GeneratedRegex(@"[:\\/?*\[\]]")]
    private static partial Regex NotAllowed();

    [GeneratedRegex("R[0-9a-f]{32}")]
    private static partial Regex RandomId();
}
