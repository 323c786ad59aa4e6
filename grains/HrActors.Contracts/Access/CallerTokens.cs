using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace HrActors.Contracts.Access;

/// <summary>
/// Makes and verifies the tokens that say for whom an actor is called: name, role, branches and end, under a keyed hash whose key every
/// silo, and nobody else, has. A token is verified once and then known until it ends, and made once for whoever calls again soon.
/// </summary>
public sealed class CallerTokens
{
    /// <summary>How long a token holds: longer than any call waits, and short enough to be worth little when it is found.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>A token is handed out again for this part of its life, so that what is left is longer than any call waits.</summary>
    private const int Renewals = 4;
    private const int MostKnown = 10_000;
    private const int MostMade = 1_000;
    private const int Longest = 64_000;

    private readonly ConcurrentDictionary<string, CallerIdentity> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Maker, Minted> _made = new();
    private readonly byte[] _key;
    private readonly TimeProvider _time;
    private Minted _system;

    /// <param name="key">The same in every process that makes or verifies tokens, and of no other use.</param>
    /// <param name="time">Clocks may differ by less than half of <see cref="Life"/>.</param>
    public CallerTokens(byte[] key, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(time);
        _key = key;
        _time = time;
        _system = MintSystem();
    }

    /// <summary>A token for somebody whom the caller of this method has just recognised.</summary>
    public string For(Principal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        // A role of none would be the product itself.
        if (principal.Role == Role.None) throw new ArgumentException("A principal has a role.", nameof(principal));
        var maker = new Maker(principal.UserName, principal.Role, principal.Branches);
        var now = _time.GetUtcNow();
        if (_made.TryGetValue(maker, out var made) && now < made.RenewAt) return made.Token;

        // Branches that came from another silo are another set every time: without an end those would pile up.
        if (_made.Count >= MostMade) _made.Clear();
        var token = Mint(principal.UserName, principal.Role, principal.Branches);
        _made[maker] = new(token, null, now + (Life / Renewals));
        return token;
    }

    /// <summary>The product's own token; the same one for a while, so that comparing references is enough.</summary>
    public string ForSystem()
    {
        var system = Volatile.Read(ref _system);
        if (_time.GetUtcNow() < system.RenewAt) return system.Token;

        Volatile.Write(ref _system, system = MintSystem());
        return system.Token;
    }

    /// <exception cref="CallRefusedException">The token is not ours, was altered, or has ended.</exception>
    public CallerIdentity Verify(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        var system = Volatile.Read(ref _system);
        var identity = ReferenceEquals(token, system.Token) ? system.Identity! : _known.TryGetValue(token, out var known) ? known : Learn(token);
        return _time.GetUtcNow() < identity.Until
            ? identity
            : throw new CallRefusedException(CallRefusal.Expired, "The call's token has ended.");
    }

    private CallerIdentity Learn(string token)
    {
        var identity = Read(token) ?? throw new CallRefusedException(CallRefusal.Forged, "The call's token is not one of this product.");
        if (_known.Count >= MostKnown)
        {
            var now = _time.GetUtcNow();
            foreach (var old in _known.Where(entry => entry.Value.Until <= now).ToList()) _known.TryRemove(old);
            if (_known.Count >= MostKnown) _known.Clear();
        }

        _known[token] = identity;
        return identity;
    }

    /// <summary>Null when it is not ours or was altered.</summary>
    private CallerIdentity? Read(string token)
    {
        if (token.Length > Longest || token.Split('.') is not [var body, var seal] || !Base64Url.IsValid(body)) return null;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(SealOf(body)), Encoding.ASCII.GetBytes(seal))) return null;

        var claims = JsonSerializer.Deserialize<Claims>(Base64Url.DecodeFromChars(body))!;
        return new()
        {
            Name = claims.Name,
            Role = claims.Role,
            Branches = claims.Branches?.ToImmutableHashSet(StringComparer.Ordinal),
            Until = DateTimeOffset.FromUnixTimeSeconds(claims.Until),
        };
    }

    private Minted MintSystem()
    {
        var token = Mint("system", Role.None, null);
        return new(token, Read(token)!, _time.GetUtcNow() + (Life / Renewals));
    }

    private string Mint(string name, Role role, ImmutableHashSet<string>? branches)
    {
        var claims = new Claims(name, role, branches?.Order(StringComparer.Ordinal).ToArray(), (_time.GetUtcNow() + Life).ToUnixTimeSeconds());
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims));
        return $"{body}.{SealOf(body)}";
    }

    private string SealOf(string body) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(body)));

    private sealed record Claims(string Name, Role Role, string[]? Branches, long Until);

    private sealed record Minted(string Token, CallerIdentity? Identity, DateTimeOffset RenewAt);

    /// <summary>Equal when everything in the token is, as far as can be told without reading the branches: the same set, not one like it.</summary>
    private readonly record struct Maker(string Name, Role Role, ImmutableHashSet<string>? Branches);
}
