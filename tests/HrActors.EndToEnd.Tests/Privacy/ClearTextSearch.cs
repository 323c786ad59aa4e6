using System.Buffers;
using System.Text;

namespace HrActors.EndToEnd.Tests.Privacy;

/// <summary>
/// Looks for values in whatever form they could stand in clear: UTF-8, UTF-16 in both orders, base 64 at any of the three alignments and
/// hexadecimal.
/// </summary>
internal sealed class ClearTextSearch
{
    private readonly Dictionary<string, string> _forms = new(StringComparer.Ordinal);
    private readonly SearchValues<string> _all;

    public ClearTextSearch(IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            foreach (var (form, text) in FormsOf(value)) _forms.TryAdd(text, $"{value} as {form}");
        }

        _all = SearchValues.Create([.. _forms.Keys], StringComparison.Ordinal);
    }

    public int Forms => _forms.Count;

    /// <summary>What was found; null when there is nothing.</summary>
    public string? In(ReadOnlySpan<byte> bytes) => In(Encoding.Latin1.GetString(bytes));

    /// <summary>The same in a text whose characters are bytes.</summary>
    private string? In(string bytes)
    {
        var at = bytes.AsSpan().IndexOfAny(_all);
        return at < 0 ? null : _forms.First(form => bytes.AsSpan(at).StartsWith(form.Key, StringComparison.Ordinal)).Value;
    }

    /// <summary>In a text as a person reads it.</summary>
    public string? InText(string text) => In(Encoding.UTF8.GetBytes(text));

    public static IEnumerable<(string Form, string Text)> FormsOf(string value)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(value), utf16 = Encoding.Unicode.GetBytes(value);
        yield return ("UTF-8", Latin(utf8));
        yield return ("UTF-16", Latin(utf16));
        yield return ("UTF-16, big-endian", Latin(Encoding.BigEndianUnicode.GetBytes(value)));
        yield return ("hexadecimal", Convert.ToHexStringLower(utf8));
        yield return ("hexadecimal", Convert.ToHexString(utf8));
        for (var before = 0; before < 3; before++)
        {
            yield return ("base 64", Inside(utf8, before));
            yield return ("base 64 of UTF-16", Inside(utf16, before));
        }
    }

    /// <summary>The characters that depend on the bytes alone when <paramref name="before"/> others stand before them.</summary>
    private static string Inside(byte[] bytes, int before)
    {
        var all = Convert.ToBase64String([.. new byte[before], .. bytes]);
        return all[(((before * 8) + 5) / 6)..((before + bytes.Length) * 8 / 6)];
    }

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
