using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using HrActors.DurableLog.Appending;
using Npgsql;

namespace HrActors.DurableLog.Storage;

/// <summary>
/// Writes the rows of a commit with <c>copy … (format binary)</c>, encoded here: the importer of the driver takes a call for every value,
/// which costs several times what the row does.
/// </summary>
internal static class PostgresCopy
{
    private const string Sql =
        """
        copy log_event (place, occurred_us, stored_us, stream_id, back, source_id, offset_minutes, event_id, subject, payload)
        from stdin (format binary)
        """;

    private const short Columns = 10;
    private const int Absent = -1;

    /// <summary>Bytes of a row beside its texts and payload: the count of columns, their lengths, and the numbers.</summary>
    private const int FixedSize = 2 + (Columns * sizeof(int)) + (3 * sizeof(long)) + (3 * sizeof(int)) + sizeof(short);

    private static ReadOnlySpan<byte> Header => [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public static async Task Write(NpgsqlConnection connection, QueueCommit commit, long storedMicroseconds, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Size(commit));
        try
        {
            var length = Encode(commit, storedMicroseconds, buffer);
            await using var copy = await connection.BeginRawBinaryCopyAsync(Sql, cancellationToken);
            await copy.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Size(QueueCommit commit)
    {
        var size = Header.Length + sizeof(short);
        foreach (var part in commit.Parts)
        {
            foreach (ref readonly var e in part.Events)
                size += FixedSize + Encoding.UTF8.GetMaxByteCount(e.Event.EventId.Length + (e.Event.Subject?.Length ?? 0)) + e.Event.Payload.Length;
        }

        return size;
    }

    private static int Encode(QueueCommit commit, long storedMicroseconds, Span<byte> buffer)
    {
        Header.CopyTo(buffer);
        var to = new Row(buffer, Header.Length);
        foreach (var part in commit.Parts)
        {
            foreach (ref readonly var e in part.Events)
            {
                if (e.Outcome.Kind != AppendKind.Stored) continue;
                to.Begin();
                to.Add(Place.Of(commit.Queue, e.Outcome.Position));
                to.Add(e.OccurredMicroseconds);
                to.Add(storedMicroseconds);
                to.Add(part.Place.StreamId);
                to.Add(Place.Back(e.Outcome.Position, e.Previous));
                to.Add(e.SourceId);
                to.Add(e.OffsetMinutes);
                to.Add(e.Event.EventId);
                to.Add(e.Event.Subject);
                to.Add(e.Event.Payload.Span);
            }
        }

        return to.End();
    }

    /// <summary>Values of one row after another, each behind its length, highest byte first.</summary>
    private ref struct Row(Span<byte> buffer, int at)
    {
        private readonly Span<byte> _buffer = buffer;
        private int _at = at;

        public void Begin() => Put(Columns);

        public int End()
        {
            Put((short)-1);
            return _at;
        }

        public void Add(long value)
        {
            Put(sizeof(long));
            BinaryPrimitives.WriteInt64BigEndian(_buffer[_at..], value);
            _at += sizeof(long);
        }

        public void Add(int value)
        {
            Put(sizeof(int));
            Put(value);
        }

        public void Add(short value)
        {
            Put(sizeof(short));
            Put(value);
        }

        public void Add(string? value)
        {
            if (value is null)
            {
                Put(Absent);
                return;
            }

            var written = Encoding.UTF8.GetBytes(value, _buffer[(_at + sizeof(int))..]);
            Put(written);
            _at += written;
        }

        public void Add(ReadOnlySpan<byte> value)
        {
            Put(value.Length);
            value.CopyTo(_buffer[_at..]);
            _at += value.Length;
        }

        private void Put(int value)
        {
            BinaryPrimitives.WriteInt32BigEndian(_buffer[_at..], value);
            _at += sizeof(int);
        }

        private void Put(short value)
        {
            BinaryPrimitives.WriteInt16BigEndian(_buffer[_at..], value);
            _at += sizeof(short);
        }
    }
}
