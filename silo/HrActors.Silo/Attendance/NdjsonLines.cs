using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace HrActors.Silo.Attendance;

/// <summary>One line of a body, good until the next is asked for; no bytes when it was longer than allowed.</summary>
internal readonly record struct NdjsonLine(int Index, ReadOnlySequence<byte>? Bytes);

/// <summary>
/// Cuts a body of any length into lines and holds no more than one of them. Blank lines are skipped and do not count.
/// </summary>
internal static class NdjsonLines
{
    public static async IAsyncEnumerable<NdjsonLine> Read(
        PipeReader body, int longest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var index = 0;
        var tooLong = false;
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (TryCut(ref buffer, out var line))
            {
                if (tooLong || line.Length > longest) yield return new(index++, null);
                else if (!IsBlank(line)) yield return new(index++, line);
                tooLong = false;
            }

            if (read.IsCompleted)
            {
                if (tooLong || buffer.Length > longest) yield return new(index, null);
                else if (!IsBlank(buffer)) yield return new(index, buffer);
                body.AdvanceTo(buffer.End);
                yield break;
            }

            // The rest of a line that is too long already is thrown away as it comes.
            if (tooLong || buffer.Length > longest)
            {
                tooLong = true;
                body.AdvanceTo(buffer.End);
            }
            else
            {
                body.AdvanceTo(buffer.Start, buffer.End);
            }
        }
    }

    private static bool TryCut(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line)
    {
        line = default;
        if (buffer.PositionOf((byte)'\n') is not { } end) return false;
        line = buffer.Slice(0, end);
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return true;
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8)) return false;
        }

        return true;
    }
}
