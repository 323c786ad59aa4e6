using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;

namespace HrActors.Grains.Attendance;

/// <summary>
/// One attendance event as an employee keeps it: known by its place in the log, and by a digest of its id to the corrections that name
/// it. The id itself and the device stay in the log.
/// </summary>
internal readonly record struct PackedPunch
{
    public required int Queue { get; init; }
    public required long Position { get; init; }

    /// <summary>UTC.</summary>
    public required long Ticks { get; init; }
    public required PunchKind Kind { get; init; }
    public required string Source { get; init; }

    /// <summary>Digest of the id.</summary>
    public required long Event { get; init; }

    /// <summary>As it came: corrections are few.</summary>
    public string? Replaces { get; init; }
    public string? Reason { get; init; }

    public DateOnly Day => ChinaTime.DateOf(new(Ticks, TimeSpan.Zero));

    /// <summary>Source and id as <see cref="ToPunches"/> gives them to the rules.</summary>
    public (string Source, string EventId) Id => (Source, Name(Event));

    public static PackedPunch Of(LoggedPunch logged) => Of(logged.Queue, logged.Position, logged.Event.ToPunch());

    public static PackedPunch Of(int queue, long position, Punch punch) => new()
    {
        Queue = queue,
        Position = position,
        Ticks = punch.At.UtcTicks,
        Kind = punch.Kind,
        Source = punch.Source,
        Event = Digest(punch.EventId),
        Replaces = punch.Replaces,
        Reason = punch.Reason,
    };

    /// <summary>The punches for the rules, which only compare ids: the names of digests stand for them.</summary>
    public static IEnumerable<Punch> ToPunches(IReadOnlyCollection<PackedPunch> punches) => punches.Select(punch => new Punch
    {
        Source = punch.Source,
        EventId = Name(punch.Event),
        Kind = punch.Kind,
        At = new(punch.Ticks, TimeSpan.Zero),
        Reason = punch.Reason,
        Replaces = punch.Replaces is not { } replaced ? null : punch.Source == PunchKinds.DeskSource ? Reference(replaced, punches) : Name(Digest(replaced)),
    });

    /// <summary>Whether it is a correction of <paramref name="other"/>.</summary>
    public bool Names(PackedPunch other)
    {
        if (Replaces is not { } text || (other.Queue, other.Position) == (Queue, Position)) return false;
        if (Source == other.Source && other.Event == Digest(text)) return true;
        return Source == PunchKinds.DeskSource && (other.Event == Digest(text) || other.IsReferredBy(text));
    }

    /// <summary>Whether a reference is its source with its own id, or with the name of its digest, which is what a sheet shows.</summary>
    private bool IsReferredBy(string text) =>
        text.Length > Source.Length && text[Source.Length] == ' ' && text.StartsWith(Source, StringComparison.Ordinal)
        && text[(Source.Length + 1)..] is var id && (Name(Event) == id || Event == Digest(id));

    /// <summary>What the desk names: a bare id, or one with its source before it, which only the events themselves can tell apart.</summary>
    private static string Reference(string text, IReadOnlyCollection<PackedPunch> punches) =>
        punches.Where(punch => punch.IsReferredBy(text))
            .Select(punch => PunchKinds.Reference(punch.Source, Name(punch.Event)))
            .FirstOrDefault(Name(Digest(text)));

    private static string Name(long digest) => digest.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>64 bits tell the few hundred events of one employee apart.</summary>
    private static long Digest(string eventId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.UTF8.GetMaxByteCount(eventId.Length);
        var bytes = length <= 256 ? stackalloc byte[256] : new byte[length];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(eventId, bytes)], hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
