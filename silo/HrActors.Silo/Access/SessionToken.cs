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

    /// <summary>The account's stamp at sign-in; another one since then ends the session.</summary>
    public required string Stamp { get; init; }

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

    /// <summary>How long a sign-in lasts: a working day.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(10);

    private readonly byte[] _key = keys.GetSecret("session");

    public (string Token, DateTimeOffset ExpiresAt) Issue(string userName, string stamp)
    {
        var expires = DateTimeOffset.FromUnixTimeSeconds((time.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
        var claims = new SessionClaims { User = userName, Stamp = stamp, Until = expires.ToUnixTimeSeconds() };
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, HrJson.Options));
        return ($"{Prefix}{body}.{SealOf(body)}", expires);
    }

    /// <summary>Null when the token is not ours, was altered or has expired.</summary>
    public SessionClaims? Read(string token)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token.Length > 2_000) return null;
        var parts = token[Prefix.Length..].Split('.');
        if (parts is not [var body, var hash] || !Base64Url.IsValid(body)) return null;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(SealOf(body)), Encoding.ASCII.GetBytes(hash))) return null;

        var claims = JsonSerializer.Deserialize<SessionClaims>(Base64Url.DecodeFromChars(body), HrJson.Options);
        return claims is not null && time.GetUtcNow().ToUnixTimeSeconds() < claims.Until ? claims : null;
    }

    private string SealOf(string body) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(body)));
}
