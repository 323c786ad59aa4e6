using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using Microsoft.Extensions.Caching.Memory;

namespace HrActors.Silo.Access;

/// <summary>
/// Finds the principal of a bearer token: a session or a key of an upstream system. The account is asked at most every
/// <see cref="Freshness"/>, so that a session that was ended on any silo, or a changed role or scope, counts here within that time.
/// </summary>
internal sealed class BearerTokens(IGrainFactory grains, SessionToken sessions, IAccountDesk accounts, Callers callers, IMemoryCache cache)
{
    private const string Scheme = "Bearer ";

    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    /// <summary>Null when there is no valid token.</summary>
    public async Task<Principal?> Read(string? authorization, CancellationToken cancellationToken)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;

        var token = authorization[Scheme.Length..].Trim();
        if (token.StartsWith(UpstreamKey.Prefix, StringComparison.Ordinal))
        {
            var hash = UpstreamKey.HashOf(token);
            return await Known("key:" + hash, () => FindKey(hash), cancellationToken);
        }

        if (sessions.Read(token) is not { } claims) return null;
        var user = await Known(KeyOf(claims.User, claims.Session), () => accounts.Find(claims.User, claims.Session, isActive: true), cancellationToken);
        return user is null ? null : user with { SessionId = claims.Session };
    }

    /// <summary>So that a session that was ended through this silo ends here at once.</summary>
    public void Forget(Principal principal) => cache.Remove(KeyOf(principal.UserName, principal.SessionId ?? ""));

    private static string KeyOf(string userName, string sessionId) => $"session:{userName}/{sessionId}";

    private async Task<Principal?> FindKey(string hash)
    {
        // Nobody is signed in yet: the product asks on its own behalf.
        using var system = callers.AsSystem();
        return await grains.GetGrain<IUpstreamGrain>(GrainKeys.Upstream(hash)).Get();
    }

    private async Task<Principal?> Known(string key, Func<Task<Principal?>> ask, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(key, out Principal? known)) return known;

        var found = await ask().WaitAsync(cancellationToken);
        // Absence is not remembered: a key that was just made must work at once, and guesses must not fill the memory.
        if (found is not null) cache.Set(key, found, Freshness);
        return found;
    }
}
