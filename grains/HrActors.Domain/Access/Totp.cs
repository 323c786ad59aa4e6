using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HrActors.Domain.Access;

/// <summary>Time-based one-time codes as every authenticator makes them (RFC 6238): six digits, thirty seconds, HMAC-SHA-1.</summary>
public static class Totp
{
    /// <summary>Bytes of a secret, as RFC 4226 recommends.</summary>
    public const int SecretLength = 20;

    public const int Digits = 6;

    private const int StepSeconds = 30;
    private const int Modulus = 1_000_000;

    /// <summary>Clocks may be off by one step in either direction.</summary>
    private const int Tolerance = 1;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step (RFC 4226 §5.3).</summary>
    public static string CodeOf(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % Modulus).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is; null when it is none of now, or of a step that was used before.</summary>
    /// <param name="lastStep">A code counts once: only steps behind this one are looked at.</param>
    public static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset at, long lastStep)
    {
        ArgumentNullException.ThrowIfNull(code);
        var now = StepAt(at);
        long? found = null;
        // All of them, always: how long it takes says nothing.
        for (var step = now - Tolerance; step <= now + Tolerance; step++)
        {
            var isIt = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeOf(secret, step)), Encoding.UTF8.GetBytes(code));
            if (isIt && step > lastStep) found ??= step;
        }

        return found;
    }

    /// <summary>What a QR code shows to an authenticator.</summary>
    public static string UriOf(string issuer, string account, ReadOnlySpan<byte> secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={TextOf(secret)}&issuer={Uri.EscapeDataString(issuer)}";

    /// <summary>A secret as people type it: base 32 without padding (RFC 4648).</summary>
    public static string TextOf(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder((secret.Length * 8 / 5) + 1);
        var (bits, count) = (0, 0);
        foreach (var value in secret)
        {
            bits = ((bits << 8) | value) & 0xFFFF;
            for (count += 8; count >= 5; count -= 5) text.Append(Base32[(bits >> (count - 5)) & 31]);
        }

        if (count > 0) text.Append(Base32[(bits << (5 - count)) & 31]);
        return text.ToString();
    }
}
