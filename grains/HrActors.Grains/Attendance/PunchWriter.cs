using System.Buffers.Binary;
using System.Text;

namespace HrActors.Grains.Attendance;

/// <summary>Appends punches to a <see cref="PunchPack"/> in the making.</summary>
internal sealed class PunchWriter
{
    /// <summary>Room for the next few punches; an employee punches two to four times a day.</summary>
    private const int Step = 64;

    /// <summary>Bytes of a punch at most, without its texts: three numbers below a thousand million, two of any size, and the digest.</summary>
    private const int Longest = 40;

    /// <summary>Bits of <see cref="PunchFlags"/> below the kind.</summary>
    public const int FlagBits = 4;

    private byte[] _bytes = [];
    private int _length;
    private ImmutableArray<string> _sources = [];
    private long _position;
    private long _ticks;

    public int Count { get; private set; }

    public static PunchPack Pack(IEnumerable<PackedPunch> punches)
    {
        var writer = new PunchWriter();
        foreach (var punch in punches) writer.Add(punch);
        return writer.Packed(exact: true);
    }

    /// <summary>What was added so far. Later punches leave it as it is.</summary>
    /// <param name="exact">Without the room for more, for keeping.</param>
    public PunchPack Packed(bool exact = false) => Count == 0 ? PunchPack.Empty : new()
    {
        Bytes = exact ? _bytes.AsSpan(0, _length).ToArray() : _bytes.AsMemory(0, _length),
        Sources = _sources,
        Count = Count,
    };

    public void Add(PackedPunch punch)
    {
        Reserve(Longest + Encoding.UTF8.GetMaxByteCount((punch.Replaces?.Length ?? 0) + (punch.Reason?.Length ?? 0)));
        var time = punch.Ticks - _ticks;
        var flags = UnitOf(time)
            | (punch.Replaces is null ? 0 : PunchFlags.Replaces)
            | (punch.Reason is null ? 0 : PunchFlags.Reason);
        Number(((ulong)punch.Kind << FlagBits) | (ulong)flags);
        Number((ulong)SourceOf(punch.Source));
        Number((ulong)punch.Queue);
        Difference(unchecked(punch.Position - _position));
        Difference(time / TicksPer(flags));
        Digest(punch.Event);
        if (punch.Replaces is not null) Text(punch.Replaces);
        if (punch.Reason is not null) Text(punch.Reason);
        (_position, _ticks) = (punch.Position, punch.Ticks);
        Count++;
    }

    public static long TicksPer(PunchFlags flags) =>
        flags.HasFlag(PunchFlags.Seconds) ? TimeSpan.TicksPerSecond : flags.HasFlag(PunchFlags.Milliseconds) ? TimeSpan.TicksPerMillisecond : 1;

    private static PunchFlags UnitOf(long ticks) =>
        ticks % TimeSpan.TicksPerSecond == 0 ? PunchFlags.Seconds : ticks % TimeSpan.TicksPerMillisecond == 0 ? PunchFlags.Milliseconds : PunchFlags.None;

    private int SourceOf(string source)
    {
        var index = _sources.IndexOf(source);
        if (index >= 0) return index;
        _sources = _sources.Add(source);
        return _sources.Length - 1;
    }

    private void Reserve(int more)
    {
        if (_length + more > _bytes.Length) Array.Resize(ref _bytes, _length + more + Step);
    }

    private void Number(ulong number)
    {
        for (; number >= 0x80; number >>= 7) _bytes[_length++] = (byte)((number & 0x7F) | 0x80);
        _bytes[_length++] = (byte)number;
    }

    private void Difference(long difference) => Number(unchecked((ulong)((difference << 1) ^ (difference >> 63))));

    private void Digest(long digest)
    {
        BinaryPrimitives.WriteInt64BigEndian(_bytes.AsSpan(_length), digest);
        _length += sizeof(long);
    }

    private void Text(string text)
    {
        Number((ulong)Encoding.UTF8.GetByteCount(text));
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }
}
