using System.Buffers;
using System.Buffers.Binary;

namespace HrActors.Documents.Fonts;

/// <summary>Collects numbers in the byte order of font files.</summary>
internal sealed class BigEndianBuffer
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <exception cref="OverflowException"><paramref name="value"/> is not 0-65535.</exception>
    public BigEndianBuffer UInt16(int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_bytes.GetSpan(2), (ushort)value);
        _bytes.Advance(2);
        return this;
    }

    public BigEndianBuffer UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_bytes.GetSpan(4), value);
        _bytes.Advance(4);
        return this;
    }

    public BigEndianBuffer Bytes(ReadOnlySpan<byte> value)
    {
        _bytes.Write(value);
        return this;
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}
