using System.Buffers;

namespace HrActors.DurableLog;

/// <summary>
/// A shorter form for the items of one namespace, which leaves out what stands beside the payload anyway: stream, source, event id,
/// subject and time. Register it in the container; its form is stored data and must stay readable.
/// </summary>
public interface ILogItemCodec
{
    /// <summary>The namespace whose items it writes.</summary>
    string Namespace { get; }

    /// <summary>Writes what cannot be told from the columns; false when the item holds what this form has no place for.</summary>
    bool TryWrite(object item, IBufferWriter<byte> to);

    /// <summary>The item of <paramref name="record"/>, whose payload holds <paramref name="form"/>.</summary>
    object Read(LogRecord record, ReadOnlySpan<byte> form);
}
