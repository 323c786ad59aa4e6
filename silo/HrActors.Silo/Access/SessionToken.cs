using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HrActors.Silo.Json;
using HrActors.Storage.Keys;

namespace HrActors.Silo.Access;

/// <summary>What a session token says. Nothing personal: it travels with every request.</summary>
internal sealed record SessionClaims
{
    public required string User { get; init; }

    /// <summary>The session among those of the account: gone there, it is gone here.</summary>
    public required string Session { get; init; }

    /// <summary>Seconds of Unix time; at this instant it is no longer valid.</summary>
    public required long Until { get; init; }
}

/// <summary>
/// Makes and reads session tokens: the claims and a keyed hash over them under a key that every silo of the group has, so that any of
/// them can tell a token without asking.
/// </summary>
internal sealed class SessionToken(IKeyRing keys, TimeProvider time)
{
    public const string Prefix = "hrs_";

    private readonly byte[] _key = keys.GetSecret("session");

    public string Issue(string userName, string sessionId, DateTimeOffset until)
    {
        var claims = new SessionClaims { User = userName, Session = sessionId, Until = until.ToUnixTimeSeconds() };
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, HrJson.Options));
        return $"{Prefix}{body}.{SealOf(body)}";
    }

    /// <summary>Null when the token is not ours, was altered or has expired.</summary>
    public SessionClaims? Read(string token)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token.Length > 2_000) return null;
        var parts = token[Prefix.Length..].Split('.');
        if (parts is not [var body, var hash] || !Base64Url.IsValid(body)) return null;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(SealOf(body)), Encoding.ASCII.GetBytes(hash))) return null;

        try
        {
            var claims = JsonSerializer.Deserialize<SessionClaims>(Base64Url.DecodeFromChars(body), HrJson.Options);
            return claims is not null && time.GetUtcNow().ToUnixTimeSeconds() < claims.Until ? claims : null;
        }
        catch (JsonException)
        {
            // Ours, of a version that said something else: sign in again.
            return null;
        }
    }

    private string SealOf(string body) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(body)));
}
