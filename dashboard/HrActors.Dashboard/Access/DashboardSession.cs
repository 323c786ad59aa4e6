using System.Security.Claims;
using HrActors.Contracts.Access;
using Microsoft.AspNetCore.Authentication;

namespace HrActors.Dashboard.Access;

/// <summary>The session of a browser, for a host that lets people in by a way of its own.</summary>
public static class DashboardSession
{
    /// <summary>What the cookie of <see cref="DashboardHosting.Scheme"/> says of a session.</summary>
    public static ClaimsPrincipal ToClaims(Principal principal, AccountSession session)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(session);
        return (principal with { SessionId = session.Id, From = session.From }).ToClaims();
    }

    /// <summary>Ends the cookie when the session ends at the latest.</summary>
    public static void EndWith(this AuthenticationProperties properties, AccountSession session)
    {
        ArgumentNullException.ThrowIfNull(properties);
        ArgumentNullException.ThrowIfNull(session);
        properties.ExpiresUtc = session.Until;
    }

    /// <summary>An address of this site to go back to; the start page where it is none.</summary>
    public static string WayBack(string? address) => LocalAddress.Of(address);
}
