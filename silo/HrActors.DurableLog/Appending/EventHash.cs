using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HrActors.DurableLog.Appending;

/// <summary>
/// Fixed-size stand-ins for texts, all cut from SHA-256 so that nobody can craft two that collide. Fields are written with their length,
/// so that ("a", "bc") and ("ab", "c") differ. The layout is stored data: never change it.
/// </summary>
internal static class EventHash
{
    public static Guid Id(string ns, string source, string eventId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(ns, source, eventId, 0, default, hash);
        return new Guid(hash[..16], bigEndian: true);
    }

    public static long Content(string key, string? subject, long occurredMicroseconds, ReadOnlySpan<byte> payload)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(key, subject ?? "", subject is null ? "" : "s", occurredMicroseconds, payload, hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    public static long Subject(string ns, string subject) => First(ns, subject);

    /// <summary>The queue of a stream: the same for ever, whatever hash codes the platform uses.</summary>
    public static int Queue(LogStream stream, int queueCount) =>
        (int)((First(stream.Namespace, stream.Key) & long.MaxValue) % queueCount);

    private static long First(string first, string second)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(first, second, "", 0, default, hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    private static void Hash(string first, string second, string third, long number, ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        var size = Encoding.UTF8.GetMaxByteCount(first.Length + second.Length + third.Length) + 32 + bytes.Length;
        byte[]? rented = null;
        var buffer = size <= 1024 ? stackalloc byte[1024] : rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var at = Write(first, buffer, 0);
            at = Write(second, buffer, at);
            at = Write(third, buffer, at);
            BinaryPrimitives.WriteInt64BigEndian(buffer[at..], number);
            at += sizeof(long);
            bytes.CopyTo(buffer[at..]);
            SHA256.HashData(buffer[..(at + bytes.Length)], hash);
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static int Write(string text, Span<byte> buffer, int at)
    {
        var written = Encoding.UTF8.GetBytes(text, buffer[(at + sizeof(int))..]);
        BinaryPrimitives.WriteInt32BigEndian(buffer[at..], written);
        return at + sizeof(int) + written;
    }
}
