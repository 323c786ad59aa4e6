namespace HrActors.Documents.Forms;

/// <summary>
/// Sets the zone of a PDF's dates to UTC. The PDF writer is given UTC but notes the offset of the machine's own zone beside it, so that the
/// instant would be wrong and the bytes differ from machine to machine.
/// </summary>
internal static class PdfDates
{
    /// <summary>Digits of a date between <c>D:</c> and its zone: year to second.</summary>
    private const int Digits = 14;

    /// <summary>Changes the bytes in place; the length stays, so that the cross-reference table still holds.</summary>
    /// <exception cref="InvalidDataException">The document has no such dates.</exception>
    public static void SetToUtc(Span<byte> pdf)
    {
        SetToUtc(pdf, "/CreationDate (D:"u8);
        SetToUtc(pdf, "/ModDate (D:"u8);
    }

    private static void SetToUtc(Span<byte> pdf, ReadOnlySpan<byte> name)
    {
        var utc = "+00'00')"u8;
        var zone = pdf.IndexOf(name) + name.Length + Digits;
        if (zone < name.Length + Digits || zone + utc.Length > pdf.Length || pdf[zone + utc.Length - 1] != (byte)')')
            throw new InvalidDataException("The PDF writer noted no dates of the expected form.");

        utc.CopyTo(pdf[zone..]);
    }
}
