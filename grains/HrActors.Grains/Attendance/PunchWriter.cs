using System.Buffers.Binary;
using System.Text;

namespace HrActors.Grains.Attendance;

/// <summary>Appends punches to a <see cref="PunchPack"/> in the making.</summary>
internal sealed class PunchWriter
{
    /// <summary>Bytes to begin with, for the first punch; they double, as many employees are awake and have one.</summary>
    private const int Room = 32;

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
        // Upstream systems are few, and each names itself in every event.
        _sources = _sources.Add(string.Intern(source));
        return _sources.Length - 1;
    }

    private void Reserve(int more)
    {
        if (_length + more > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_length + more, Math.Max(Room, _bytes.Length * 2)));
    }

    private void Number(ulong number)
    {
        for (; number >= 0x80; number >>= 7) Byte((byte)((number & 0x7F) | 0x80));
        Byte((byte)number);
    }

    private void Byte(byte value)
    {
        Reserve(1);
        _bytes[_length++] = value;
    }

    private void Difference(long difference) => Number(unchecked((ulong)((difference << 1) ^ (difference >> 63))));

    private void Digest(long digest)
    {
        Reserve(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(_bytes.AsSpan(_length), digest);
        _length += sizeof(long);
    }

    private void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number((ulong)length);
        Reserve(length);
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }
}
