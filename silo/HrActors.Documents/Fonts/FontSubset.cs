using System.Buffers.Binary;
using System.Text;

namespace HrActors.Documents.Fonts;

/// <summary>
/// Writes a small TrueType font that holds only the characters of one document. Every character has a glyph of its own, so that the text
/// read back from the PDF is the text written, though the font draws some characters alike.
/// </summary>
internal static class FontSubset
{
    private const uint ChecksumMagic = 0xB1B0AFBA;
    private const int AdjustmentOffset = 8;

    /// <summary>The same characters in any order give the same bytes. Characters the font lacks are drawn as its first glyph.</summary>
    public static byte[] Of(TrueTypeFont font, string family, IEnumerable<Rune> characters)
    {
        Rune[] sorted = [.. characters.Distinct().Order()];
        int[] glyphs = [0, .. sorted.Select(font.Glyph)];

        var (outlines, offsets) = Outlines(font, glyphs);
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(AdjustmentOffset), 0);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);

        return Assemble(
        [
            ("OS/2", font.Table("OS/2").ToArray()),
            ("cmap", CharacterMap(sorted)),
            ("glyf", outlines),
            ("head", head),
            ("hhea", WithCount(font.Table("hhea"), 34, glyphs.Length)),
            ("hmtx", Metrics(font, glyphs)),
            ("loca", offsets),
            ("maxp", WithCount(font.Table("maxp"), 4, glyphs.Length)),
            ("name", Name(family)),
            ("post", font.Table("post").ToArray()),
        ]);
    }

    private static (byte[] Outlines, byte[] Offsets) Outlines(TrueTypeFont font, int[] glyphs)
    {
        var outlines = new MemoryStream();
        var offsets = new byte[(glyphs.Length + 1) * 4];
        for (var i = 0; i < glyphs.Length; i++)
        {
            outlines.Write(font.Outline(glyphs[i]));
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
            BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan((i + 1) * 4), (int)outlines.Length);
        }

        return (outlines.ToArray(), offsets);
    }

    private static byte[] Metrics(TrueTypeFont font, int[] glyphs)
    {
        var metrics = new byte[glyphs.Length * 4];
        for (var i = 0; i < glyphs.Length; i++) font.Metrics(glyphs[i]).CopyTo(metrics.AsSpan(i * 4));
        return metrics;
    }

    private static byte[] CharacterMap(Rune[] sorted)
    {
        var map = new BigEndianBuffer();
        map.UInt16(0).UInt16(1).UInt16(3).UInt16(10).UInt32(12);
        map.UInt16(12).UInt16(0).UInt32((uint)(16 + (12 * sorted.Length))).UInt32(0).UInt32((uint)sorted.Length);
        for (var i = 0; i < sorted.Length; i++)
            map.UInt32((uint)sorted[i].Value).UInt32((uint)sorted[i].Value).UInt32((uint)(i + 1));

        return map.ToArray();
    }

    private static byte[] Name(string family)
    {
        (int Id, string Text)[] names = [(1, family), (2, "Regular"), (4, family), (6, PostScriptName(family))];
        var table = new BigEndianBuffer().UInt16(0).UInt16(names.Length).UInt16(6 + (12 * names.Length));
        var offset = 0;
        foreach (var (id, text) in names)
        {
            table.UInt16(3).UInt16(1).UInt16(0x409).UInt16(id).UInt16(text.Length * 2).UInt16(offset);
            offset += text.Length * 2;
        }

        foreach (var (_, text) in names) table.Bytes(Encoding.BigEndianUnicode.GetBytes(text));
        return table.ToArray();
    }

    private static string PostScriptName(string family) =>
        family == FormFont.Family ? "NotoSansCJKsc-Regular" : family.Replace(" ", "", StringComparison.Ordinal) + "-Regular";

    private static byte[] WithCount(ReadOnlySpan<byte> table, int offset, int count)
    {
        var copy = table.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(offset), (ushort)count);
        return copy;
    }

    private static byte[] Assemble((string Tag, byte[] Bytes)[] tables)
    {
        var selector = int.Log2(tables.Length);
        var range = 16 << selector;
        var file = new BigEndianBuffer();
        file.UInt32(0x00010000).UInt16(tables.Length).UInt16(range).UInt16(selector).UInt16((tables.Length * 16) - range);

        var offset = 12 + (16 * tables.Length);
        var head = 0;
        foreach (var (tag, bytes) in tables)
        {
            if (tag == "head") head = offset;
            file.Bytes(Encoding.ASCII.GetBytes(tag)).UInt32(Checksum(bytes)).UInt32((uint)offset).UInt32((uint)bytes.Length);
            offset += Padded(bytes.Length);
        }

        foreach (var (_, bytes) in tables) file.Bytes(bytes).Bytes(new byte[Padded(bytes.Length) - bytes.Length]);

        var result = file.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(head + AdjustmentOffset), unchecked(ChecksumMagic - Checksum(result)));
        return result;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        Span<byte> word = stackalloc byte[4];
        for (var i = 0; i < bytes.Length; i += 4)
        {
            word.Clear();
            bytes[i..Math.Min(i + 4, bytes.Length)].CopyTo(word);
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(word));
        }

        return sum;
    }
}
