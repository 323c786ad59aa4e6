using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HrActors.DurableLog.Appending;

/// <summary>
/// Fixed-size stand-ins for texts. Ids are cut from SHA-256, so that nobody can craft two that collide and hide an event behind another;
/// the rest is FNV-1a, where a collision only costs a comparison. Fields are closed by their length, so that ("a", "bc") and ("ab", "c")
/// differ. All of it is stored data: never change it.
/// </summary>
internal static class EventHash
{
    private const ulong FnvOffset = 14_695_981_039_346_656_037;
    private const ulong FnvPrime = 1_099_511_628_211;

    public static Guid Id(string ns, string source, string eventId)
    {
        var size = Encoding.UTF8.GetMaxByteCount(ns.Length + source.Length + eventId.Length) + (3 * sizeof(int));
        byte[]? rented = null;
        var buffer = size <= 1024 ? stackalloc byte[1024] : rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var at = Write(ns, buffer, 0);
            at = Write(source, buffer, at);
            at = Write(eventId, buffer, at);
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(buffer[..at], hash);
            return new Guid(hash[..16], bigEndian: true);
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>
    /// Tells a repeated event from another one with its id. Only the source itself could craft a collision, against itself.
    /// </summary>
    public static long Content(string key, string? subject, long occurredMicroseconds, ReadOnlySpan<byte> payload)
    {
        var hash = Add(FnvOffset, key);
        hash = Add(hash, subject is null ? 0UL : 1UL);
        hash = Add(hash, subject ?? "");
        hash = Add(hash, unchecked((ulong)occurredMicroseconds));
        foreach (var value in payload) hash = Add(hash, value);
        return unchecked((long)hash);
    }

    /// <summary>Finds a subject's rows by a narrow index; its text is compared as well.</summary>
    public static long Subject(string ns, string subject) => unchecked((long)Add(Add(FnvOffset, ns), subject));

    /// <summary>The queue of a stream: the same for ever, whatever hash codes the platform uses.</summary>
    public static int Queue(LogStream stream, int queueCount)
    {
        var hash = Add(Add(FnvOffset, stream.Namespace), stream.Key);
        // The low bits of FNV follow the last characters closely; fold the high ones in.
        return (int)((hash ^ (hash >> 32)) % (ulong)queueCount);
    }

    private static ulong Add(ulong hash, string text)
    {
        foreach (var value in text) hash = Add(hash, value);
        return Add(hash, (ulong)text.Length);
    }

    private static ulong Add(ulong hash, ulong value) => unchecked((hash ^ value) * FnvPrime);

    private static int Write(string text, Span<byte> buffer, int at)
    {
        var written = Encoding.UTF8.GetBytes(text, buffer[(at + sizeof(int))..]);
        BinaryPrimitives.WriteInt32BigEndian(buffer[at..], written);
        return at + sizeof(int) + written;
    }
}
