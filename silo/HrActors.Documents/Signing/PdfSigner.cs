using System.Globalization;
using System.Text;
using HrActors.Domain.Time;

namespace HrActors.Documents.Signing;

/// <summary>
/// Puts a signature into a PDF (PAdES, ETSI EN 319 142-1: <c>ETSI.CAdES.detached</c>): an invisible field whose value covers every byte
/// of the file but itself. What stood there stays as it is; the signature follows it.
/// </summary>
internal static class PdfSigner
{
    /// <summary>Room beyond the length of a first try: signatures of elliptic curves differ by some bytes.</summary>
    private const int Slack = 256;
    private const int RangeWidth = 10;

    /// <param name="pdf">As our printer wrote it.</param>
    /// <param name="sign">The signature (CMS, DER) over the given bytes.</param>
    /// <param name="name">Who signs.</param>
    /// <param name="reason">Why.</param>
    /// <param name="at">When, kept to the second.</param>
    /// <exception cref="InvalidDataException">Another kind of PDF.</exception>
    public static byte[] Sign(ReadOnlyMemory<byte> pdf, Func<byte[], byte[]> sign, string name, string reason, DateTimeOffset at)
    {
        var room = sign([0]).Length + Slack;
        var plain = PlainPdf.Read(pdf.Span);
        var update = Update(plain, pdf.Length, room, name, reason, at, out var rangeAt, out var contentsAt);

        byte[] file = [.. pdf.Span, .. Encoding.Latin1.GetBytes(update)];
        var (from, after) = (pdf.Length + contentsAt, pdf.Length + contentsAt + (room * 2) + 2);
        var range = string.Join(' ', new[] { from, after, file.Length - after }.Select(part => part.ToString(CultureInfo.InvariantCulture).PadRight(RangeWidth)));
        Encoding.Latin1.GetBytes(range, file.AsSpan(pdf.Length + rangeAt));

        var cms = sign([.. file.AsSpan(0, from), .. file.AsSpan(after)]);
        if (cms.Length > room) throw new InvalidOperationException("The signature is longer than the room for it.");
        Encoding.Latin1.GetBytes(Convert.ToHexStringLower(cms), file.AsSpan(from + 1));
        return file;
    }

    private static string Update(
        PlainPdf pdf, int length, int room, string name, string reason, DateTimeOffset at, out int rangeAt, out int contentsAt)
    {
        var (value, field, page) = (pdf.Size, pdf.Size + 1, pdf.FirstPage());
        var offsets = new SortedDictionary<int, int>();
        var text = new StringBuilder();

        Begin(page).Append(pdf.Dictionary(page)).Append(Invariant($"\n/Annots [{field} 0 R]>>\nendobj\n"));
        Begin(pdf.Root).Append(pdf.Dictionary(pdf.Root)).Append(Invariant($"\n/AcroForm <</Fields [{field} 0 R] /SigFlags 3>>>>\nendobj\n"));
        Begin(value).Append("/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/ByteRange [0 ");
        rangeAt = text.Length;
        text.Append(' ', (RangeWidth * 3) + 2).Append("]\n/Contents ");
        contentsAt = text.Length;
        text.Append('<').Append('0', room * 2).Append(">\n/Name ").Append(Text(name)).Append("\n/Reason ").Append(Text(reason))
            .Append(Invariant($"\n/M (D:{at.ToOffset(ChinaTime.Offset):yyyyMMddHHmmss}+08'00')>>\nendobj\n"));
        Begin(field).Append(Invariant(
            $"/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/T (Signature1)\n/F 132\n/Rect [0 0 0 0]\n/V {value} 0 R\n/P {page} 0 R>>\nendobj\n"));

        var table = length + text.Length;
        text.Append("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, offset) in offsets) text.Append(Invariant($"{number} 1\n{offset:D10} 00000 n \n"));
        text.Append(Invariant($"trailer\n<</Size {pdf.Size + 2}\n{pdf.Trailer}\n/Prev {pdf.Xref}>>\nstartxref\n{table}\n%%EOF\n"));
        return text.ToString();

        StringBuilder Begin(int number)
        {
            offsets[number] = length + text.Length;
            return text.Append(Invariant($"{number} 0 obj\n<<"));
        }
    }

    /// <summary>A text string in UTF-16, in hexadecimal.</summary>
    private static string Text(string text) => "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
