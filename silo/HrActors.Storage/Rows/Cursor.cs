using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace HrActors.Storage.Rows;

/// <summary>
/// Where a page of a list that is newest first ended: instant and id of its last row. Neither ever changes, so that rows which come or
/// change meanwhile make neither a gap nor a repetition.
/// </summary>
internal readonly record struct Cursor(long At, string Id)
{
    public string Encode() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{At.ToString(CultureInfo.InvariantCulture)}:{Id}"));

    /// <exception cref="ArgumentException">Not a cursor of ours.</exception>
    public static Cursor Decode(string text)
    {
        
        if (Base64Url.IsValid(text)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':', 2) is [var at, var id]
            && long.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var microseconds))
        {
            return new(microseconds, id);
        }

        throw new ArgumentException("Not a cursor of this list.", nameof(text));
    }
}
