using System.Text.Json;
using System.Text.Json.Serialization;

namespace HrActors.Storage.Keys;

/// <summary>What the key file holds; keys in base 64.</summary>
internal sealed record KeyRingContent
{
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
        var content = JsonSerializer.Deserialize<KeyRingContent>(json, Format) ?? throw new JsonException("The file is empty.");
        if (!content.Keys.ContainsKey(content.Current)) throw new JsonException("The current key is not among the keys.");
        var wrong = content.Keys.Append(new("search", content.Search)).Append(new("signing", content.Signing))
            .Where(entry => entry.Value is not { Length: KeyRing.KeySize })
            .Select(entry => entry.Key)
            .ToList();
        return wrong.Count == 0 ? content : throw new JsonException($"Not {KeyRing.KeySize} bytes long: {string.Join(", ", wrong)}.");
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Format);

    /// <summary>Names the type only: a record would print its keys.</summary>
    public override string ToString() => nameof(KeyRingContent);
}
