using HrActors.Contracts;
using HrActors.Contracts.Access;
using Microsoft.Extensions.Caching.Memory;

namespace HrActors.Silo.Access;

/// <summary>
/// Finds the principal of a bearer token: a session or a key of an upstream system. The account is asked at most every
/// <see cref="Freshness"/>, so that a changed password, role or scope ends older sessions within that time.
/// </summary>
internal sealed class BearerTokens(IGrainFactory grains, SessionToken sessions, Callers callers, IMemoryCache cache)
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
            return await Known("key:" + hash, () => grains.GetGrain<IUpstreamGrain>(GrainKeys.Upstream(hash)).Get(), cancellationToken);
        }

        if (sessions.Read(token) is not { } claims) return null;
        var user = await Known("user:" + claims.User, () => grains.GetGrain<IUserGrain>(GrainKeys.User(claims.User)).Get(),
            cancellationToken);
        return user?.Stamp == claims.Stamp ? user : null;
    }

    private async Task<Principal?> Known(string key, Func<Task<Principal?>> ask, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(key, out Principal? known)) return known;

        // Nobody is signed in yet: the product asks on its own behalf.
        using var system = callers.AsSystem();
        var found = await ask().WaitAsync(cancellationToken);
        // Absence is not remembered: a key that was just made must work at once, and guesses must not fill the memory.
        if (found is not null) cache.Set(key, found, Freshness);
        return found;
    }
}
