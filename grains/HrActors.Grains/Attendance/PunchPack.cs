using System.Buffers.Binary;
using System.Text;
using HrActors.Domain.Attendance;

namespace HrActors.Grains.Attendance;

/// <summary>
/// Punches of one employee in some 17 bytes each, in the order they came. Written by <see cref="PunchWriter"/>; read as a whole, which a
/// few hundred punches are cheap enough for, and held as stored until somebody asks.
/// </summary>
/// <remarks>
/// A punch is: kind and flags, index of the source, queue, difference in position and in time to the punch before it, digest of the id,
/// and where flagged what it replaces and its reason, each as length and UTF-8 text. Numbers are LEB128, differences zigzag, digests 8
/// bytes, the most significant first.
/// </remarks>
[GenerateSerializer, Immutable, Alias("hr.punch-pack")]
internal sealed record PunchPack
{
    public static readonly PunchPack Empty = new();

    [Id(0)] public ReadOnlyMemory<byte> Bytes { get; init; }
    [Id(1)] public ImmutableArray<string> Sources { get; init; } = [];
    [Id(2)] public int Count { get; init; }

    public bool Contains(int queue, long position)
    {
        var reader = new PunchReader(this);
        while (reader.TryRead(out var punch))
        {
            if (punch.Position == position && punch.Queue == queue) return true;
        }

        return false;
    }

    public IEnumerable<PackedPunch> Read()
    {
        var reader = new PunchReader(this);
        while (reader.TryRead(out var punch)) yield return punch;
    }
}

/// <summary>How the first number of a punch is made up.</summary>
[Flags]
internal enum PunchFlags
{
    /// <summary>The difference in time is in ticks of 100 ns.</summary>
    None = 0,
    Milliseconds = 1,
    Seconds = 2,
    Replaces = 4,
    Reason = 8,
}

internal struct PunchReader(PunchPack pack)
{
    private int _at;
    private long _position;
    private long _ticks;

    public bool TryRead(out PackedPunch punch)
    {
        var bytes = pack.Bytes.Span;
        if (_at >= bytes.Length)
        {
            punch = default;
            return false;
        }

        var head = Number(bytes);
        var flags = (PunchFlags)(head & ((1 << PunchWriter.FlagBits) - 1));
        var source = (int)Number(bytes);
        var queue = (int)Number(bytes);
        _position = unchecked(_position + Difference(bytes));
        _ticks += Difference(bytes) * PunchWriter.TicksPer(flags);
        punch = new()
        {
            Kind = (PunchKind)(head >> PunchWriter.FlagBits),
            Source = pack.Sources[source],
            Queue = queue,
            Position = _position,
            Ticks = _ticks,
            Event = Digest(bytes),
            Replaces = flags.HasFlag(PunchFlags.Replaces) ? Text(bytes) : null,
            Reason = flags.HasFlag(PunchFlags.Reason) ? Text(bytes) : null,
        };
        return true;
    }

    private ulong Number(ReadOnlySpan<byte> bytes)
    {
        ulong number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[_at++];
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return number;
        }
    }

    private long Difference(ReadOnlySpan<byte> bytes)
    {
        var zigzag = Number(bytes);
        return unchecked((long)(zigzag >> 1) ^ -(long)(zigzag & 1));
    }

    private long Digest(ReadOnlySpan<byte> bytes)
    {
        var digest = BinaryPrimitives.ReadInt64BigEndian(bytes[_at..]);
        _at += sizeof(long);
        return digest;
    }

    private string Text(ReadOnlySpan<byte> bytes)
    {
        var length = (int)Number(bytes);
        var text = Encoding.UTF8.GetString(bytes.Slice(_at, length));
        _at += length;
        return text;
    }
}
