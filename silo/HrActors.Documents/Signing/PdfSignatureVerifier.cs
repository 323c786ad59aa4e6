using System.Formats.Asn1;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HrActors.Documents.Signing;

/// <summary>Checks the signature inside a PDF (PAdES): the last one, which has to cover every byte of the file but itself.</summary>
public static partial class PdfSignatureVerifier
{
    /// <summary>
    /// As for a signature beside the document; further reasons: <c>signature.none</c>, and <c>signature.document-changed</c> when bytes
    /// stand outside what was signed.
    /// </summary>
    public static SignatureVerdict Verify(ReadOnlyMemory<byte> pdf, string? expectedThumbprint = null)
    {
        var text = Encoding.Latin1.GetString(pdf.Span);
        if (RangePattern().Matches(text).LastOrDefault() is not { } range) return new() { Reason = "signature.none" };

        var (from, after, rest) = (Number(range, 1), Number(range, 2), Number(range, 3));
        if (from <= 0 || after <= from + 2 || after + rest != pdf.Length || text[(int)from] != '<' || text[(int)after - 1] != '>')
            return new() { Reason = "signature.document-changed" };

        byte[] cms;
        try
        {
            var contents = Convert.FromHexString(text.AsSpan((int)from + 1, (int)(after - from - 2)));
            AsnDecoder.ReadEncodedValue(contents, AsnEncodingRules.BER, out _, out _, out var length);
            if (contents.AsSpan(length).ContainsAnyExcept((byte)0)) return new() { Reason = "signature.document-changed" };
            cms = contents[..length];
        }
        catch (Exception error) when (error is FormatException or AsnContentException)
        {
            return new() { Reason = "signature.unreadable" };
        }

        byte[] signed = [.. pdf.Span[..(int)from], .. pdf.Span[(int)after..]];
        return SignatureVerifier.Verify(signed, cms, expectedThumbprint, TimeOf(text, range.Index));
    }

    /// <summary>When, as the dictionary of the signature says; null when it does not.</summary>
    private static DateTimeOffset? TimeOf(string text, int dictionary) =>
        TimePattern().Match(text, dictionary) is { Success: true } time
        && DateTimeOffset.TryParseExact(
            $"{time.Groups[1].Value}{time.Groups[2].Value}:{time.Groups[3].Value}", "yyyyMMddHHmmsszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at.ToUniversalTime()
            : null;

    private static long Number(Match match, int group) => long.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/ByteRange \[0 (\d{1,10}) +(\d{1,10}) +(\d{1,10}) *\]")]
    private static partial Regex RangePattern();

    [GeneratedRegex(@"/M \(D:(\d{14})([+-]\d\d)'(\d\d)'\)")]
    private static partial Regex TimePattern();
}
