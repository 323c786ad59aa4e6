using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using HrActors.Silo.Problems;
using Microsoft.Net.Http.Headers;

namespace HrActors.Silo.Attendance;

/// <summary>The body of a request is not what it says; what was read before that stands.</summary>
internal sealed class EventBodyException(Problem problem, Exception? inner = null) : IOException(problem.English, inner)
{
    public Problem Problem => problem;
}

/// <summary>
/// The body of a request with events that is packed with gzip (one member). Limits count what comes out, and a body that comes out a
/// hundredfold larger than events can be is refused before it fills anything. A body cut off is told from one that ended: the platform's
/// own reader takes both for the end.
/// </summary>
internal sealed class EventBody : Stream
{
    /// <summary>Events with distinct ids pack to about a twentieth.</summary>
    private const int MostRatio = 200;

    /// <summary>Up to here any ratio goes: headers and short bodies pack oddly.</summary>
    private const long FreeBytes = 1024 * 1024;

    private static readonly Problem Encoding = Problem.Of(415, "request.content-encoding", "Content-Encoding 只支持 gzip",
        "The only Content-Encoding taken is gzip");

    private static readonly Problem Corrupt = Problem.Of(400, "request.gzip-corrupt", "gzip 内容已损坏", "The gzip body is corrupt");

    private static readonly Problem CutOff = Problem.Of(400, "request.gzip-truncated", "gzip 内容不完整，在传输中被截断",
        "The gzip body ends before its end");

    private static readonly Problem Ratio = Problem.Of(413, "request.gzip-ratio", "gzip 内容解压后过大", "The gzip body unpacks to far more than events can");

    private readonly PackedStream _packed;
    private readonly GZipStream _source;
    private readonly long _most;
    private long _read;

    private EventBody(Stream body, long most)
    {
        _packed = new(body);
        _source = new(_packed, CompressionMode.Decompress);
        _most = most;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <summary>The body itself, or what comes out of it; null when it cannot be read at all.</summary>
    /// <param name="request">Its own limit on the bytes that arrive stays in force.</param>
    /// <param name="most">Bytes that may come out; more is 413.</param>
    /// <param name="problem">Why the body cannot be read at all.</param>
    public static PipeReader? Open(HttpRequest request, long most, out Problem? problem)
    {
        var encoding = request.Headers[HeaderNames.ContentEncoding].ToString().Trim();
        var isGzip = encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase) || encoding.Equals("x-gzip", StringComparison.OrdinalIgnoreCase);
        problem = isGzip || encoding.Length == 0 || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase) ? null : Encoding;
        if (problem is not null) return null;
        return isGzip ? PipeReader.Create(new EventBody(request.Body, most)) : request.BodyReader;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        try
        {
            count = await _source.ReadAsync(buffer, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new EventBodyException(Corrupt, e);
        }

        _read += count;
        if (_read > _most) throw new EventBodyException(KnownProblems.TooLarge);
        if (_read > FreeBytes && _read / MostRatio > _packed.Bytes) throw new EventBodyException(Ratio);
        if (count == 0 && buffer.Length > 0 && !_packed.EndsWith(_read)) throw new EventBodyException(CutOff);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Counts what arrives and keeps the last four bytes: a gzip member ends with the length of what it holds.</summary>
    private sealed class PackedStream(Stream inner) : Stream
    {
        private const int Trailer = 4;

        private readonly byte[] _last = new byte[Trailer];

        public long Bytes { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Bytes;
            set => throw new NotSupportedException();
        }

        /// <summary>Header, an empty block and trailer are 20 bytes.</summary>
        public bool EndsWith(long unpacked) => Bytes >= 20 && BinaryPrimitives.ReadUInt32LittleEndian(_last) == unchecked((uint)unpacked);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await inner.ReadAsync(buffer, cancellationToken);
            Bytes += count;
            Keep(buffer.Span[..count]);
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private void Keep(ReadOnlySpan<byte> bytes)
        {
            if (bytes.Length >= Trailer)
            {
                bytes[^Trailer..].CopyTo(_last);
                return;
            }

            _last.AsSpan(bytes.Length).CopyTo(_last);
            bytes.CopyTo(_last.AsSpan(Trailer - bytes.Length));
        }
    }
}
