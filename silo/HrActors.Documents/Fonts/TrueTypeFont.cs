using System.Buffers.Binary;
using System.Text;

namespace HrActors.Documents.Fonts;

/// <summary>
/// Reads a TrueType font with a cmap of format 12, long or short offsets and simple outlines, which is what Fonts/make_font.py writes.
/// Never changes after construction; safe from any thread.
/// </summary>
internal sealed class TrueTypeFont
{
    private const int TableRecord = 16;
    private const int GroupRecord = 12;

    private readonly byte[] _bytes;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly int _groups;
    private readonly int _groupCount;
    private readonly int _metricCount;
    private readonly bool _longOffsets;

    /// <exception cref="InvalidDataException">The bytes are not such a font.</exception>
    public TrueTypeFont(byte[] bytes)
    {
        _bytes = bytes;
        if (UInt32(0) != 0x00010000) throw new InvalidDataException("The form font has no TrueType outlines.");
        for (var i = 0; i < UInt16(4); i++)
        {
            var record = 12 + (i * TableRecord);
            _tables[Encoding.ASCII.GetString(_bytes, record, 4)] = (Int32(record + 8), Int32(record + 12));
        }

        UnitsPerEm = UInt16(_tables["head"].Offset + 18);
        _longOffsets = UInt16(_tables["head"].Offset + 50) == 1;
        _metricCount = UInt16(_tables["hhea"].Offset + 34);
        (_groups, _groupCount) = FindGroups(_tables["cmap"].Offset);
    }

    /// <summary>Font units in one em; widths are in these units.</summary>
    public int UnitsPerEm { get; }

    public ReadOnlySpan<byte> Table(string tag) => _bytes.AsSpan(_tables[tag].Offset, _tables[tag].Length);

    /// <summary>The glyph of a character; 0 when the font has none.</summary>
    public int Glyph(Rune character)
    {
        var (low, high) = (0, _groupCount - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var group = _groups + (middle * GroupRecord);
            if (character.Value < Int32(group)) high = middle - 1;
            else if (character.Value > Int32(group + 4)) low = middle + 1;
            else return Int32(group + 8) + character.Value - Int32(group);
        }

        return 0;
    }

    /// <summary>How far the pen moves after <paramref name="glyph"/>, in font units.</summary>
    public ushort Advance(int glyph) => UInt16(Metric(glyph));

    /// <summary>Advance and left side bearing of <paramref name="glyph"/>, four bytes as they stand in the font.</summary>
    public ReadOnlySpan<byte> Metrics(int glyph) =>
        glyph < _metricCount
            ? _bytes.AsSpan(Metric(glyph), 4)
            : new[]
            {
                _bytes[Metric(glyph)], _bytes[Metric(glyph) + 1],
                _bytes[Bearing(glyph)], _bytes[Bearing(glyph) + 1],
            };

    /// <summary>The outline as it stands in the font; empty for a blank.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var (from, to) = (OutlineOffset(glyph), OutlineOffset(glyph + 1));
        return _bytes.AsSpan(_tables["glyf"].Offset + from, to - from);
    }

    private int Metric(int glyph) => _tables["hmtx"].Offset + (Math.Min(glyph, _metricCount - 1) * 4);

    private int Bearing(int glyph) => _tables["hmtx"].Offset + (_metricCount * 4) + ((glyph - _metricCount) * 2);

    private int OutlineOffset(int glyph) =>
        _longOffsets ? Int32(_tables["loca"].Offset + (glyph * 4)) : UInt16(_tables["loca"].Offset + (glyph * 2)) * 2;

    private (int Offset, int Count) FindGroups(int cmap)
    {
        for (var i = 0; i < UInt16(cmap + 2); i++)
        {
            var table = cmap + Int32(cmap + 4 + (i * 8) + 4);
            if (UInt16(table) == 12) return (table + 16, Int32(table + 12));
        }

        throw new InvalidDataException("The form font has no cmap of format 12.");
    }

    private ushort UInt16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at));

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_bytes.AsSpan(at));

    private int Int32(int at) => BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(at));
}
