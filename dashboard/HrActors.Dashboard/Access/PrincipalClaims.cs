using System.Security.Claims;
using HrActors.Contracts.Access;

namespace HrActors.Dashboard.Access;

/// <summary>A principal as claims of the session cookie, and back.</summary>
internal static class PrincipalClaims
{
    private const string Display = "display";
    private const string Branch = "branch";
    private const string From = "from";
    private const string Session = "session";

    /// <summary>Present when the principal is limited to branches, so that no branch at all is not taken for all of them.</summary>
    private const string Limited = "limited";

    public static ClaimsPrincipal ToClaims(this Principal principal)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.Name, principal.UserName),
            new(Display, principal.DisplayName),
            new(ClaimTypes.Role, principal.Role.ToString()),
        };
        if (principal.SessionId is { } session) claims.Add(new(Session, session));
        if (principal.From is { } from) claims.Add(new(From, from));
        if (principal.Branches is { } branches)
        {
            claims.Add(new(Limited, "true"));
            claims.AddRange(branches.Order(StringComparer.Ordinal).Select(code => new Claim(Branch, code)));
        }

        return new(new ClaimsIdentity(claims, DashboardHosting.Scheme));
    }

    /// <summary>Null when the claims are not those of a signed-in user.</summary>
    public static Principal? ToPrincipal(this ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, Name: { } name } && Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? new()
            {
                UserName = name,
                DisplayName = user.FindFirstValue(Display) ?? name,
                Role = role,
                From = user.FindFirstValue(From),
                SessionId = user.FindFirstValue(Session),
                Branches = user.HasClaim(claim => claim.Type == Limited)
                    ? [.. user.FindAll(Branch).Select(claim => claim.Value)]
                    : null,
            }
            : null;
}
