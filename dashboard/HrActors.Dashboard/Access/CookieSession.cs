using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Dashboard.Access;

/// <summary>The session cookie: not readable by scripts, not sent by other sites, and compared with its account as it is used.</summary>
internal static class CookieSession
{
    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "hr-dashboard";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/";
        cookie.ReturnUrlParameter = "returnUrl";
        // The account decides how long a session holds; the cookie ends when it does at the latest.
        cookie.SlidingExpiration = false;
        cookie.Events.OnValidatePrincipal = Validate;
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var check = context.HttpContext.RequestServices.GetRequiredService<SessionCheck>();
        if (context.Principal?.ToPrincipal() is { } session && await check.IsCurrent(session, isActive: true)) return;

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(DashboardHosting.Scheme);
    }
}
