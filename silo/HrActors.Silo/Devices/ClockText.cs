using System.Text;

namespace HrActors.Silo.Devices;

/// <summary>Bytes of a time clock as text: UTF-8, or GB 18030 (which holds GB 2312) where they are none.</summary>
internal static class ClockText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Chinese.GetString(bytes);
        }
    }

    /// <summary>Lines with something in them, be it only NUL, which is left out of them; ends of line of any system.</summary>
    public static IEnumerable<string> Lines(string text) =>
        text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Where(line => line.AsSpan().Trim().Length > 0).Select(WithoutNul);

    /// <summary>The one character that a database's text may not hold: memory of a device gone bad, or somebody trying.</summary>
    public static string WithoutNul(string text) => text.Replace("\0", "", StringComparison.Ordinal);
}
