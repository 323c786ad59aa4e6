using HrActors.Contracts.Access;
using HrActors.Silo.Audit;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Access;

/// <summary>
/// Stands before every route of the interface: a route that declares no permission is closed, one that declares one asks for a token
/// whose role holds it. Actors are then called in the name of that principal. Branch scope is the matter of the route and of the actor,
/// which know the branch.
/// </summary>
internal sealed class AccessGuard(RequestDelegate next, BearerTokens tokens, RequestRates rates, Callers callers)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (await Refuse(context) is { } problem)
        {
            await problem.Result().ExecuteAsync(context);
        }
        else if (Caller.Of(context) is { } caller)
        {
            using var speaking = callers.As(caller.Principal);
            await next(context);
        }
        else
        {
            await next(context);
        }
    }

    private async Task<Problem?> Refuse(HttpContext context)
    {
        // Without an endpoint there is nothing to guard: the answer is 404 or 405 for everybody.
        if (context.GetEndpoint() is not { } endpoint || IsMissing(endpoint)) return null;
        if (endpoint.Metadata.GetMetadata<AccessDeclaration>() is not { } declared) return KnownProblems.Undeclared;
        if (AccessPolicy.IsAnonymous(declared.Permission)) return null;
        var authorization = context.Request.Headers.Authorization;
        if (await tokens.Read(authorization, Origin.Of(context, "api"), context.RequestAborted) is not { } principal)
            return rates.Allows(context) ? KnownProblems.Unauthenticated : KnownProblems.TooMany;
        if (!rates.Allows(principal)) return KnownProblems.TooMany with { RetryAfter = TimeSpan.FromSeconds(1) };

        // Known before the refusal, so that it goes on record under the caller's name.
        Caller.Set(context, principal);
        return AccessPolicy.Holds(principal, declared.Permission) ? null : KnownProblems.Forbidden;
    }

    /// <summary>Routing answers 405 and 415 by endpoints of its own, which carry no route.</summary>
    private static bool IsMissing(Endpoint endpoint) => endpoint is not RouteEndpoint;
}
