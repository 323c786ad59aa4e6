using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Silo.Accounts;
using Microsoft.Extensions.Caching.Memory;

namespace HrActors.Silo.Access;

/// <summary>
/// Finds the principal of a bearer token: a session, a key of an upstream system, or a token of the company's identity provider. The
/// account is asked every time, so that a session that was ended on any silo, a removed user, or a changed role or scope counts at the next
/// request. Keys, which come with every batch of events, are asked at most every <see cref="Freshness"/>.
/// </summary>
internal sealed class BearerTokens(
    IGrainFactory grains, SessionToken sessions, IAccountDesk accounts, OidcTokens external, Callers callers, IMemoryCache cache)
{
    private const string Scheme = "Bearer ";

    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    /// <summary>Null when there is no valid token.</summary>
    /// <param name="from">The way in and the address, for the record.</param>
    public async Task<Principal?> Read(string? authorization, string from, CancellationToken cancellationToken)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;

        var token = authorization[Scheme.Length..].Trim();
        if (token.StartsWith(UpstreamKey.Prefix, StringComparison.Ordinal))
        {
            var hash = UpstreamKey.HashOf(token);
            return await Known("key:" + hash, () => FindKey(hash), cancellationToken);
        }

        if (!token.StartsWith(SessionToken.Prefix, StringComparison.Ordinal)) return await external.Read(token, from, cancellationToken);
        if (sessions.Read(token) is not { } claims) return null;
        var user = await accounts.Find(claims.User, claims.Session, isActive: true).WaitAsync(cancellationToken);
        return user is null ? null : user with { SessionId = claims.Session };
    }

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
