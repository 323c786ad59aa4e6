using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Access;

/// <summary>
/// QR codes (ISO/IEC 18004) in byte mode with medium error correction, versions 1 to 10: up to 213 bytes, enough for the address of an
/// authenticator. Drawn here as SVG, so that a secret is sent to nobody.
/// </summary>
internal sealed class QrCode
{
    private const int LargestVersion = 10;
    private const int QuietZone = 4;

    /// <summary>Error correction codewords per block, level M, by version from 1.</summary>
    private static readonly int[] CorrectionLengths = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26];

    /// <summary>Blocks, level M, by version from 1.</summary>
    private static readonly int[] BlockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5];

    private readonly int _version;
    private readonly bool[,] _dark;
    private readonly bool[,] _fixed;

    private QrCode(int version)
    {
        _version = version;
        Size = (version * 4) + 17;
        _dark = new bool[Size, Size];
        _fixed = new bool[Size, Size];
    }

    /// <summary>Modules along one side.</summary>
    public int Size { get; }

    public bool IsDark(int x, int y) => _dark[x, y];

    /// <summary>Whether the text is short enough; what is not has to be shown in another way.</summary>
    public static bool Fits(string text) => Encoding.UTF8.GetByteCount(text) <= Capacity(LargestVersion);

    /// <exception cref="ArgumentException">The text is too long.</exception>
    public static QrCode Of(string text)
    {
        var data = Encoding.UTF8.GetBytes(text);
        var version = Enumerable.Range(1, LargestVersion).FirstOrDefault(one => data.Length <= Capacity(one));
        if (version == 0) throw new ArgumentException($"A QR code holds at most {Capacity(LargestVersion)} bytes here.", nameof(text));

        var code = new QrCode(version);
        code.DrawPatterns();
        code.DrawData(Interleave(version, Codewords(version, data)));
        code.Mask();
        return code;
    }

    /// <summary>The code as markup, for a page.</summary>
    public static MarkupString Svg(string text, string label)
    {
        var code = Of(text);
        var path = new StringBuilder();
        for (var y = 0; y < code.Size; y++)
        {
            for (var x = 0; x < code.Size; x++)
            {
                if (code.IsDark(x, y)) path.Append(CultureInfo.InvariantCulture, $"M{x + QuietZone},{y + QuietZone}h1v1h-1z");
            }
        }

        var side = (code.Size + (2 * QuietZone)).ToString(CultureInfo.InvariantCulture);
        return new(
            $"<svg viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"{System.Net.WebUtility.HtmlEncode(label)}\" shape-rendering=\"crispEdges\">"
            + $"<rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>");
    }

    /// <summary>Bytes of text: mode (4 bits) and length (8 or 16 bits) come before them.</summary>
    private static int Capacity(int version) => DataLength(version) - (version < LargestVersion ? 2 : 3);

    private static int DataLength(int version) => (RawBits(version) / 8) - (CorrectionLengths[version - 1] * BlockCounts[version - 1]);

    /// <summary>Modules that are not patterns.</summary>
    private static int RawBits(int version)
    {
        var bits = (((16 * version) + 128) * version) + 64;
        if (version < 2) return bits;
        var alignments = (version / 7) + 2;
        bits -= (((25 * alignments) - 10) * alignments) - 55;
        return version < 7 ? bits : bits - 36;
    }

    private static byte[] Codewords(int version, byte[] data)
    {
        var bits = new List<bool>();
        Append(bits, 0b0100, 4);
        Append(bits, data.Length, version < LargestVersion ? 8 : 16);
        foreach (var value in data) Append(bits, value, 8);
        var length = DataLength(version);
        Append(bits, 0, Math.Min(4, (length * 8) - bits.Count));
        Append(bits, 0, (8 - (bits.Count % 8)) % 8);
        var result = new byte[length];
        for (var i = 0; i < bits.Count; i++) result[i / 8] |= (byte)((bits[i] ? 1 : 0) << (7 - (i % 8)));
        for (var (i, pad) = (bits.Count / 8, 0xEC); i < length; i++, pad ^= 0xEC ^ 0x11) result[i] = (byte)pad;
        return result;
    }

    private static void Append(List<bool> bits, int value, int count)
    {
        for (var i = count - 1; i >= 0; i--) bits.Add(((value >> i) & 1) == 1);
    }

    /// <summary>Blocks with their error correction, taken in turn.</summary>
    private static List<byte> Interleave(int version, byte[] data)
    {
        var (blocks, correction) = (BlockCounts[version - 1], CorrectionLengths[version - 1]);
        var shortLength = data.Length / blocks;
        var shorts = blocks - (data.Length % blocks);
        var generator = ReedSolomon.Generator(correction);
        var parts = new List<(byte[] Data, byte[] Correction)>();
        for (var (i, at) = (0, 0); i < blocks; i++)
        {
            var length = shortLength + (i < shorts ? 0 : 1);
            var part = data[at..(at + length)];
            parts.Add((part, ReedSolomon.Remainder(part, generator)));
            at += length;
        }

        var result = new List<byte>();
        for (var i = 0; i <= shortLength; i++) result.AddRange(parts.Where(part => i < part.Data.Length).Select(part => part.Data[i]));
        for (var i = 0; i < correction; i++) result.AddRange(parts.Select(part => part.Correction[i]));
        return result;
    }

    private void DrawPatterns()
    {
        for (var i = 0; i < Size; i++)
        {
            Fix(6, i, i % 2 == 0);
            Fix(i, 6, i % 2 == 0);
        }

        DrawFinder(3, 3);
        DrawFinder(Size - 4, 3);
        DrawFinder(3, Size - 4);
        var places = AlignmentPlaces();
        for (var i = 0; i < places.Count; i++)
        {
            for (var j = 0; j < places.Count; j++)
            {
                var isFinder = (i, j) == (0, 0) || (i, j) == (0, places.Count - 1) || (i, j) == (places.Count - 1, 0);
                if (!isFinder) DrawAlignment(places[i], places[j]);
            }
        }

        DrawFormat(0);
        DrawVersion();
    }

    private void DrawFinder(int x, int y)
    {
        for (var dy = -4; dy <= 4; dy++)
        {
            for (var dx = -4; dx <= 4; dx++)
            {
                var distance = Math.Max(Math.Abs(dx), Math.Abs(dy));
                if (x + dx >= 0 && x + dx < Size && y + dy >= 0 && y + dy < Size) Fix(x + dx, y + dy, distance is not (2 or 4));
            }
        }
    }

    private void DrawAlignment(int x, int y)
    {
        for (var dy = -2; dy <= 2; dy++)
        {
            for (var dx = -2; dx <= 2; dx++) Fix(x + dx, y + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) != 1);
        }
    }

    private List<int> AlignmentPlaces()
    {
        if (_version == 1) return [];
        var count = (_version / 7) + 2;
        var step = ((_version * 4) + (count * 2) + 1) / ((count * 2) - 2) * 2;
        var places = new List<int> { 6 };
        for (var (place, i) = (Size - 7, 1); i < count; i++, place -= step) places.Insert(1, place);
        return places;
    }

    /// <summary>Level M and mask, with their own error correction, twice.</summary>
    private void DrawFormat(int mask)
    {
        var remainder = mask;
        for (var i = 0; i < 10; i++) remainder = (remainder << 1) ^ ((remainder >> 9) * 0x537);
        var bits = ((mask << 10) | remainder) ^ 0x5412;
        for (var i = 0; i <= 5; i++) Fix(8, i, Bit(bits, i));
        Fix(8, 7, Bit(bits, 6));
        Fix(8, 8, Bit(bits, 7));
        Fix(7, 8, Bit(bits, 8));
        for (var i = 9; i < 15; i++) Fix(14 - i, 8, Bit(bits, i));
        for (var i = 0; i < 8; i++) Fix(Size - 1 - i, 8, Bit(bits, i));
        for (var i = 8; i < 15; i++) Fix(8, Size - 15 + i, Bit(bits, i));
        Fix(8, Size - 8, true);
    }

    private void DrawVersion()
    {
        if (_version < 7) return;
        var remainder = _version;
        for (var i = 0; i < 12; i++) remainder = (remainder << 1) ^ ((remainder >> 11) * 0x1F25);
        var bits = (_version << 12) | remainder;
        for (var i = 0; i < 18; i++)
        {
            Fix(Size - 11 + (i % 3), i / 3, Bit(bits, i));
            Fix(i / 3, Size - 11 + (i % 3), Bit(bits, i));
        }
    }

    /// <summary>Up and down in columns of two, from the right, around the patterns.</summary>
    private void DrawData(List<byte> codewords)
    {
        var at = 0;
        for (var right = Size - 1; right >= 1; right -= 2)
        {
            if (right == 6) right = 5;
            for (var vertical = 0; vertical < Size; vertical++)
            {
                for (var j = 0; j < 2; j++)
                {
                    var x = right - j;
                    var y = ((right + 1) & 2) == 0 ? Size - 1 - vertical : vertical;
                    if (_fixed[x, y] || at >= codewords.Count * 8) continue;
                    _dark[x, y] = Bit(codewords[at / 8], 7 - (at % 8));
                    at++;
                }
            }
        }
    }

    /// <summary>The first mask serves any reader; choosing the fairest of eight only eases bad light.</summary>
    private void Mask()
    {
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++) _dark[x, y] ^= !_fixed[x, y] && (x + y) % 2 == 0;
        }
    }

    private void Fix(int x, int y, bool dark)
    {
        _dark[x, y] = dark;
        _fixed[x, y] = true;
    }

    private static bool Bit(int value, int index) => ((value >> index) & 1) == 1;
}

/// <summary>Error correction over GF(2^8) with the polynomial of QR codes.</summary>
internal static class ReedSolomon
{
    public static byte[] Generator(int degree)
    {
        var result = new byte[degree];
        result[^1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
            {
                result[j] = Multiply(result[j], root);
                if (j + 1 < degree) result[j] ^= result[j + 1];
            }

            root = Multiply(root, 2);
        }

        return result;
    }

    public static byte[] Remainder(byte[] data, byte[] generator)
    {
        var result = new byte[generator.Length];
        foreach (var value in data)
        {
            var factor = (byte)(value ^ result[0]);
            Array.Copy(result, 1, result, 0, result.Length - 1);
            result[^1] = 0;
            for (var i = 0; i < result.Length; i++) result[i] ^= Multiply(generator[i], factor);
        }

        return result;
    }

    private static byte Multiply(byte x, byte y)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--)
        {
            product = (product << 1) ^ ((product >> 7) * 0x11D);
            product ^= ((y >> i) & 1) * x;
        }

        return (byte)product;
    }
}
