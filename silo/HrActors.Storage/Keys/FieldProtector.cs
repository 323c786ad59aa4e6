using System.Text;
using HrActors.Domain.Access;

namespace HrActors.Storage.Keys;

internal sealed class FieldProtector(KeyRing ring) : IFieldProtector
{
    private const string Context = "field";

    public ProtectedText Protect(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var (keyId, bytes) = ring.Seal(Encoding.UTF8.GetBytes(value), Context);
        return new() { KeyId = keyId, Sealed = Convert.ToBase64String(bytes) };
    }

    public string Reveal(ProtectedText value)
    {
        ArgumentNullException.ThrowIfNull(value);
        // Both are null in a record that was cut off.
        if (value.KeyId is null || value.Sealed is null) throw new ProtectedValueException("A protected value is incomplete.");

        var buffer = new byte[value.Sealed.Length];
        return Convert.TryFromBase64String(value.Sealed, buffer, out var length)
            ? Encoding.UTF8.GetString(ring.Open(value.KeyId, buffer.AsSpan(0, length), Context))
            : throw new ProtectedValueException($"A value sealed under key '{KeyRingContent.Shown(value.KeyId)}' was altered.");
    }

    public ProtectedText Renew(ProtectedText value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.KeyId == ring.CurrentKeyId) return value;
        try
        {
            var renewed = Protect(Reveal(value));
            RenewalCount.Note(renewed: true);
            return renewed;
        }
        catch (ProtectedValueException)
        {
            // Kept as it is: a lost key may be found again, and what cannot be read is told where it is read.
            RenewalCount.Note(renewed: false);
            return value;
        }
    }

    public string SearchHash(string purpose, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        ArgumentNullException.ThrowIfNull(value);
        return Convert.ToHexStringLower(ring.SearchHash(purpose, value));
    }
}
