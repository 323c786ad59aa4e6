using System.Buffers;
using System.Text;
using HrActors.Contracts;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.DurableLog;

namespace HrActors.Grains.Attendance;

/// <summary>
/// The form in which the log keeps attendance events: one byte for the kind and which texts follow, then device, reason and replaced id.
/// Everything else stands in the log's own columns. What a time clock sent and corrections by hand are kept whole.
/// </summary>
internal sealed class AttendanceCodec : ILogItemCodec
{
    private const int KindBits = 0x0F;
    private const int HasDevice = 0x10;
    private const int HasReason = 0x20;
    private const int HasReplaces = 0x40;

    /// <summary>A longer text does not fit behind a length of one byte.</summary>
    private const int LongestText = 255;

    [ThreadStatic]
    private static (string Key, string Code) _lastBranch;

    public string Namespace => StreamNames.Attendance;

    public bool TryWrite(object item, IBufferWriter<byte> to)
    {
        if (item is not AttendanceEvent { Clock: null, By: null } e || (int)e.Kind > KindBits) return false;
        if (!Fits(e.Device) || !Fits(e.Reason) || !Fits(e.Replaces)) return false;

        var head = (int)e.Kind | (e.Device is null ? 0 : HasDevice) | (e.Reason is null ? 0 : HasReason) | (e.Replaces is null ? 0 : HasReplaces);
        to.GetSpan(1)[0] = (byte)head;
        to.Advance(1);
        Write(e.Device, to);
        Write(e.Reason, to);
        Write(e.Replaces, to);
        return true;
    }

    public object Read(LogRecord record, ReadOnlySpan<byte> form)
    {
        var head = form[0];
        form = form[1..];
        return new AttendanceEvent
        {
            EmployeeNo = record.Subject!,
            Kind = (PunchKind)(head & KindBits),
            At = record.OccurredAt,
            BranchCode = BranchOf(record.Stream.Key),
            Source = record.Source,
            EventId = record.EventId,
            Device = (head & HasDevice) != 0 ? Text(ref form) : null,
            Reason = (head & HasReason) != 0 ? Text(ref form) : null,
            Replaces = (head & HasReplaces) != 0 ? Text(ref form) : null,
        };
    }

    /// <summary>Records of a branch come one after another: its code is cut out of the key once.</summary>
    private static string BranchOf(string key)
    {
        if (!ReferenceEquals(_lastBranch.Key, key)) _lastBranch = (key, GrainKeys.IdOf(key));
        return _lastBranch.Code;
    }

    private static bool Fits(string? text) => text is null || Encoding.UTF8.GetByteCount(text) <= LongestText;

    private static void Write(string? text, IBufferWriter<byte> to)
    {
        if (text is null) return;
        var span = to.GetSpan(LongestText + 1);
        var written = Encoding.UTF8.GetBytes(text, span[1..]);
        span[0] = (byte)written;
        to.Advance(written + 1);
    }

    private static string Text(ref ReadOnlySpan<byte> form)
    {
        var length = form[0];
        var text = Encoding.UTF8.GetString(form.Slice(1, length));
        form = form[(length + 1)..];
        return text;
    }
}
