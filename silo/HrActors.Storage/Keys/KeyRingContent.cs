using System.Text.Json;
using System.Text.Json.Serialization;

namespace HrActors.Storage.Keys;

/// <summary>What the key file holds; keys in base 64.</summary>
internal sealed record KeyRingContent
{
    private const int LongestId = 20;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The key that encrypts from now on.</summary>
    public required string Current { get; init; }

    /// <summary>Encryption keys by id. A key leaves the ring only when nothing is encrypted under it any more.</summary>
    public required ImmutableSortedDictionary<string, byte[]> Keys { get; init; }

    /// <summary>Makes the hashes by which values are found; never changed, or nothing would be found again.</summary>
    public required byte[] Search { get; init; }

    /// <summary>Other secrets are derived from it.</summary>
    public required byte[] Signing { get; init; }

    /// <exception cref="JsonException">Not a key file; the text says where, never what stands there.</exception>
    public static KeyRingContent Parse(ReadOnlySpan<byte> json)
    {
        var content = Read(json) ?? throw new JsonException("The file is empty.");
        // The reader lets null through where a value is required.
        if (content.Keys is null || content.Current is null) throw new JsonException("The current key or the keys are missing.");
        if (!content.Keys.Keys.All(IsId)) throw new JsonException($"Ids of keys have 1 to {LongestId} letters, digits or dashes.");
        if (!content.Keys.ContainsKey(content.Current)) throw new JsonException("The current key is not among the keys.");
        var wrong = content.Keys.Append(new("search", content.Search)).Append(new("signing", content.Signing))
            .Where(entry => entry.Value is not { Length: KeyRing.KeySize })
            .Select(entry => entry.Key)
            .ToList();
        return wrong.Count == 0 ? content : throw new JsonException($"Not {KeyRing.KeySize} bytes long: {string.Join(", ", wrong)}.");
    }

    /// <summary>A key's id as it may stand in a message: what came from outside and is none is not repeated.</summary>
    public static string Shown(string? id) => id is not null && IsId(id) ? id : "?";

    public bool SameAs(KeyRingContent other) =>
        Current == other.Current && Keys.Keys.SequenceEqual(other.Keys.Keys) && Keys.All(key => key.Value.AsSpan().SequenceEqual(other.Keys[key.Key]))
        && Search.AsSpan().SequenceEqual(other.Search) && Signing.AsSpan().SequenceEqual(other.Signing);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Format);

    /// <summary>Names the type only: a record would print its keys.</summary>
    public override string ToString() => nameof(KeyRingContent);

    private static KeyRingContent? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<KeyRingContent>(json, Format);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or NotSupportedException or FormatException)
        {
            // Not the reader's own text: it names members and places, and where the file is damaged a key may stand there.
            var line = e is JsonException { LineNumber: { } number } ? $" (line {number + 1})" : "";
            throw new JsonException($"It does not have the form of one{line}.");
        }
    }

    private static bool IsId(string text) => text.Length is > 0 and <= LongestId && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
