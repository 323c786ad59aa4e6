using System.Text;
using HrActors.Domain.Access;

namespace HrActors.Storage.Keys;

internal sealed class FieldProtector(KeyRing ring) : IFieldProtector
{
    private const string Context = "field";

    public ProtectedText Protect(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new()
        {
            KeyId = ring.CurrentKeyId,
            Sealed = Convert.ToBase64String(ring.Seal(Encoding.UTF8.GetBytes(value), Context)),
        };
    }

    public string Reveal(ProtectedText value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var buffer = new byte[value.Sealed.Length];
        return Convert.TryFromBase64String(value.Sealed, buffer, out var length)
            ? Encoding.UTF8.GetString(ring.Open(value.KeyId, buffer.AsSpan(0, length), Context))
            : throw new InvalidOperationException($"A value sealed under key '{value.KeyId}' was altered.");
    }

    public string SearchHash(string purpose, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        ArgumentNullException.ThrowIfNull(value);
        return Convert.ToHexStringLower(ring.SearchHash(purpose, value));
    }
}
